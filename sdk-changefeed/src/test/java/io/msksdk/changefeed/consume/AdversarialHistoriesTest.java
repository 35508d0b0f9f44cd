package io.msksdk.changefeed.consume;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import io.msksdk.changefeed.codec.ChangeEvent;
import io.msksdk.changefeed.codec.ChangefeedDecoder;
import io.msksdk.changefeed.codec.ChangefeedEncoder;
import io.msksdk.changefeed.codec.EncodedRecord;
import io.msksdk.changefeed.codec.Row;
import io.msksdk.changefeed.codec.RowChange;
import io.msksdk.changefeed.codec.Tso;
import io.msksdk.changefeed.codec.canal.CanalJsonDecoder;
import io.msksdk.changefeed.codec.canal.CanalJsonEncoder;
import io.msksdk.changefeed.codec.debezium.DebeziumDecoder;
import io.msksdk.changefeed.codec.debezium.DebeziumEncoder;
import io.msksdk.changefeed.codec.open.OpenDecoder;
import io.msksdk.changefeed.codec.open.OpenEncoder;
import io.msksdk.changefeed.codec.simple.SimpleDecoder;
import io.msksdk.changefeed.codec.simple.SimpleEncoder;
import io.msksdk.changefeed.generate.ChangefeedGenerator;
import io.msksdk.changefeed.generate.GeneratedRecord;
import io.msksdk.changefeed.large.LargeMessageDecoder;
import java.time.Duration;
import java.time.ZoneId;
import java.time.ZoneOffset;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.HashSet;
import java.util.List;
import java.util.Map;
import java.util.Random;
import java.util.function.Function;
import java.util.stream.IntStream;
import java.util.stream.LongStream;
import java.util.stream.Stream;
import org.apache.kafka.clients.consumer.ConsumerRecord;
import org.apache.kafka.clients.consumer.MockConsumer;
import org.apache.kafka.clients.consumer.OffsetAndMetadata;
import org.apache.kafka.common.Node;
import org.apache.kafka.common.PartitionInfo;
import org.apache.kafka.common.TopicPartition;
import org.junit.jupiter.api.Tag;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.Arguments;
import org.junit.jupiter.params.provider.MethodSource;

/** Histories with repeats, lagging partitions and restarts, against what the tables must hold. */
class AdversarialHistoriesTest {
  private static final int PARTITIONS = 3;
  private static final String TOPIC = "cdc";
  private static final int NAIVE = 8;

  /** A format by what makes its encoder and its decoder. */
  enum Format {
    CANAL(CanalJsonEncoder::create, CanalJsonDecoder::create),
    OPEN(OpenEncoder::create, OpenDecoder::create),
    SIMPLE(SimpleEncoder::json, SimpleDecoder::json);

    final Function<ZoneId, ChangefeedEncoder> encoder;
    final Function<ZoneId, ChangefeedDecoder> decoder;

    Format(
        Function<ZoneId, ChangefeedEncoder> encoder, Function<ZoneId, ChangefeedDecoder> decoder) {
      this.encoder = encoder;
      this.decoder = decoder;
    }
  }

  private static Stream<Arguments> histories(long first, long last) {
    return LongStream.rangeClosed(first, last)
        .boxed()
        .flatMap(seed -> Stream.of(Format.values()).map(format -> Arguments.of(seed, format)));
  }

  static Stream<Arguments> histories() {
    return histories(1, 5);
  }

  static Stream<Arguments> moreHistories() {
    return histories(6, 40);
  }

  @ParameterizedTest
  @MethodSource("histories")
  void consumer_keepsOrderAndTransactions(long seed, Format format) {
    ChangefeedGenerator feed = history(seed, format);
    Mirror mirror = new Mirror();

    new Run(feed, seed).consume(format.decoder.apply(ZoneOffset.UTC), mirror, 0);

    mirror.assertEqual(feed);
    assertThat(mirror.commits).isSorted().doesNotHaveDuplicates();
    assertThat(mirror.sizes)
        .containsExactlyElementsOf(feed.transactions().stream().map(List::size).toList());
    for (int i = 0; i < mirror.ddls.size(); i++) {
      assertThat(mirror.ddlsAfter.get(i)).isLessThan(mirror.ddls.get(i).commitTs().orElseThrow());
    }
  }

  @ParameterizedTest
  @MethodSource("histories")
  void consumer_restartedAnywhere_losesNothing(long seed, Format format) {
    ChangefeedGenerator feed = history(seed, format);
    Mirror mirror = new Mirror();

    new Run(feed, seed).consume(format.decoder.apply(ZoneOffset.UTC), mirror, 12);

    mirror.assertEqual(feed);
    // of what was committed at most the commit at the watermark itself comes again
    assertThat(mirror.commits).isSorted();
    assertThat(mirror.commits.size() - feed.transactions().size()).isBetween(0, 12);
  }

  @Tag("full")
  @ParameterizedTest
  @MethodSource("moreHistories")
  void moreHistories_keepTheSamePromises(long seed, Format format) {
    consumer_keepsOrderAndTransactions(seed, format);
    consumer_restartedAnywhere_losesNothing(seed, format);
  }

  private static ChangefeedGenerator history(long seed, Format format) {
    return History.of(format.encoder.apply(ZoneOffset.UTC), seed, TOPIC).build();
  }

  @Test
  void consumer_withLittleMemory_spillsAndGivesTheSame() {
    ChangefeedGenerator feed =
        History.of(CanalJsonEncoder.create(ZoneOffset.UTC), 99, TOPIC).transactions(600).build();
    Mirror mirror = new Mirror();
    Run run = new Run(feed, 99);
    run.memory = 2_000;

    run.consume(CanalJsonDecoder.create(ZoneOffset.UTC), mirror, 0);

    mirror.assertEqual(feed);
    assertThat(run.mostSpilled).isPositive();
    assertThat(run.mostHeld).isLessThan(200_000);
  }

  /** Rows too large for Kafka, which are fetched again when they were spilled or read again. */
  @Test
  void consumer_ofAHistoryWithOversizedRows_restartedAnywhere_losesNothing() {
    CanalJsonEncoder encoder = CanalJsonEncoder.create(ZoneOffset.UTC);
    Map<String, byte[]> objects = new HashMap<>();
    ChangefeedGenerator feed =
        History.of(encoder, 31, TOPIC)
            .oversized(
                2_000,
                change -> {
                  String location = "s3://claims/" + objects.size() + ".json";
                  objects.put(location, encoder.row(change));
                  return EncodedRecord.of(null, encoder.claimCheck(change, location));
                })
            .build();
    ChangefeedDecoder decoder =
        LargeMessageDecoder.builder(CanalJsonDecoder.create(ZoneOffset.UTC), ZoneOffset.UTC)
            .claimCheck(objects::get)
            .rawValues()
            .build();
    Mirror mirror = new Mirror();
    Run run = new Run(feed, 31);
    run.memory = 2_000;

    run.consume(decoder, mirror, 5);

    assertThat(objects).hasSizeGreaterThan(5);
    mirror.assertEqual(feed);
    assertThat(mirror.commits).isSorted();
  }

  @Test
  void naiveRules_failOnTheSameHistories() {
    int tornApart = 0;
    int droppingWhatIsOlder = 0;
    for (long seed = 1; seed <= NAIVE; seed++) {
      ChangefeedGenerator feed =
          History.of(CanalJsonEncoder.create(ZoneOffset.UTC), seed, TOPIC).build();
      tornApart += isSorted(naive(feed, false).commits) ? 0 : 1;
      droppingWhatIsOlder += naive(feed, true).equal(feed) ? 0 : 1;
    }

    assertThat(droppingWhatIsOlder).isGreaterThan(NAIVE - 2);
    assertThat(tornApart).isEqualTo(NAIVE);
  }

  private static boolean isSorted(List<Tso> commits) {
    return commits.stream().sorted().toList().equals(commits);
  }

  /** What hand-written consumers do: apply at once, perhaps only what is newer than the newest. */
  private static Mirror naive(ChangefeedGenerator feed, boolean newerOnly) {
    Mirror mirror = new Mirror();
    CanalJsonDecoder decoder = CanalJsonDecoder.create(ZoneOffset.UTC);
    Tso newest = Tso.of(0);
    for (GeneratedRecord record : feed.records()) {
      for (ChangeEvent event : decoder.decode(record.record().value().orElseThrow())) {
        Tso ts = event.commitTs().orElseThrow();
        if (event instanceof Row row && (!newerOnly || ts.compareTo(newest) >= 0)) {
          mirror.apply(row);
          mirror.commits.add(ts);
          newest = ts.compareTo(newest) > 0 ? ts : newest;
        }
      }
    }
    return mirror;
  }

  @Test
  void debezium_consumesToo() {
    ChangefeedGenerator feed =
        History.of(DebeziumEncoder.builder(ZoneOffset.UTC).build(), 7, TOPIC).build();
    List<Tso> commits = new ArrayList<>();

    new Run(feed, 7)
        .consume(
            DebeziumDecoder.create(),
            ChangefeedHandler.transactions(t -> commits.add(t.commitTs().orElseThrow())),
            3);

    assertThat(commits)
        .containsExactlyElementsOf(
            feed.transactions().stream().map(t -> t.get(0)).map(RowChange::commitTs).toList());
  }

  @Test
  void handlerThatFails_getsTheSameAgain() {
    ChangefeedGenerator feed =
        History.of(CanalJsonEncoder.create(ZoneOffset.UTC), 5, TOPIC).build();
    Mirror mirror = new Mirror();
    Run run = new Run(feed, 5);
    boolean[] failed = {false};
    ChangefeedHandler handler =
        transactions -> {
          if (!failed[0] && mirror.commits.size() > 20) {
            failed[0] = true;
            throw new IllegalStateException("database away");
          }
          mirror.onTransactions(transactions);
        };

    assertThatThrownBy(() -> run.consume(CanalJsonDecoder.create(ZoneOffset.UTC), handler, 0))
        .isInstanceOfSatisfying(
            ConsumeException.class,
            e -> assertThat(e.code()).isEqualTo("changefeed.consume.handler"));
    run.consume(CanalJsonDecoder.create(ZoneOffset.UTC), handler, 0);

    mirror.assertEqual(feed);
    assertThat(mirror.commits).isSorted();
  }

  @Test
  void assignmentOfSomePartitions_isRefusedByName() {
    ChangefeedGenerator feed =
        History.of(CanalJsonEncoder.create(ZoneOffset.UTC), 5, TOPIC).build();
    Run run = new Run(feed, 5);
    run.assigned = List.of(new TopicPartition(TOPIC, 0));

    assertThatThrownBy(() -> run.consume(CanalJsonDecoder.create(ZoneOffset.UTC), new Mirror(), 0))
        .isInstanceOfSatisfying(
            ConsumeException.class,
            e -> assertThat(e.code()).isEqualTo("changefeed.consume.partial-assignment"))
        .hasMessageContaining("cdc-1, cdc-2");
  }

  @Test
  void badRecord_failsWithItsPlace_orIsPassedOver() {
    ChangefeedGenerator feed =
        History.of(CanalJsonEncoder.create(ZoneOffset.UTC), 5, TOPIC).build();
    Run run = new Run(feed, 5);
    run.poison();

    assertThatThrownBy(() -> run.consume(CanalJsonDecoder.create(ZoneOffset.UTC), new Mirror(), 0))
        .isInstanceOfSatisfying(
            ConsumeException.class,
            e -> {
              assertThat(e.code()).isEqualTo("changefeed.consume.undecodable");
              assertThat(e.partition()).hasValue(new TopicPartition(TOPIC, 1));
              assertThat(e.offset()).isEqualTo(3);
            });

    List<Long> passedOver = new ArrayList<>();
    Mirror mirror = new Mirror();
    run.policy = (record, failure) -> passedOver.add(record.offset());
    run.consume(CanalJsonDecoder.create(ZoneOffset.UTC), mirror, 0);
    assertThat(passedOver).containsExactly(3L);
    mirror.assertEqual(feed);
  }

  /** A history in Kafka's own in-memory consumer, with restarts at random records. */
  private static final class Run {
    private final Map<TopicPartition, List<ConsumerRecord<byte[], byte[]>>> log = new HashMap<>();
    private final Random random;
    private Map<TopicPartition, OffsetAndMetadata> committed = new HashMap<>();
    long memory = 64 << 20;
    long mostSpilled;
    long mostHeld;
    BadRecordPolicy policy = BadRecordPolicy.fail();
    List<TopicPartition> assigned =
        IntStream.range(0, PARTITIONS).mapToObj(p -> new TopicPartition(TOPIC, p)).toList();

    Run(ChangefeedGenerator feed, long seed) {
      this.random = new Random(seed);
      feed.records()
          .forEach(
              r ->
                  append(
                      r.partition(),
                      r.record().key().orElse(null),
                      r.record().value().orElse(null)));
    }

    private void append(int partition, byte[] key, byte[] value) {
      List<ConsumerRecord<byte[], byte[]>> records =
          log.computeIfAbsent(new TopicPartition(TOPIC, partition), p -> new ArrayList<>());
      records.add(new ConsumerRecord<>(TOPIC, partition, records.size(), key, value));
    }

    /** Puts a record that is no message in the place of the fourth of a partition. */
    void poison() {
      TopicPartition one = new TopicPartition(TOPIC, 1);
      List<ConsumerRecord<byte[], byte[]>> before = List.copyOf(log.get(one));
      log.put(one, new ArrayList<>());
      before.subList(0, 3).forEach(r -> append(1, r.key(), r.value()));
      append(1, null, new byte[] {1, 2, 3});
      before.subList(3, before.size()).forEach(r -> append(1, r.key(), r.value()));
    }

    void consume(ChangefeedDecoder decoder, ChangefeedHandler handler, int restarts) {
      for (int i = 0; i < restarts; i++) {
        once(decoder, handler, random.nextInt(200));
      }
      once(decoder, handler, Integer.MAX_VALUE);
    }

    private void once(ChangefeedDecoder decoder, ChangefeedHandler handler, int most) {
      MockConsumer<byte[], byte[]> kafka = new MockConsumer<>("earliest");
      Map<TopicPartition, Long> next = new HashMap<>();
      List<PartitionInfo> infos =
          IntStream.range(0, PARTITIONS)
              .mapToObj(p -> new PartitionInfo(TOPIC, p, Node.noNode(), null, null))
              .toList();
      kafka.updatePartitions(TOPIC, infos);
      try (ChangefeedConsumer consumer =
          ChangefeedConsumer.builder(Map.of(), decoder, handler)
              .consumer(kafka)
              .topics(TOPIC)
              .memory(memory)
              .badRecords(policy)
              .build()) {
        kafka.updateBeginningOffsets(zeros());
        kafka.rebalance(assigned);
        kafka.commitSync(committed);
        kafka.rebalance(List.of());
        kafka.rebalance(assigned);
        assigned.forEach(
            p -> next.put(p, committed.containsKey(p) ? committed.get(p).offset() : 0));
        try {
          drive(kafka, consumer, next, most);
        } finally {
          committed = new HashMap<>(kafka.committed(new HashSet<>(assigned)));
          committed.values().removeIf(o -> o == null);
        }
      }
    }

    private Map<TopicPartition, Long> zeros() {
      Map<TopicPartition, Long> zeros = new HashMap<>();
      assigned.forEach(p -> zeros.put(p, 0L));
      return zeros;
    }

    private void drive(
        MockConsumer<byte[], byte[]> kafka,
        ChangefeedConsumer consumer,
        Map<TopicPartition, Long> next,
        int most) {
      int given = 0;
      boolean more = true;
      while (more && given < most) {
        more = false;
        for (TopicPartition partition : assigned) {
          List<ConsumerRecord<byte[], byte[]>> records = log.getOrDefault(partition, List.of());
          long from = next.get(partition);
          more |= from < records.size();
          if (kafka.paused().contains(partition)) {
            continue;
          }
          long to = Math.min(records.size(), from + random.nextInt(9));
          for (long offset = from; offset < to; offset++) {
            kafka.addRecord(records.get((int) offset));
            given++;
          }
          next.put(partition, to);
        }
        consumer.poll(Duration.ZERO);
        mostSpilled = Math.max(mostSpilled, consumer.progress().spilledBytes());
        mostHeld = Math.max(mostHeld, consumer.progress().heldBytes());
      }
      consumer.poll(Duration.ZERO);
    }
  }
}
