package io.msksdk.changefeed.consume;

import java.util.HashMap;
import java.util.HashSet;
import java.util.Map;
import java.util.Set;
import org.apache.kafka.clients.consumer.CommitFailedException;
import org.apache.kafka.clients.consumer.Consumer;
import org.apache.kafka.clients.consumer.OffsetAndMetadata;
import org.apache.kafka.common.KafkaException;
import org.apache.kafka.common.TopicPartition;
import org.apache.kafka.common.errors.RebalanceInProgressException;
import org.apache.kafka.common.errors.WakeupException;

/** Commits what was handled, and says from where partitions are read on after a rebalance. */
final class Offsets {
  private final Consumer<byte[], byte[]> consumer;
  private final Assignment assignment;
  private Map<TopicPartition, OffsetAndMetadata> committed = Map.of();

  /** What was handled of the partitions that were here before a rebalance. */
  private Map<TopicPartition, OffsetAndMetadata> before = Map.of();

  Offsets(Consumer<byte[], byte[]> consumer, Assignment assignment) {
    this.consumer = consumer;
    this.assignment = assignment;
  }

  /** Commits; a group that changes meanwhile refuses, and whoever reads on then gets rows again. */
  void commit() {
    Map<TopicPartition, OffsetAndMetadata> handled = assignment.handled();
    if (handled.isEmpty() || handled.equals(committed)) {
      return;
    }
    try {
      commit(handled);
      committed = handled;
    } catch (CommitFailedException | RebalanceInProgressException changing) {
      // the next poll takes part in the change, and commits what is still here
    }
  }

  private void commit(Map<TopicPartition, OffsetAndMetadata> handled) {
    try {
      consumer.commitSync(handled);
    } catch (WakeupException stopping) {
      // the wakeup of stop() ends one call, whichever it meets
      consumer.commitSync(handled);
    }
  }

  /** Commits before partitions go. When it fails their rows come again, which is no loss. */
  void commitBeforeTheyGo() {
    try {
      commit();
    } catch (KafkaException failed) {
      // whoever reads them next starts at the commit before
    }
    before = assignment.handled();
    committed = Map.of();
  }

  /** Partitions were lost: others have read on from what was committed. */
  void lost() {
    before = Map.of();
    committed = Map.of();
  }

  /**
   * Where to read on: what was committed for partitions that came, what was handled for those that
   * stayed, whose last commit may have been refused.
   */
  Map<TopicPartition, OffsetAndMetadata> starts(Set<TopicPartition> came) {
    Map<TopicPartition, OffsetAndMetadata> starts = new HashMap<>(consumer.committed(came));
    starts.values().removeIf(offset -> offset == null);
    Set<TopicPartition> stayed = new HashSet<>(consumer.assignment());
    stayed.removeAll(came);
    before.forEach(
        (partition, offset) -> {
          if (stayed.contains(partition)) {
            starts.put(partition, offset);
          }
        });
    before = Map.of();
    return starts;
  }
}
