package io.msksdk.local.replicate;

import java.util.ArrayList;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import org.apache.kafka.common.TopicPartition;
import org.apache.kafka.connect.source.SourceRecord;
import org.jspecify.annotations.Nullable;

/**
 * What records stand for in the target, in the order of the source: MirrorMaker takes a step back
 * for a start from anew. Thread-safe.
 */
final class Returns {
  private final boolean bidirectional;
  private final Map<TopicPartition, Partition> partitions = new HashMap<>();

  /**
   * Starts empty.
   *
   * @param bidirectional whether records that return count, so that groups follow records home
   */
  Returns(boolean bidirectional) {
    this.bidirectional = bidirectional;
  }

  /** Forgets what was under way: the task that sent it is gone. */
  synchronized void restarted() {
    partitions.values().forEach(Partition::restarted);
  }

  /** Whether nothing is under way. */
  synchronized boolean arrived() {
    return partitions.values().stream().allMatch(partition -> partition.underWay == 0);
  }

  /** Notes that a record is on its way to the target. */
  synchronized void sent(SourceRecord record) {
    of(record).underWay++;
  }

  /** Notes a record that came from the target, and says what is known to stand for it now. */
  synchronized List<Standing> dropped(SourceRecord record, long home) {
    if (!bidirectional) {
      return List.of();
    }
    Partition partition = of(record);
    long safe = partition.homes.returned(home);
    partition.lastDropped = SourcePosition.offset(record);
    if (partition.underWay == 0) {
      return List.of(new Standing(record, safe));
    }
    partition.waiting = record;
    return List.of();
  }

  /** Notes a record that has arrived in the target, and says what is known to stand for it now. */
  synchronized List<Standing> written(SourceRecord record, long offset) {
    Partition partition = of(record);
    partition.underWay = Math.max(0, partition.underWay - 1);
    boolean arrived = partition.underWay == 0;
    boolean last = arrived && partition.lastDropped < SourcePosition.offset(record);
    long safe = bidirectional ? partition.homes.written(offset, last) : offset;
    List<Standing> known = new ArrayList<>();
    known.add(new Standing(record, safe));
    SourceRecord waiting = partition.waiting;
    if (waiting != null && arrived) {
      partition.waiting = null;
      if (!last) {
        // by what arrived while it waited, too
        known.add(new Standing(waiting, partition.homes.all()));
      }
    }
    return known;
  }

  private Partition of(SourceRecord record) {
    return partitions.computeIfAbsent(SourcePosition.partition(record), p -> new Partition());
  }

  /** A record of the source, and the offset in the target that it stands for. */
  record Standing(SourceRecord record, long offset) {}

  /** One partition. */
  private static final class Partition {
    private final HomeOffsets homes = new HomeOffsets();
    private int underWay;
    private long lastDropped = -1;
    private @Nullable SourceRecord waiting;

    private void restarted() {
      underWay = 0;
      lastDropped = -1;
      waiting = null;
    }
  }
}
