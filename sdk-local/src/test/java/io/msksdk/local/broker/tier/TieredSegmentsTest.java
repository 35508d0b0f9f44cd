package io.msksdk.local.broker.tier;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import java.util.Map;
import java.util.Optional;
import org.apache.kafka.common.TopicIdPartition;
import org.apache.kafka.common.TopicPartition;
import org.apache.kafka.common.Uuid;
import org.apache.kafka.server.log.remote.storage.RemoteLogSegmentId;
import org.apache.kafka.server.log.remote.storage.RemoteLogSegmentMetadata;
import org.apache.kafka.server.log.remote.storage.RemoteLogSegmentMetadataUpdate;
import org.apache.kafka.server.log.remote.storage.RemoteLogSegmentState;
import org.apache.kafka.server.log.remote.storage.RemoteResourceNotFoundException;
import org.junit.jupiter.api.Test;

class TieredSegmentsTest {
  private static final TopicIdPartition PARTITION =
      new TopicIdPartition(Uuid.randomUuid(), new TopicPartition("history", 0));

  private final TieredSegments segments = new TieredSegments();

  @Test
  void segment_isReadOnceItIsCopied_andUntilItsDeletionBegins() throws Exception {
    RemoteLogSegmentMetadata first = started(0, 99, Map.of(0, 0L));

    assertThat(segments.holding(0, 50)).isEmpty();
    assertThat(segments.all()).containsExactly(first);
    move(first, RemoteLogSegmentState.COPY_SEGMENT_FINISHED);
    assertThat(segments.holding(0, 50).map(RemoteLogSegmentMetadata::endOffset)).hasValue(99L);
    assertThat(segments.holding(0, 100)).isEmpty();
    move(first, RemoteLogSegmentState.DELETE_SEGMENT_STARTED);
    assertThat(segments.holding(0, 50)).isEmpty();
    assertThat(segments.of(0)).hasSize(1);
    move(first, RemoteLogSegmentState.DELETE_SEGMENT_FINISHED);
    assertThat(segments.all()).isEmpty();
    assertThat(segments.highest(0)).hasValue(99L);
  }

  @Test
  void segment_acrossLeaders_isFoundUnderEach() throws Exception {
    RemoteLogSegmentMetadata first = started(0, 99, Map.of(3, 0L, 4, 60L));
    RemoteLogSegmentMetadata second = started(100, 149, Map.of(4, 100L));
    move(first, RemoteLogSegmentState.COPY_SEGMENT_FINISHED);
    move(second, RemoteLogSegmentState.COPY_SEGMENT_FINISHED);

    assertThat(start(3, 59)).hasValue(0L);
    assertThat(start(3, 60)).isEmpty();
    assertThat(start(4, 60)).hasValue(0L);
    assertThat(start(4, 120)).hasValue(100L);
    assertThat(segments.highest(3)).hasValue(59L);
    assertThat(segments.highest(4)).hasValue(149L);
    assertThat(segments.of(4)).extracting(RemoteLogSegmentMetadata::startOffset).contains(0L, 100L);
    assertThat(segments.withTransactions(4, 120).map(RemoteLogSegmentMetadata::startOffset))
        .hasValue(100L);
  }

  @Test
  void update_ofWhatIsUnknownOrOver_isRefused() throws Exception {
    RemoteLogSegmentMetadata first = started(0, 99, Map.of(0, 0L));
    RemoteLogSegmentMetadata unknown = segment(100, 199, Map.of(0, 100L));

    assertThatThrownBy(() -> move(unknown, RemoteLogSegmentState.COPY_SEGMENT_FINISHED))
        .isInstanceOf(RemoteResourceNotFoundException.class);
    assertThatThrownBy(() -> move(first, RemoteLogSegmentState.DELETE_SEGMENT_FINISHED))
        .isInstanceOf(IllegalStateException.class)
        .hasMessageContaining("DELETE_SEGMENT_FINISHED");
  }

  private Optional<Long> start(int epoch, long offset) {
    return segments.holding(epoch, offset).map(RemoteLogSegmentMetadata::startOffset);
  }

  private RemoteLogSegmentMetadata started(long first, long last, Map<Integer, Long> epochs) {
    RemoteLogSegmentMetadata segment = segment(first, last, epochs);
    segments.add(segment);
    return segment;
  }

  private void move(RemoteLogSegmentMetadata segment, RemoteLogSegmentState to) throws Exception {
    segments.update(
        new RemoteLogSegmentMetadataUpdate(
            segment.remoteLogSegmentId(), 2, Optional.empty(), to, 1));
  }

  private static RemoteLogSegmentMetadata segment(
      long first, long last, Map<Integer, Long> epochs) {
    return new RemoteLogSegmentMetadata(
        new RemoteLogSegmentId(PARTITION, Uuid.randomUuid()), first, last, 1, 1, 1, 1000, epochs);
  }
}
