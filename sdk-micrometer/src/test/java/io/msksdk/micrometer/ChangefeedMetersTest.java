package io.msksdk.micrometer;

import static org.assertj.core.api.Assertions.assertThat;

import io.micrometer.core.instrument.simple.SimpleMeterRegistry;
import io.msksdk.changefeed.codec.RowChange;
import io.msksdk.changefeed.codec.TableSpec;
import io.msksdk.changefeed.codec.Tso;
import io.msksdk.changefeed.codec.canal.CanalJsonDecoder;
import io.msksdk.changefeed.codec.canal.CanalJsonEncoder;
import io.msksdk.changefeed.consume.BadRecordPolicy;
import io.msksdk.changefeed.consume.ChangefeedConsumer;
import io.msksdk.changefeed.consume.ChangefeedHandler;
import io.msksdk.core.time.ManualTime;
import java.time.Duration;
import java.time.Instant;
import java.time.ZoneOffset;
import java.util.List;
import java.util.Map;
import org.apache.kafka.clients.consumer.ConsumerRecord;
import org.apache.kafka.clients.consumer.MockConsumer;
import org.apache.kafka.common.Node;
import org.apache.kafka.common.PartitionInfo;
import org.apache.kafka.common.TopicPartition;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.Test;

class ChangefeedMetersTest {
  private static final TopicPartition CDC = new TopicPartition("cdc", 0);
  private static final TableSpec TABLE =
      TableSpec.builder("shop", "orders").key("id", "int").build();
  private static final Instant NOON = Instant.parse("2026-01-01T12:00:00Z");

  private final SimpleMeterRegistry registry = new SimpleMeterRegistry();
  private final CanalJsonEncoder encoder = CanalJsonEncoder.create(ZoneOffset.UTC);
  private final MockConsumer<byte[], byte[]> kafka = new MockConsumer<>("earliest");
  private final ManualTime time = ManualTime.startingAt(NOON);
  private final BadRecordPolicy passOver = (record, failure) -> {};
  private final ChangefeedConsumer consumer =
      ChangefeedConsumer.builder(
              Map.of(), CanalJsonDecoder.create(ZoneOffset.UTC), ChangefeedHandler.rows(row -> {}))
          .consumer(kafka)
          .topics("cdc")
          .badRecords(passOver)
          .time(time)
          .build();
  private final ChangefeedMeters meters =
      ChangefeedMeters.of("orders", consumer::progress).time(time);
  private long offset;

  @AfterEach
  void close() {
    consumer.close();
  }

  private void send(byte[] value) {
    kafka.addRecord(new ConsumerRecord<>("cdc", 0, offset++, null, value));
  }

  private void start() {
    kafka.updatePartitions("cdc", List.of(new PartitionInfo("cdc", 0, Node.noNode(), null, null)));
    kafka.updateBeginningOffsets(Map.of(CDC, 0L));
    kafka.rebalance(List.of(CDC));
    meters.bindTo(registry);
  }

  private double gauge(String name) {
    return registry.get("msk.changefeed." + name).tag("changefeed", "orders").gauge().value();
  }

  private double counter(String name) {
    return registry.get("msk.changefeed." + name).functionCounter().count();
  }

  @Test
  void progress_isPublished_andTheLagIsThatOfTheMoment() {
    start();
    assertThat(gauge("watermark.lag")).isNaN();
    byte[] row = encoder.row(RowChange.insert(TABLE, Tso.at(NOON), List.of(1)));
    send(row);
    send(row);
    send(encoder.row(RowChange.insert(TABLE, Tso.at(NOON.plusSeconds(9)), List.of(2))));
    send(new byte[] {'?'});
    send(encoder.watermark(Tso.at(NOON)));

    consumer.poll(Duration.ZERO);
    time.advance(Duration.ofSeconds(5));

    assertThat(gauge("watermark.lag")).isEqualTo(5);
    assertThat(gauge("open.rows")).isEqualTo(1);
    assertThat(gauge("held")).isPositive();
    assertThat(gauge("spilled")).isZero();
    assertThat(counter("released")).isEqualTo(1);
    assertThat(counter("transactions")).isEqualTo(1);
    assertThat(counter("schema.changes")).isZero();
    assertThat(counter("repeats")).isEqualTo(1);
    assertThat(counter("bad.records")).isEqualTo(1);
  }

  @Test
  void close_takesThemAway() {
    start();
    assertThat(registry.getMeters()).hasSize(9);

    meters.close();

    assertThat(registry.getMeters()).isEmpty();
  }
}
