package io.msksdk.changefeed.consume;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import io.msksdk.changefeed.codec.DecodeException;
import io.msksdk.changefeed.codec.DecodeProblem;
import io.msksdk.changefeed.codec.RowChange;
import io.msksdk.changefeed.codec.Tso;
import io.msksdk.changefeed.codec.canal.CanalJsonDecoder;
import io.msksdk.changefeed.codec.canal.CanalJsonEncoder;
import io.msksdk.core.MskException;
import io.msksdk.core.time.ManualTime;
import java.time.Duration;
import java.time.Instant;
import java.time.ZoneOffset;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.List;
import java.util.Map;
import org.apache.kafka.clients.consumer.ConsumerRecord;
import org.apache.kafka.clients.consumer.MockConsumer;
import org.apache.kafka.common.Node;
import org.apache.kafka.common.PartitionInfo;
import org.apache.kafka.common.TopicPartition;
import org.junit.jupiter.api.Test;

/** What is wrong with a record or a partition, and who decides what becomes of it. */
class ConsumerPoliciesTest {
  private static final TopicPartition ZERO = new TopicPartition("cdc", 0);
  private static final TopicPartition ONE = new TopicPartition("cdc", 1);
  private static final Tso TS = Tso.at(Instant.parse("2026-01-01T12:00:00Z"));

  private final CanalJsonEncoder encoder = CanalJsonEncoder.create(ZoneOffset.UTC);
  private final MockConsumer<byte[], byte[]> kafka = new MockConsumer<>("earliest");
  private final ManualTime time = ManualTime.startingAt(Instant.parse("2026-01-01T12:00:00Z"));
  private final List<String> handled = new ArrayList<>();
  private final List<MskException> failures = new ArrayList<>();
  private long next;

  private ChangefeedConsumer.Builder builder() {
    return ChangefeedConsumer.builder(
            Map.of(),
            CanalJsonDecoder.create(ZoneOffset.UTC),
            ChangefeedHandler.rows(row -> handled.add(row.column("note").text())))
        .consumer(kafka)
        .topics("cdc")
        .time(time)
        .stalledAfter(Duration.ofMinutes(1));
  }

  private ChangefeedConsumer started(ChangefeedConsumer.Builder builder) {
    ChangefeedConsumer consumer = builder.build();
    kafka.updatePartitions(
        "cdc",
        List.of(
            new PartitionInfo("cdc", 0, Node.noNode(), null, null),
            new PartitionInfo("cdc", 1, Node.noNode(), null, null)));
    kafka.updateBeginningOffsets(Map.of(ZERO, 0L, ONE, 0L));
    kafka.rebalance(List.of(ZERO, ONE));
    return consumer;
  }

  private void send(byte[] value) {
    kafka.addRecord(new ConsumerRecord<>("cdc", 0, next++, null, value));
  }

  private byte[] row(int id) {
    return encoder.row(RowChange.insert(History.ORDERS, TS, List.of(id, "note " + id, "0.00")));
  }

  @Test
  void partitionThatStands_failsWithItsPlace() {
    try (ChangefeedConsumer consumer = started(builder())) {
      send(row(1));
      send(encoder.watermark(TS));
      consumer.poll(Duration.ZERO);
      time.advance(Duration.ofMinutes(2));

      assertThatThrownBy(() -> consumer.poll(Duration.ZERO))
          .isInstanceOfSatisfying(
              ConsumeException.class,
              e -> {
                assertThat(e.code()).isEqualTo("changefeed.consume.stalled");
                assertThat(e.partition()).hasValue(ONE);
                assertThat(e.offset()).isEqualTo(-1);
              });
    }
  }

  @Test
  void partitionThatStands_isWaitedForOn_whenThePolicySaysSo() {
    try (ChangefeedConsumer consumer = started(builder().onStall(failures::add))) {
      kafka.addRecord(new ConsumerRecord<>("cdc", 1, 0, null, encoder.watermark(Tso.of(1))));
      send(row(1));
      send(encoder.watermark(TS));
      for (int minute = 0; minute < 5; minute++) {
        consumer.poll(Duration.ZERO);
        time.advance(Duration.ofSeconds(61));
      }
      kafka.addRecord(new ConsumerRecord<>("cdc", 1, 1, null, encoder.watermark(TS)));
      consumer.poll(Duration.ZERO);
    }

    assertThat(failures).hasSize(4);
    assertThat(((ConsumeException) failures.get(0)).offset()).isEqualTo(1);
    assertThat(handled).containsExactly("note 1");
  }

  @Test
  void rowWithoutATimestamp_goesThroughThePolicyToo() {
    CanalJsonEncoder plain = CanalJsonEncoder.builder(ZoneOffset.UTC).withoutExtension().build();
    byte[] untimed = plain.row(RowChange.insert(History.ORDERS, TS, List.of(9, "untimed", "0.00")));
    try (ChangefeedConsumer consumer =
        started(builder().badRecords((record, failure) -> failures.add(failure)))) {
      send(untimed);
      send(row(1));
      consumer.poll(Duration.ZERO);

      assertThat(consumer.progress().badRecords()).isEqualTo(1);
      assertThat(consumer.progress().openRows()).isEqualTo(1);
    }

    assertThat(failures)
        .singleElement()
        .isInstanceOfSatisfying(
            ConsumeException.class,
            e -> {
              assertThat(e.code()).isEqualTo("changefeed.consume.unordered");
              assertThat(e.partition()).hasValue(ZERO);
              assertThat(e.offset()).isZero();
            });
  }

  @Test
  void rowWithoutATimestamp_failsByDefault() {
    CanalJsonEncoder plain = CanalJsonEncoder.builder(ZoneOffset.UTC).withoutExtension().build();
    try (ChangefeedConsumer consumer = started(builder())) {
      send(plain.row(RowChange.insert(History.ORDERS, TS, List.of(9, "untimed", "0.00"))));

      assertThatThrownBy(() -> consumer.poll(Duration.ZERO))
          .isInstanceOfSatisfying(
              ConsumeException.class,
              e -> assertThat(e.code()).isEqualTo("changefeed.consume.unordered"));
    }
  }

  /** As of a large message whose object is gone when it comes back from the disk. */
  @Test
  void messageThatCannotBeDecodedAgain_failsWithItsPlace() {
    CanalJsonDecoder canal = CanalJsonDecoder.create(ZoneOffset.UTC);
    byte[] large = row(1);
    int[] times = {0};
    ChangefeedConsumer.Builder spilling =
        ChangefeedConsumer.builder(
                Map.of(),
                (key, value) -> {
                  if (Arrays.equals(value, large) && ++times[0] > 1) {
                    throw DecodeException.of(
                        DecodeProblem.LARGE_MESSAGE, "message", -1, "gone", "an object");
                  }
                  return canal.decode(key, value);
                },
                ChangefeedHandler.rows(row -> handled.add(row.table())))
            .consumer(kafka)
            .topics("cdc")
            .memory(1);
    try (ChangefeedConsumer consumer = started(spilling)) {
      send(encoder.watermark(TS));
      send(large);
      kafka.addRecord(new ConsumerRecord<>("cdc", 1, 0, null, encoder.watermark(Tso.of(1))));
      consumer.poll(Duration.ZERO);
      assertThat(consumer.progress().spilledBytes()).isPositive();
      kafka.addRecord(new ConsumerRecord<>("cdc", 1, 1, null, encoder.watermark(TS)));

      assertThatThrownBy(() -> consumer.poll(Duration.ZERO))
          .isInstanceOfSatisfying(
              ConsumeException.class,
              e -> {
                assertThat(e.code()).isEqualTo("changefeed.consume.undecodable");
                assertThat(e.partition()).hasValue(ZERO);
                assertThat(e.offset()).isEqualTo(1);
              });
    }
    assertThat(handled).isEmpty();
  }

  @Test
  void progress_countsWhatWasDone() {
    try (ChangefeedConsumer consumer = started(builder())) {
      send(row(1));
      send(row(2));
      send(row(1));
      send(encoder.watermark(TS));
      send(encoder.watermark(Tso.of(1)));
      kafka.addRecord(new ConsumerRecord<>("cdc", 1, 0, null, encoder.watermark(TS)));
      consumer.poll(Duration.ZERO);

      assertThat(consumer.progress().releasedRows()).isEqualTo(2);
      assertThat(consumer.progress().releasedTransactions()).isEqualTo(1);
      assertThat(consumer.progress().schemaChanges()).isZero();
      assertThat(consumer.progress().repeats()).isEqualTo(2);
    }
  }
}
