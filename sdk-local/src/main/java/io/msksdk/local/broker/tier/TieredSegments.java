package io.msksdk.local.broker.tier;

import java.util.Comparator;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.function.Predicate;
import org.apache.kafka.server.log.remote.storage.RemoteLogSegmentId;
import org.apache.kafka.server.log.remote.storage.RemoteLogSegmentMetadata;
import org.apache.kafka.server.log.remote.storage.RemoteLogSegmentMetadataUpdate;
import org.apache.kafka.server.log.remote.storage.RemoteLogSegmentState;
import org.apache.kafka.server.log.remote.storage.RemoteResourceNotFoundException;

/**
 * The segments of one partition in the tier. A segment can be read once it is copied and until its
 * deletion begins; it is listed until it is deleted. Thread-safe.
 */
final class TieredSegments {
  private final Map<RemoteLogSegmentId, RemoteLogSegmentMetadata> segments = new HashMap<>();
  private final Map<Integer, Long> highest = new HashMap<>();

  synchronized void add(RemoteLogSegmentMetadata started) {
    segments.put(started.remoteLogSegmentId(), started);
  }

  synchronized void update(RemoteLogSegmentMetadataUpdate update)
      throws RemoteResourceNotFoundException {
    RemoteLogSegmentMetadata present = segments.get(update.remoteLogSegmentId());
    if (present == null) {
      throw new RemoteResourceNotFoundException(
          "segment: " + update.remoteLogSegmentId() + " unknown");
    }
    if (!RemoteLogSegmentState.isValidTransition(present.state(), update.state())) {
      throw new IllegalStateException(
          "segment: %s from %s to %s".formatted(present, present.state(), update.state()));
    }
    if (update.state() == RemoteLogSegmentState.DELETE_SEGMENT_FINISHED) {
      segments.remove(update.remoteLogSegmentId());
      return;
    }
    RemoteLogSegmentMetadata after = present.createWithUpdates(update);
    segments.put(update.remoteLogSegmentId(), after);
    if (readable(after)) {
      for (int epoch : after.segmentLeaderEpochs().keySet()) {
        highest.merge(epoch, lastOf(after, epoch), Math::max);
      }
    }
  }

  /** The segment that holds an offset written under a leader's epoch. */
  synchronized Optional<RemoteLogSegmentMetadata> holding(int epoch, long offset) {
    return segments.values().stream()
        .filter(TieredSegments::readable)
        .filter(segment -> holds(segment, epoch, offset))
        // after a change of leaders segments overlap: the later copy is the whole one
        .max(Comparator.comparingLong(RemoteLogSegmentMetadata::startOffset));
  }

  /** The first segment from an offset on that knows aborted transactions. */
  synchronized Optional<RemoteLogSegmentMetadata> withTransactions(int epoch, long offset) {
    return segments.values().stream()
        .filter(TieredSegments::readable)
        .filter(segment -> segment.segmentLeaderEpochs().containsKey(epoch))
        .filter(segment -> lastOf(segment, epoch) >= offset && !segment.isTxnIdxEmpty())
        .min(Comparator.comparingLong(RemoteLogSegmentMetadata::startOffset));
  }

  /** How far an epoch was ever copied; deletion does not take it back. */
  synchronized Optional<Long> highest(int epoch) {
    return Optional.ofNullable(highest.get(epoch));
  }

  List<RemoteLogSegmentMetadata> all() {
    return sorted(segment -> true);
  }

  List<RemoteLogSegmentMetadata> of(int epoch) {
    return sorted(segment -> segment.segmentLeaderEpochs().containsKey(epoch));
  }

  private synchronized List<RemoteLogSegmentMetadata> sorted(
      Predicate<RemoteLogSegmentMetadata> wanted) {
    return segments.values().stream()
        .filter(wanted)
        .sorted(Comparator.comparingLong(RemoteLogSegmentMetadata::startOffset))
        .toList();
  }

  private static boolean readable(RemoteLogSegmentMetadata segment) {
    return segment.state() == RemoteLogSegmentState.COPY_SEGMENT_FINISHED;
  }

  private static boolean holds(RemoteLogSegmentMetadata segment, int epoch, long offset) {
    Long first = segment.segmentLeaderEpochs().get(epoch);
    return first != null && first <= offset && offset <= lastOf(segment, epoch);
  }

  private static long lastOf(RemoteLogSegmentMetadata segment, int epoch) {
    Map.Entry<Integer, Long> next = segment.segmentLeaderEpochs().higherEntry(epoch);
    return next == null ? segment.endOffset() : next.getValue() - 1;
  }
}
