package io.msksdk.changefeed.consume;

import static io.msksdk.changefeed.consume.LoggedConsumer.ONE;
import static io.msksdk.changefeed.consume.LoggedConsumer.ZERO;
import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import io.msksdk.changefeed.codec.ChangefeedDecoder;
import io.msksdk.changefeed.codec.Ddl;
import io.msksdk.changefeed.codec.DdlKind;
import io.msksdk.changefeed.codec.RowChange;
import io.msksdk.changefeed.codec.SchemaChange;
import io.msksdk.changefeed.codec.TableSpec;
import io.msksdk.changefeed.codec.Tso;
import io.msksdk.changefeed.codec.canal.CanalJsonDecoder;
import io.msksdk.changefeed.codec.canal.CanalJsonEncoder;
import io.msksdk.changefeed.codec.registry.SchemaRegistryException;
import io.msksdk.core.MskException;
import io.msksdk.core.time.ManualTime;
import java.nio.charset.StandardCharsets;
import java.nio.file.Path;
import java.time.Duration;
import java.time.Instant;
import java.time.ZoneOffset;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.function.Consumer;
import org.apache.kafka.clients.consumer.CommitFailedException;
import org.apache.kafka.clients.producer.MockProducer;
import org.apache.kafka.clients.producer.ProducerRecord;
import org.apache.kafka.common.errors.RebalanceInProgressException;
import org.apache.kafka.common.errors.TopicAuthorizationException;
import org.apache.kafka.common.errors.WakeupException;
import org.apache.kafka.common.header.Header;
import org.apache.kafka.common.header.internals.RecordHeaders;
import org.apache.kafka.common.serialization.ByteArraySerializer;
import org.junit.jupiter.api.Test;

/**
 * Failures in the middle of reading and handling: nothing is lost, and nothing done is done again.
 */
class ConsumerFailuresTest {
  private static final TableSpec ORDERS = History.ORDERS;
  private static final Instant START = Instant.parse("2026-01-01T12:00:00Z");
  private static final Tso TS = Tso.at(START);

  private final CanalJsonEncoder encoder = CanalJsonEncoder.create(ZoneOffset.UTC);
  private final CanalJsonDecoder canal = CanalJsonDecoder.create(ZoneOffset.UTC);
  private final LoggedConsumer kafka = new LoggedConsumer();
  private final ManualTime time = ManualTime.startingAt(START);
  private final List<String> handled = new ArrayList<>();

  private ChangefeedConsumer.Builder builder(ChangefeedDecoder decoder, ChangefeedHandler handler) {
    return ChangefeedConsumer.builder(Map.of(), decoder, handler)
        .consumer(kafka)
        .topics(LoggedConsumer.TOPIC)
        .time(time);
  }

  private ChangefeedConsumer.Builder builder() {
    return builder(
        canal, ChangefeedHandler.rows(row -> handled.add(row.table() + row.column("id").text())));
  }

  private ChangefeedConsumer started(ChangefeedConsumer.Builder builder) {
    ChangefeedConsumer consumer = builder.build();
    kafka.assignBoth();
    return consumer;
  }

  private byte[] row(int id, long later) {
    return encoder.row(
        RowChange.insert(ORDERS, Tso.of(TS.value() + later), List.of(id, "n", "0.00")));
  }

  private byte[] watermark(long later) {
    return encoder.watermark(Tso.of(TS.value() + later));
  }

  private static Consumer<ConsumeException> code(String code) {
    return e -> assertThat(e.code()).isEqualTo("changefeed.consume." + code);
  }

  @Test
  void recordsBehindABadOne_areReadAgain_whenPollIsCalledAgain() {
    boolean[] away = {true};
    ChangefeedDecoder decoder =
        (key, value) -> {
          if (value.length == 1 && away[0]) {
            return canal.decode(key, value);
          }
          return value.length == 1 ? List.of() : canal.decode(key, value);
        };
    kafka.append(ZERO, row(1, 1));
    kafka.append(ZERO, new byte[] {'?'});
    kafka.append(ZERO, row(2, 2));
    kafka.append(ZERO, watermark(9));
    kafka.append(ONE, row(3, 3));
    kafka.append(ONE, watermark(9));
    try (ChangefeedConsumer consumer =
        started(
            builder(decoder, ChangefeedHandler.rows(r -> handled.add(r.column("id").text()))))) {
      assertThatThrownBy(() -> consumer.poll(Duration.ZERO))
          .isInstanceOfSatisfying(ConsumeException.class, code("undecodable"));
      away[0] = false;
      consumer.poll(Duration.ZERO);
    }

    assertThat(handled).containsExactly("1", "2", "3");
    assertThat(kafka.committedOffset(ZERO)).isEqualTo(4);
  }

  @Test
  void registryThatIsAway_isNoBadRecord_andIsWaitedFor() {
    int[] calls = {0};
    ChangefeedDecoder decoder =
        (key, value) -> {
          if (++calls[0] <= 3) {
            throw SchemaRegistryException.unavailable("status 503", null);
          }
          return canal.decode(key, value);
        };
    List<MskException> bad = new ArrayList<>();
    kafka.append(ZERO, row(1, 1));
    kafka.append(ZERO, watermark(9));
    kafka.append(ONE, watermark(9));
    ChangefeedConsumer[] self = new ChangefeedConsumer[1];
    try (ChangefeedConsumer consumer =
        started(
            builder(
                    decoder,
                    ChangefeedHandler.rows(
                        r -> {
                          handled.add(r.column("id").text());
                          self[0].stop();
                        }))
                .badRecords((record, failure) -> bad.add(failure)))) {
      self[0] = consumer;
      consumer.run();
    }

    assertThat(bad).isEmpty();
    assertThat(handled).containsExactly("1");
    assertThat(time.now()).isAfter(START);
  }

  @Test
  void registryThatStaysAway_endsTheConsumer_withThePlace() {
    ChangefeedDecoder decoder =
        (key, value) -> {
          throw SchemaRegistryException.unavailable("status 503", null);
        };
    kafka.append(ONE, row(1, 1));
    try (ChangefeedConsumer consumer =
        started(
            builder(decoder, ChangefeedHandler.rows(r -> handled.add("?")))
                .badRecords((record, failure) -> handled.add("dropped"))
                .stalledAfter(Duration.ofMinutes(1)))) {
      assertThatThrownBy(consumer::run)
          .isInstanceOfSatisfying(
              ConsumeException.class,
              e -> {
                assertThat(e.code()).isEqualTo("changefeed.consume.unavailable");
                assertThat(e.retryable()).isTrue();
                assertThat(e.partition()).hasValue(ONE);
                assertThat(e.offset()).isZero();
              });
    }
    assertThat(time.now()).isAfterOrEqualTo(START.plusSeconds(60));
    assertThat(handled).isEmpty();
  }

  @Test
  void stopInTheHandler_endsTheRun_andCommitsWhatWasHandled() {
    kafka.append(ZERO, row(1, 1));
    kafka.append(ZERO, watermark(9));
    kafka.append(ONE, watermark(9));
    ChangefeedConsumer[] self = new ChangefeedConsumer[1];
    try (ChangefeedConsumer consumer =
        started(
            builder(
                canal,
                ChangefeedHandler.rows(
                    r -> {
                      // what Kafka's consumer does in the next call after a wakeup
                      kafka.commitFailures.add(new WakeupException());
                      self[0].stop();
                    })))) {
      self[0] = consumer;
      consumer.run();

      assertThat(kafka.committedOffset(ZERO)).isEqualTo(2);
    }
  }

  @Test
  void commitRefusedInARebalance_losesNothing_andIsMadeGoodLater() {
    kafka.append(ZERO, row(1, 1));
    kafka.append(ZERO, watermark(2));
    kafka.append(ONE, watermark(2));
    kafka.commitFailures.add(new RebalanceInProgressException("wait"));
    kafka.commitFailures.add(new CommitFailedException("too slow"));
    try (ChangefeedConsumer consumer = started(builder())) {
      consumer.poll(Duration.ZERO);
      assertThat(kafka.committedOffset(ZERO)).isEqualTo(-1);
      consumer.poll(Duration.ZERO);
      consumer.poll(Duration.ZERO);
      assertThat(kafka.committedOffset(ZERO)).isEqualTo(2);
    }
    assertThat(handled).containsExactly("orders1");
  }

  @Test
  void partitionThatStays_isReadAgainFromItsFirstOpenRow_thoughNothingCouldBeCommitted() {
    kafka.append(ZERO, row(1, 5));
    kafka.append(ZERO, watermark(1));
    kafka.append(ONE, watermark(1));
    try (ChangefeedConsumer consumer = started(builder())) {
      kafka.commitFailures.add(new RebalanceInProgressException("wait"));
      consumer.poll(Duration.ZERO);
      assertThat(consumer.progress().openRows()).isEqualTo(1);

      // cooperative: partition 1 goes and comes back, partition 0 stays
      kafka.commitFailures.add(new RebalanceInProgressException("wait"));
      kafka.listener.onPartitionsRevoked(List.of(ONE));
      kafka.listener.onPartitionsAssigned(List.of(ONE));
      kafka.append(ZERO, watermark(9));
      kafka.append(ONE, watermark(9));
      kafka.seek(ONE, 0);
      consumer.poll(Duration.ZERO);
    }
    assertThat(handled).containsExactly("orders1");
  }

  @Test
  void failureOfKafka_isTyped() {
    kafka.append(ZERO, row(1, 1));
    kafka.append(ZERO, watermark(9));
    kafka.append(ONE, watermark(9));
    kafka.commitFailures.add(new TopicAuthorizationException("cdc"));
    try (ChangefeedConsumer consumer = started(builder())) {
      assertThatThrownBy(() -> consumer.poll(Duration.ZERO))
          .isInstanceOfSatisfying(
              ConsumeException.class,
              e -> {
                assertThat(e.code()).isEqualTo("changefeed.consume.kafka");
                assertThat(e.retryable()).isFalse();
              })
          .hasCauseInstanceOf(TopicAuthorizationException.class);
    }
  }

  @Test
  void whatTheHandlerReturnedFrom_isNotGivenAgain_thoughTheSchemaChangeAfterItFailed() {
    List<String> ddls = new ArrayList<>();
    ChangefeedHandler handler =
        new ChangefeedHandler() {
          @Override
          public void onTransactions(List<Transaction> transactions) {
            transactions.forEach(t -> t.rows().forEach(r -> handled.add(r.column("id").text())));
          }

          @Override
          public void onSchemaChange(Ddl ddl) {
            ddls.add(ddl.sql());
            if (ddls.size() == 2) {
              throw new IllegalStateException("database away");
            }
          }
        };
    kafka.append(ZERO, row(1, 1));
    for (String sql : List.of("alter table orders add a int", "alter table orders add b int")) {
      SchemaChange change =
          new SchemaChange("shop", "orders", DdlKind.ALTER, sql, Tso.of(TS.value() + 2));
      kafka.append(ZERO, encoder.encode(change).orElseThrow().value().orElseThrow());
    }
    kafka.append(ZERO, watermark(9));
    kafka.append(ONE, watermark(9));
    try (ChangefeedConsumer consumer = started(builder(canal, handler))) {
      assertThatThrownBy(() -> consumer.poll(Duration.ZERO))
          .isInstanceOfSatisfying(ConsumeException.class, code("handler"));
      consumer.poll(Duration.ZERO);
    }
    assertThat(handled).containsExactly("1");
    assertThat(ddls)
        .containsExactly(
            "alter table orders add a int",
            "alter table orders add b int",
            "alter table orders add b int");
  }

  @Test
  void batch_endsWithTheMemoryItMayTake() {
    List<Integer> batches = new ArrayList<>();
    ChangefeedHandler handler = transactions -> batches.add(transactions.size());
    for (int i = 1; i <= 10; i++) {
      kafka.append(ZERO, row(i, i));
    }
    kafka.append(ZERO, watermark(99));
    kafka.append(ONE, watermark(99));
    try (ChangefeedConsumer consumer =
        started(builder(canal, handler).memory(3L * row(1, 1).length))) {
      consumer.poll(Duration.ZERO);
    }
    assertThat(batches).containsExactly(3, 3, 3, 1);
  }

  @Test
  void rowWithAnUnreadableColumn_failsWithItsPlace_orGoesThroughThePolicy() {
    kafka.append(ZERO, row(1, 1));
    kafka.append(
        ZERO, text(row(77, 2)).replace("\"77\"", "\"7x\"").getBytes(StandardCharsets.UTF_8));
    kafka.append(ZERO, row(3, 2));
    kafka.append(ZERO, watermark(9));
    kafka.append(ONE, watermark(9));
    ChangefeedHandler handler =
        ChangefeedHandler.rows(r -> handled.add("" + r.column("id").intValue()));
    List<String> bad = new ArrayList<>();
    boolean[] skip = {false};
    try (ChangefeedConsumer consumer =
        started(
            builder(canal, handler)
                .largestBatch(1)
                .badRecords(
                    (record, failure) -> {
                      bad.add(record.offset() + " " + failure.code() + " " + text(record.value()));
                      if (!skip[0]) {
                        BadRecordPolicy.fail().handle(record, failure);
                      }
                    }))) {
      assertThatThrownBy(() -> consumer.poll(Duration.ZERO))
          .isInstanceOfSatisfying(
              ConsumeException.class,
              e -> {
                assertThat(e.code()).isEqualTo("changefeed.consume.undecodable");
                assertThat(e.partition()).hasValue(ZERO);
                assertThat(e.offset()).isEqualTo(1);
              });
      assertThat(kafka.committedOffset(ZERO)).isLessThanOrEqualTo(1);
      skip[0] = true;
      consumer.poll(Duration.ZERO);
      assertThat(consumer.progress().badRecords()).isEqualTo(1);
      assertThat(consumer.progress().openRows()).isZero();
    }
    assertThat(handled).containsExactly("1", "3");
    assertThat(bad).hasSize(2).allMatch(b -> b.startsWith("1 changefeed.column.value {"));
    assertThat(kafka.committedOffset(ZERO)).isEqualTo(4);
  }

  private static String text(byte[] bytes) {
    return new String(bytes, StandardCharsets.UTF_8);
  }

  @Test
  void deadLetter_isTheRecordWithItsHeaders_itsTime_andTheReason() {
    MockProducer<byte[], byte[]> producer =
        new MockProducer<>(true, null, new ByteArraySerializer(), new ByteArraySerializer());
    RecordHeaders headers = new RecordHeaders();
    headers.add("traceparent", new byte[] {1, 2});
    kafka.append(ONE, new byte[] {'?'}, headers);
    try (ChangefeedConsumer consumer =
        started(builder().badRecords(BadRecordPolicy.deadLetters(producer, "letters")))) {
      consumer.poll(Duration.ZERO);
    }

    ProducerRecord<byte[], byte[]> letter = producer.history().get(0);
    assertThat(letter.value()).containsExactly('?');
    assertThat(letter.timestamp()).isEqualTo(1_700_000_000_000L);
    assertThat(letter.headers().lastHeader("traceparent").value()).containsExactly(1, 2);
    assertThat(text(header(letter, "changefeed.problem"))).isEqualTo("changefeed.decode.malformed");
    assertThat(text(header(letter, "changefeed.reason"))).contains("expected:");
    assertThat(text(header(letter, "changefeed.offset"))).isEqualTo("0");
  }

  private static byte[] header(ProducerRecord<byte[], byte[]> letter, String name) {
    Header header = letter.headers().lastHeader(name);
    return header.value();
  }

  @Test
  void deadLetter_thatCannotBeWritten_leavesTheRecordWhereItIs() {
    MockProducer<byte[], byte[]> producer =
        new MockProducer<>(true, null, new ByteArraySerializer(), new ByteArraySerializer());
    producer.sendException = new TopicAuthorizationException("letters");
    kafka.append(ONE, new byte[] {'?'});
    kafka.append(ONE, row(1, 1));
    kafka.append(ONE, watermark(9));
    kafka.append(ZERO, watermark(9));
    try (ChangefeedConsumer consumer =
        started(builder().badRecords(BadRecordPolicy.deadLetters(producer, "letters")))) {
      assertThatThrownBy(() -> consumer.poll(Duration.ZERO))
          .isInstanceOfSatisfying(
              ConsumeException.class, e -> assertThat(e.partition()).hasValue(ONE));
      producer.sendException = null;
      consumer.poll(Duration.ZERO);
    }
    assertThat(producer.history()).hasSize(1);
    assertThat(handled).containsExactly("orders1");
  }

  @Test
  void transactionAcrossPartitions_isCommittedAfterTheHandler_andWhileItIsOpenNothingOfIt() {
    List<Long> duringHandler = new ArrayList<>();
    kafka.append(ZERO, row(1, 5));
    kafka.append(ZERO, watermark(9));
    kafka.append(ONE, row(2, 5));
    kafka.append(ONE, watermark(9));
    ChangefeedHandler handler =
        ChangefeedHandler.transactions(
            t -> {
              handled.add(t.rows().size() + " rows");
              duringHandler.add(kafka.committedOffset(ZERO));
              duringHandler.add(kafka.committedOffset(ONE));
            });
    try (ChangefeedConsumer consumer = started(builder(canal, handler))) {
      consumer.poll(Duration.ZERO);
      assertThat(duringHandler).containsExactly(-1L, -1L);
      assertThat(kafka.committedOffset(ZERO)).isEqualTo(2);
      assertThat(kafka.committedOffset(ONE)).isEqualTo(2);

      kafka.append(ZERO, row(3, 12));
      kafka.append(ZERO, watermark(20));
      kafka.append(ONE, row(4, 12));
      consumer.poll(Duration.ZERO);
      assertThat(kafka.committedOffset(ZERO)).isEqualTo(2);
      assertThat(kafka.committedOffset(ONE)).isEqualTo(2);
      assertThat(handled).containsExactly("2 rows");

      kafka.append(ONE, watermark(20));
      consumer.poll(Duration.ZERO);
    }
    assertThat(handled).containsExactly("2 rows", "2 rows");
    assertThat(kafka.committedOffset(ZERO)).isEqualTo(4);
    assertThat(kafka.committedOffset(ONE)).isEqualTo(4);
  }

  @Test
  void directoryThatIsNotThere_isTyped_andNothingIsLost() {
    kafka.append(ZERO, row(1, 5));
    kafka.append(ZERO, row(2, 6));
    kafka.append(ZERO, watermark(1));
    kafka.append(ONE, watermark(1));
    try (ChangefeedConsumer consumer =
        started(builder().memory(1).spillDirectory(Path.of("target", "absent", "directory")))) {
      assertThatThrownBy(() -> consumer.poll(Duration.ZERO))
          .isInstanceOfSatisfying(ConsumeException.class, code("spill"));
      kafka.append(ZERO, watermark(9));
      kafka.append(ONE, watermark(9));
      consumer.poll(Duration.ZERO);
      assertThat(consumer.progress().heldBytes()).isZero();
      assertThat(consumer.progress().spilledBytes()).isZero();
    }
    assertThat(handled).containsExactly("orders1", "orders2");
  }

  @Test
  void arrivalsBeforeABadRecord_areGiven_andNotAgain() {
    kafka.append(ZERO, row(1, 1));
    kafka.append(ZERO, new byte[] {'?'});
    try (ChangefeedConsumer consumer = started(builder().order(ConsumeOrder.ARRIVAL))) {
      for (int i = 0; i < 2; i++) {
        assertThatThrownBy(() -> consumer.poll(Duration.ZERO))
            .isInstanceOfSatisfying(ConsumeException.class, code("undecodable"));
      }
    }
    assertThat(handled).containsExactly("orders1");
  }

  @Test
  void arrivals_areGivenInBatches_andReadAgainFromTheFirstThatWasNotHandled() {
    List<Integer> batches = new ArrayList<>();
    boolean[] fail = {true};
    ChangefeedHandler handler =
        transactions -> {
          batches.add(transactions.size());
          if (fail[0] && batches.size() == 2) {
            throw new IllegalStateException("database away");
          }
          transactions.forEach(t -> t.rows().forEach(r -> handled.add(r.column("id").text())));
        };
    for (int i = 1; i <= 5; i++) {
      kafka.append(ZERO, row(i, i));
    }
    try (ChangefeedConsumer consumer =
        started(builder(canal, handler).order(ConsumeOrder.ARRIVAL).largestBatch(2))) {
      assertThatThrownBy(() -> consumer.poll(Duration.ZERO))
          .isInstanceOfSatisfying(ConsumeException.class, code("handler"));
      fail[0] = false;
      consumer.poll(Duration.ZERO);
    }
    assertThat(batches).containsExactly(2, 2, 2, 1);
    assertThat(handled).containsExactly("1", "2", "3", "4", "5");
    assertThat(kafka.committedOffset(ZERO)).isEqualTo(5);
  }
}
