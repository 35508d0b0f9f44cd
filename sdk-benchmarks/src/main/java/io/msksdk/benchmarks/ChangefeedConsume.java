package io.msksdk.benchmarks;

import io.msksdk.changefeed.codec.RowChange;
import io.msksdk.changefeed.codec.TableSpec;
import io.msksdk.changefeed.codec.Tso;
import io.msksdk.changefeed.codec.canal.CanalJsonDecoder;
import io.msksdk.changefeed.codec.canal.CanalJsonEncoder;
import io.msksdk.changefeed.consume.ChangefeedConsumer;
import io.msksdk.changefeed.consume.ChangefeedHandler;
import io.msksdk.core.time.Time;
import io.msksdk.testkit.LocalCluster;
import io.msksdk.testkit.LocalMsk;
import java.time.Duration;
import java.time.ZoneOffset;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.concurrent.atomic.AtomicLong;
import java.util.concurrent.atomic.AtomicReference;
import org.apache.kafka.clients.producer.KafkaProducer;
import org.apache.kafka.clients.producer.ProducerRecord;
import org.apache.kafka.common.serialization.ByteArraySerializer;
import org.jspecify.annotations.Nullable;

/** The consumer from end to end, on a broker of a local MSK with IAM and TLS. */
final class ChangefeedConsume implements Comparison.Measurement {
  private static final int ROWS = 100_000;
  private static final int PARTITIONS = 3;
  private static final String TOPIC = "cdc";
  private static final TableSpec TABLE =
      TableSpec.builder("shop", "orders")
          .key("id", "bigint")
          .column("note", "varchar")
          .column("count", "int")
          .build();

  private final CanalJsonEncoder encoder = CanalJsonEncoder.create(ZoneOffset.UTC);
  private final AtomicLong handled = new AtomicLong();

  /** Why a message was not written: a figure without it would be waited for in vain. */
  private final AtomicReference<@Nullable Exception> refused = new AtomicReference<>();

  private final boolean heap;

  private ChangefeedConsume(boolean heap) {
    this.heap = heap;
  }

  /** Rows per second from the broker to the handler, in the order of their commits. */
  static ChangefeedConsume rate() {
    return new ChangefeedConsume(false);
  }

  /** Bytes of heap for each row while 100,000 wait for a watermark, messages included. */
  static ChangefeedConsume heap() {
    return new ChangefeedConsume(true);
  }

  @Override
  public Comparison.Figures take() throws Exception {
    try (LocalMsk local = LocalMsk.start();
        LocalCluster cluster = local.cluster("feed").create()) {
      fill(cluster);
      return Comparison.Figures.ofOurs(heap ? heap(cluster) : rate(cluster));
    }
  }

  private void fill(LocalCluster cluster) throws Exception {
    cluster.createTopic(TOPIC, PARTITIONS);
    try (KafkaProducer<byte[], byte[]> producer =
        new KafkaProducer<>(
            cluster.clientProperties(), new ByteArraySerializer(), new ByteArraySerializer())) {
      for (int i = 1; i <= ROWS; i++) {
        RowChange change =
            RowChange.insert(TABLE, Tso.of(i), List.of((long) i, "customer number " + i, i));
        send(producer, i % PARTITIONS, encoder.row(change));
        if (!heap && i % 1_000 == 0) {
          watermarks(producer, i);
        }
      }
      producer.flush();
    }
    Exception first = refused.get();
    if (first != null) {
      throw first;
    }
  }

  private void watermarks(KafkaProducer<byte[], byte[]> producer, long ts) {
    for (int p = 0; p < PARTITIONS; p++) {
      send(producer, p, encoder.watermark(Tso.of(ts)));
    }
  }

  private void send(KafkaProducer<byte[], byte[]> producer, int partition, byte[] message) {
    var unused =
        producer.send(
            new ProducerRecord<>(TOPIC, partition, null, message),
            (sent, failure) -> {
              if (failure != null) {
                refused.compareAndSet(null, failure);
              }
            });
  }

  private double rate(LocalCluster cluster) {
    double best = 0;
    for (int round = 0; round < 3; round++) {
      handled.set(0);
      try (ChangefeedConsumer consumer = consumer(cluster, "rate-" + round)) {
        while (handled.get() == 0) {
          consumer.poll(Duration.ofMillis(100));
        }
        long before = handled.get();
        long start = Time.system().nanos();
        while (handled.get() < ROWS) {
          consumer.poll(Duration.ofMillis(100));
        }
        best = Math.max(best, (ROWS - before) / ((Time.system().nanos() - start) / 1e9));
      }
    }
    return best;
  }

  private double heap(LocalCluster cluster) {
    try (ChangefeedConsumer consumer = consumer(cluster, "heap")) {
      consumer.poll(Duration.ofMillis(100));
      long before = used();
      while (consumer.progress().openRows() < ROWS) {
        consumer.poll(Duration.ofMillis(100));
      }
      return (used() - before) / (double) consumer.progress().openRows();
    }
  }

  private static long used() {
    Runtime runtime = Runtime.getRuntime();
    for (int i = 0; i < 3; i++) {
      runtime.gc();
    }
    return runtime.totalMemory() - runtime.freeMemory();
  }

  private ChangefeedConsumer consumer(LocalCluster cluster, String group) {
    Map<String, Object> properties = new HashMap<>(cluster.clientProperties());
    properties.put("group.id", group);
    return ChangefeedConsumer.builder(
            properties,
            CanalJsonDecoder.create(ZoneOffset.UTC),
            ChangefeedHandler.rows(row -> handled.incrementAndGet()))
        .topics(TOPIC)
        .build();
  }
}
