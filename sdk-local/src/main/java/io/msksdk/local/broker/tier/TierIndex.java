package io.msksdk.local.broker.tier;

import java.util.Collections;
import java.util.Iterator;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import java.util.concurrent.CompletableFuture;
import org.apache.kafka.common.TopicIdPartition;
import org.apache.kafka.server.log.remote.storage.RemoteLogMetadataManager;
import org.apache.kafka.server.log.remote.storage.RemoteLogSegmentMetadata;
import org.apache.kafka.server.log.remote.storage.RemoteLogSegmentMetadataUpdate;
import org.apache.kafka.server.log.remote.storage.RemotePartitionDeleteMetadata;
import org.apache.kafka.server.log.remote.storage.RemotePartitionDeleteState;
import org.apache.kafka.server.log.remote.storage.RemoteStorageException;
import org.jspecify.annotations.Nullable;

/** One broker's view of what is in its cluster's tier. Thread-safe. */
public final class TierIndex implements RemoteLogMetadataManager {
  private @Nullable Tier tier;

  /** Made by Kafka, by class name. */
  public TierIndex() {}

  @Override
  public void configure(Map<String, ?> configs) {
    tier = Tier.of(configs);
  }

  @Override
  public CompletableFuture<Void> addRemoteLogSegmentMetadata(RemoteLogSegmentMetadata segment) {
    tier().segments(segment.topicIdPartition()).add(segment);
    return done();
  }

  @Override
  public CompletableFuture<Void> updateRemoteLogSegmentMetadata(
      RemoteLogSegmentMetadataUpdate update) {
    try {
      tier().segments(update.topicIdPartition()).update(update);
      return done();
    } catch (RemoteStorageException | IllegalStateException e) {
      return CompletableFuture.failedFuture(e);
    }
  }

  @Override
  public Optional<RemoteLogSegmentMetadata> remoteLogSegmentMetadata(
      TopicIdPartition partition, int epochForOffset, long offset) {
    TieredSegments known = tier().known(partition);
    return known == null ? Optional.empty() : known.holding(epochForOffset, offset);
  }

  @Override
  public Optional<Long> highestOffsetForEpoch(TopicIdPartition partition, int leaderEpoch) {
    TieredSegments known = tier().known(partition);
    return known == null ? Optional.empty() : known.highest(leaderEpoch);
  }

  @Override
  public CompletableFuture<Void> putRemotePartitionDeleteMetadata(
      RemotePartitionDeleteMetadata deletion) {
    if (deletion.state() == RemotePartitionDeleteState.DELETE_PARTITION_FINISHED) {
      tier().forget(deletion.topicIdPartition());
    }
    return done();
  }

  @Override
  public Iterator<RemoteLogSegmentMetadata> listRemoteLogSegments(TopicIdPartition partition) {
    TieredSegments known = tier().known(partition);
    return known == null ? Collections.emptyIterator() : known.all().iterator();
  }

  @Override
  public Iterator<RemoteLogSegmentMetadata> listRemoteLogSegments(
      TopicIdPartition partition, int leaderEpoch) {
    return of(partition, leaderEpoch).iterator();
  }

  @Override
  public void onPartitionLeadershipChanges(
      Set<TopicIdPartition> leaderPartitions, Set<TopicIdPartition> followerPartitions) {}

  @Override
  public void onStopPartitions(Set<TopicIdPartition> partitions) {}

  @Override
  public long remoteLogSize(TopicIdPartition partition, int leaderEpoch) {
    return of(partition, leaderEpoch).stream()
        .mapToLong(RemoteLogSegmentMetadata::segmentSizeInBytes)
        .sum();
  }

  @Override
  public Optional<RemoteLogSegmentMetadata> nextSegmentWithTxnIndex(
      TopicIdPartition partition, int epoch, long offset) {
    TieredSegments known = tier().known(partition);
    return known == null ? Optional.empty() : known.withTransactions(epoch, offset);
  }

  @Override
  public boolean isReady(TopicIdPartition partition) {
    return true;
  }

  /** The tier is the cluster's, and outlives this broker. */
  @Override
  public void close() {}

  private List<RemoteLogSegmentMetadata> of(TopicIdPartition partition, int epoch) {
    TieredSegments known = tier().known(partition);
    return known == null ? List.of() : known.of(epoch);
  }

  private Tier tier() {
    if (tier == null) {
      throw new IllegalStateException("tier: used before it is configured");
    }
    return tier;
  }

  private static CompletableFuture<Void> done() {
    return CompletableFuture.completedFuture(null);
  }
}
