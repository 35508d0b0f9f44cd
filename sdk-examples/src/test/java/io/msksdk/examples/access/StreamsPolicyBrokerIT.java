package io.msksdk.examples.access;

import static org.assertj.core.api.Assertions.assertThat;

import io.msksdk.auth.policy.ClientPolicy;
import io.msksdk.auth.policy.StreamsApplication;
import io.msksdk.core.arn.MskClusterArn;
import io.msksdk.testkit.LocalCluster;
import io.msksdk.testkit.LocalIdentity;
import io.msksdk.testkit.LocalMsk;
import io.msksdk.testkit.LocalMskTest;
import java.nio.file.Path;
import java.time.Duration;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Properties;
import java.util.UUID;
import java.util.concurrent.TimeUnit;
import org.apache.kafka.clients.admin.Admin;
import org.apache.kafka.clients.admin.NewTopic;
import org.apache.kafka.clients.consumer.KafkaConsumer;
import org.apache.kafka.clients.producer.KafkaProducer;
import org.apache.kafka.clients.producer.ProducerRecord;
import org.apache.kafka.common.serialization.Serdes;
import org.apache.kafka.common.serialization.StringDeserializer;
import org.apache.kafka.common.serialization.StringSerializer;
import org.apache.kafka.streams.KafkaStreams;
import org.apache.kafka.streams.StreamsBuilder;
import org.apache.kafka.streams.StreamsConfig;
import org.apache.kafka.streams.Topology;
import org.apache.kafka.streams.kstream.Consumed;
import org.apache.kafka.streams.kstream.Grouped;
import org.apache.kafka.streams.kstream.Materialized;
import org.apache.kafka.streams.kstream.Produced;
import org.apache.kafka.streams.state.Stores;
import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

/** A real Streams application, with repartitioning and a changelog, under its generated policy. */
@LocalMskTest
class StreamsPolicyBrokerIT {
  @TempDir Path state;

  @ParameterizedTest
  @ValueSource(strings = {StreamsConfig.AT_LEAST_ONCE, StreamsConfig.EXACTLY_ONCE_V2})
  void application_runsUnderItsPolicy_withoutADenial(
      String guarantee, LocalMsk local, LocalCluster cluster) throws Exception {
    String id = "billing-" + UUID.randomUUID();
    String orders = "orders-of-" + id;
    String totals = "totals-of-" + id;
    StreamsApplication application = StreamsApplication.of(id).reading(orders).writing(totals);
    boolean transactions = guarantee.equals(StreamsConfig.EXACTLY_ONCE_V2);
    LocalIdentity role =
        local.identity(
            id,
            ClientPolicy.on(MskClusterArn.parse(cluster.arn()))
                .allow(transactions ? application.exactlyOnce() : application)
                .document()
                .toJson());
    prepare(cluster, orders, totals);

    try (KafkaStreams streams =
        new KafkaStreams(counting(orders, totals), settings(cluster, role, id, guarantee))) {
      streams.start();
      assertThat(read(cluster, totals)).isEqualTo("alice:1");
    }

    assertThat(local.denials(role)).isEmpty();
  }

  private static void prepare(LocalCluster cluster, String orders, String totals) throws Exception {
    Map<String, Object> settings = cluster.clientProperties();
    try (Admin admin = Admin.create(settings);
        KafkaProducer<String, String> producer =
            new KafkaProducer<>(settings, new StringSerializer(), new StringSerializer())) {
      admin
          .createTopics(
              List.of(new NewTopic(orders, 2, (short) 1), new NewTopic(totals, 1, (short) 1)))
          .all()
          .get(30, TimeUnit.SECONDS);
      producer.send(new ProducerRecord<>(orders, "order-1", "alice")).get(30, TimeUnit.SECONDS);
    }
  }

  /** Orders are counted by customer, so they have to change partitions. */
  private static Topology counting(String orders, String totals) {
    StreamsBuilder builder = new StreamsBuilder();
    builder.stream(orders, Consumed.with(Serdes.String(), Serdes.String()))
        .groupBy((order, customer) -> customer, Grouped.with(Serdes.String(), Serdes.String()))
        .count(
            Materialized.<String, Long>as(Stores.inMemoryKeyValueStore("totals"))
                .withKeySerde(Serdes.String())
                .withValueSerde(Serdes.Long()))
        .toStream()
        .mapValues((customer, count) -> customer + ":" + count)
        .to(totals, Produced.with(Serdes.String(), Serdes.String()));
    return builder.build();
  }

  private Properties settings(
      LocalCluster cluster, LocalIdentity role, String id, String guarantee) {
    Properties settings = new Properties();
    settings.putAll(cluster.clientProperties(role));
    settings.put(StreamsConfig.APPLICATION_ID_CONFIG, id);
    settings.put(StreamsConfig.PROCESSING_GUARANTEE_CONFIG, guarantee);
    settings.put(StreamsConfig.REPLICATION_FACTOR_CONFIG, 1);
    settings.put(StreamsConfig.COMMIT_INTERVAL_MS_CONFIG, 100);
    settings.put(StreamsConfig.STATE_DIR_CONFIG, state.toString());
    settings.put("auto.offset.reset", "earliest");
    return settings;
  }

  private static String read(LocalCluster cluster, String topic) {
    Map<String, Object> settings = new HashMap<>(cluster.clientProperties());
    settings.put("group.id", "readers-of-" + topic);
    settings.put("auto.offset.reset", "earliest");
    settings.put("isolation.level", "read_committed");
    try (KafkaConsumer<String, String> consumer =
        new KafkaConsumer<>(settings, new StringDeserializer(), new StringDeserializer())) {
      consumer.subscribe(List.of(topic));
      while (true) { // ended by the time limit of the test when no record comes
        for (var record : consumer.poll(Duration.ofSeconds(1))) {
          return record.value();
        }
      }
    }
  }
}
