package io.msksdk.changefeed.consume;

import io.msksdk.changefeed.codec.Tso;
import java.time.Instant;
import java.util.Collection;
import java.util.HashMap;
import java.util.HashSet;
import java.util.Map;
import java.util.Set;
import java.util.TreeSet;
import java.util.regex.Pattern;
import org.apache.kafka.clients.consumer.Consumer;
import org.apache.kafka.clients.consumer.OffsetAndMetadata;
import org.apache.kafka.common.PartitionInfo;
import org.apache.kafka.common.TopicPartition;

/** The partitions of this consumer, and the groups of them whose events are ordered together. */
final class Assignment {
  private static final String ALL = "";
  private static final String MARK = "watermark=";
  private static final Pattern MARKED = Pattern.compile(MARK + "\\d{1,19}");

  private final ConsumeScope scope;
  private final Tally tally;
  private final Map<String, EventOrder> orders = new HashMap<>();
  private final Map<TopicPartition, Long> positions = new HashMap<>();

  Assignment(ConsumeScope scope, Tally tally) {
    this.scope = scope;
    this.tally = tally;
  }

  Collection<EventOrder> orders() {
    return orders.values();
  }

  EventOrder order(TopicPartition partition) {
    return orders.computeIfAbsent(unit(partition), unit -> new EventOrder(tally));
  }

  private String unit(TopicPartition partition) {
    return scope == ConsumeScope.CHANGEFEED ? ALL : partition.topic();
  }

  Set<TopicPartition> partitions() {
    Set<TopicPartition> all = new HashSet<>();
    orders.values().forEach(order -> all.addAll(order.partitions()));
    return all;
  }

  void assigned(
      Collection<TopicPartition> partitions, Map<TopicPartition, OffsetAndMetadata> committed) {
    for (TopicPartition partition : partitions) {
      EventOrder order = order(partition);
      order.add(partition);
      OffsetAndMetadata before = committed.get(partition);
      if (before != null) {
        positions.put(partition, before.offset());
        // anything else was written by another tool that reset the offsets
        if (MARKED.matcher(before.metadata()).matches()) {
          String mark = before.metadata().substring(MARK.length());
          order.resumeAfter(partition, Tso.of(Long.parseUnsignedLong(mark)));
        }
      }
    }
  }

  void revoked() {
    orders.clear();
    positions.clear();
  }

  void read(TopicPartition partition, long offset) {
    positions.put(partition, offset + 1);
  }

  /** The next record of a partition, -1 where none was read. */
  long position(TopicPartition partition) {
    return positions.getOrDefault(partition, -1L);
  }

  /** Refuses an assignment that lacks partitions whose watermarks others would wait for. */
  void requireWhole(Consumer<?, ?> consumer, Collection<String> topics) {
    Set<TopicPartition> own = partitions();
    Set<String> needed = new TreeSet<>();
    if (scope == ConsumeScope.CHANGEFEED) {
      needed.addAll(topics);
    }
    own.forEach(partition -> needed.add(partition.topic()));
    Set<String> missing = new TreeSet<>();
    for (String topic : needed) {
      for (PartitionInfo partition : consumer.partitionsFor(topic)) {
        if (!own.contains(new TopicPartition(topic, partition.partition()))) {
          missing.add(topic + "-" + partition.partition());
        }
      }
    }
    if (!own.isEmpty() && !missing.isEmpty()) {
      throw ConsumeException.partial(missing.toString(), scope);
    }
  }

  /** What may be committed: nothing from the first record on that has an event waiting. */
  Map<TopicPartition, OffsetAndMetadata> handled() {
    Map<TopicPartition, OffsetAndMetadata> offsets = new HashMap<>();
    for (EventOrder order : orders.values()) {
      order
          .firstOpen(positions)
          .forEach(
              (partition, offset) -> {
                Tso mark = order.handled(partition);
                String metadata = mark == null ? "" : MARK + mark;
                offsets.put(partition, new OffsetAndMetadata(offset, metadata));
              });
    }
    return offsets;
  }

  /** How far the slowest partition of all is, and what waits. */
  ChangefeedProgress progress(EventStore store, Instant now) {
    Tso least = null;
    TopicPartition slowest = null;
    boolean known = !orders.isEmpty();
    long rows = 0;
    for (EventOrder each : orders.values()) {
      Tso own = each.watermark();
      rows += each.openEvents();
      if (own == null || (known && (least == null || own.compareTo(least) < 0))) {
        known &= own != null;
        least = own;
        slowest = each.slowest();
      }
    }
    return new ChangefeedProgress(
        known ? least : null,
        slowest,
        rows,
        store.heldBytes(),
        store.spilledBytes(),
        tally.counts(),
        now);
  }
}
