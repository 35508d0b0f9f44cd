package io.msksdk.admin.lag;

import io.msksdk.admin.lag.source.Offsets;
import io.msksdk.core.time.Time;
import java.time.Duration;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.function.Supplier;
import org.apache.kafka.clients.consumer.Consumer;
import org.apache.kafka.common.KafkaException;
import org.apache.kafka.common.TopicPartition;
import org.jspecify.annotations.Nullable;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;

/**
 * Reads one record at the commits of the partitions that are worst off. What was found at a commit
 * stays true as long as neither the commit nor the end moves, so it is read once. Not thread-safe.
 */
final class RecordReader implements AutoCloseable {
  private static final Logger log = LoggerFactory.getLogger(RecordReader.class);
  private static final Duration LONGEST = Duration.ofSeconds(5);

  private final Supplier<Consumer<byte[], byte[]>> factory;
  private final int partitions;
  private final Time time;
  private @Nullable Consumer<byte[], byte[]> consumer;
  private Map<Place, Found> known = new HashMap<>();

  RecordReader(Supplier<Consumer<byte[], byte[]>> factory, int partitions, Time time) {
    this.factory = factory;
    this.partitions = partitions;
    this.time = time;
  }

  /** Where somebody wants to read on. */
  record Place(TopicPartition partition, long committed, long start, long end) {
    long from() {
      return Math.max(committed, start);
    }
  }

  /** What is there: a record, or nothing but markers up to the end. */
  record Found(long timestamp, long offset, boolean onlyMarkers) {}

  LagSnapshot read(LagSnapshot snapshot) {
    List<Place> places = places(snapshot);
    Map<Place, Found> found = new HashMap<>();
    List<Place> unknown = new ArrayList<>();
    for (Place place : places) {
      Found before = known.get(place);
      if (before == null) {
        unknown.add(place);
      } else {
        found.put(place, before);
      }
    }
    if (!unknown.isEmpty()) {
      look(unknown, found);
    }
    known = found;
    return found.isEmpty() ? snapshot : Tails.put(snapshot, found);
  }

  @Override
  public void close() {
    try {
      if (consumer != null) {
        consumer.close();
      }
    } catch (KafkaException failure) {
      // an interrupt, as a rule: what is closed after this one must not stay open for it
      log.debug("A consumer did not close in peace", failure);
    }
  }

  private void look(List<Place> unknown, Map<Place, Found> found) {
    try {
      if (consumer == null) {
        consumer = factory.get();
      }
      new FirstRecords(consumer, time, LONGEST).find(unknown, found);
    } catch (KafkaException failure) {
      // reading is an extra: its figure is missing then, the round is not
      log.debug("Records at the commits were not read", failure);
    }
  }

  /** Several groups may be at the same place, which then counts once. */
  private List<Place> places(LagSnapshot snapshot) {
    int most = partitions;
    while (true) {
      List<Furthest.Place> worst = Furthest.of(snapshot.groups(), most, RecordReader::readable);
      List<Place> places =
          worst.stream()
              .map(one -> place(one.topic(), one.partition()))
              .distinct()
              .limit(partitions)
              .toList();
      if (places.size() == partitions || worst.size() < most) {
        return places;
      }
      most *= 4;
    }
  }

  private static boolean readable(TopicLag topic, int partition) {
    return topic.lag(partition) > 0
        && topic.committed(partition) != Offsets.NONE
        && !topic.reading().reportedLags().has(partition);
  }

  static Place place(TopicLag topic, int partition) {
    return new Place(
        new TopicPartition(topic.topic(), partition),
        topic.committed(partition),
        topic.offsets().starts().at(partition),
        topic.base(partition));
  }
}
