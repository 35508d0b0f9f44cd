package io.msksdk.changefeed.consume;

import java.util.Collection;
import java.util.List;
import java.util.Map;
import java.util.Set;
import org.apache.kafka.clients.consumer.Consumer;
import org.apache.kafka.clients.consumer.ConsumerRebalanceListener;
import org.apache.kafka.clients.consumer.OffsetAndMetadata;
import org.apache.kafka.common.TopicPartition;

/** Starts anew whenever partitions come or go: what waits is read again. */
final class Rebalances implements ConsumerRebalanceListener {
  private final Consumer<byte[], byte[]> consumer;
  private final Assignment assignment;
  private final Offsets offsets;
  private final EventStore store;
  private final StallWatch stalls;
  private boolean pending;

  Rebalances(
      Consumer<byte[], byte[]> consumer,
      Assignment assignment,
      Offsets offsets,
      EventStore store,
      StallWatch stalls) {
    this.consumer = consumer;
    this.assignment = assignment;
    this.offsets = offsets;
    this.store = store;
    this.stalls = stalls;
  }

  /** Whether partitions came or went since {@link #checked}. */
  boolean pending() {
    return pending;
  }

  /** Notes that the partitions are those it takes. */
  void checked() {
    pending = false;
  }

  @Override
  public void onPartitionsRevoked(Collection<TopicPartition> partitions) {
    pending = true;
    if (!partitions.isEmpty()) {
      offsets.commitBeforeTheyGo();
      restart();
    }
  }

  @Override
  public void onPartitionsLost(Collection<TopicPartition> partitions) {
    pending = true;
    offsets.lost();
    restart();
  }

  private void restart() {
    for (EventOrder each : assignment.orders()) {
      each.newestFirst().forEach(commit -> List.copyOf(commit.waiting).forEach(store::release));
    }
    assignment.revoked();
  }

  @Override
  public void onPartitionsAssigned(Collection<TopicPartition> partitions) {
    pending = true;
    stalls.reset();
    Set<TopicPartition> came = Set.copyOf(partitions);
    Map<TopicPartition, OffsetAndMetadata> starts = offsets.starts(came);
    boolean anew = assignment.orders().isEmpty();
    assignment.assigned(anew ? consumer.assignment() : came, starts);
    // a partition that stayed was read further than what was handled of it
    starts.keySet().removeAll(came);
    starts.forEach(consumer::seek);
  }
}
