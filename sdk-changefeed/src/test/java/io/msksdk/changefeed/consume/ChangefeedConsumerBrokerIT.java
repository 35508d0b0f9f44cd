package io.msksdk.changefeed.consume;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import io.msksdk.changefeed.codec.ChangefeedDecoder;
import io.msksdk.changefeed.codec.avro.AvroDecoder;
import io.msksdk.changefeed.codec.avro.AvroEncoder;
import io.msksdk.changefeed.codec.canal.CanalJsonDecoder;
import io.msksdk.changefeed.codec.canal.CanalJsonEncoder;
import io.msksdk.changefeed.codec.registry.InMemorySchemaRegistry;
import io.msksdk.changefeed.generate.ChangefeedGenerator;
import io.msksdk.changefeed.generate.GeneratedRecord;
import io.msksdk.testkit.LocalCluster;
import io.msksdk.testkit.LocalMskTest;
import java.time.Duration;
import java.time.ZoneOffset;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Set;
import org.apache.kafka.clients.admin.Admin;
import org.apache.kafka.clients.admin.NewTopic;
import org.apache.kafka.clients.consumer.ConsumerRecord;
import org.apache.kafka.clients.consumer.KafkaConsumer;
import org.apache.kafka.clients.consumer.RangeAssignor;
import org.apache.kafka.clients.producer.KafkaProducer;
import org.apache.kafka.clients.producer.ProducerRecord;
import org.apache.kafka.common.TopicPartition;
import org.apache.kafka.common.header.Header;
import org.apache.kafka.common.serialization.ByteArrayDeserializer;
import org.apache.kafka.common.serialization.ByteArraySerializer;
import org.junit.jupiter.api.Test;

/** The consumer on real brokers. */
@LocalMskTest
class ChangefeedConsumerBrokerIT {
  private static final int PARTITIONS = 3;
  private static final Duration POLL = Duration.ofMillis(100);

  private final ChangefeedDecoder canal = CanalJsonDecoder.create(ZoneOffset.UTC);

  @Test
  void feed_isMirrored_byOneMember_andByTheOneThatStoodBy_whenThatLeaves(LocalCluster cluster)
      throws Exception {
    ChangefeedGenerator feed =
        History.of(CanalJsonEncoder.create(ZoneOffset.UTC), 11, "mirrored_{table}")
            .transactions(400)
            .build();
    write(cluster, feed);
    Mirror mirror = new Mirror();
    ChangefeedConsumer first = consumer(cluster, "mirror", canal, mirror, feed).build();
    while (first.progress().slowest().isEmpty()) {
      first.poll(POLL);
    }

    try (ChangefeedConsumer second = consumer(cluster, "mirror", canal, mirror, feed).build()) {
      while (mirror.commits.size() < 100) {
        first.poll(POLL);
        second.poll(Duration.ZERO);
      }
      assertThat(second.progress().slowest()).isEmpty();
      first.close();
      // the tables may hold their last rows before the last commit is handled
      while (Set.copyOf(mirror.commits).size() < feed.transactions().size()) {
        second.poll(POLL);
      }
      mirror.assertEqual(feed);
      assertThat(second.progress().openRows()).isZero();
      assertThat(second.progress().watermark()).isPresent();
      assertThat(second.progress().lag()).isPresent();
    }

    // the commit at the watermark may come again with each rebalance: one member came, one left
    assertThat(mirror.commits).isSorted();
    assertThat(mirror.commits.size() - feed.transactions().size()).isBetween(0, 4);
  }

  @Test
  void topics_areSharedByTheGroup_whole_andNothingIsLostWhenMembersComeAndGo(LocalCluster cluster)
      throws Exception {
    ChangefeedGenerator feed =
        History.of(CanalJsonEncoder.create(ZoneOffset.UTC), 12, "shared_{table}")
            .transactions(60)
            .build();
    for (String topic : feed.topics()) {
      create(cluster, topic, PARTITIONS);
    }
    int third = feed.records().size() / 3;
    Mirror mirror = new Mirror();

    try (ChangefeedConsumer one =
            consumer(cluster, "shared", canal, mirror, feed).scope(ConsumeScope.TOPIC).build();
        KafkaProducer<byte[], byte[]> producer = producer(cluster)) {
      send(producer, feed.records().subList(0, third));
      while (mirror.commits.isEmpty()) {
        one.poll(POLL);
      }
      try (ChangefeedConsumer two =
          consumer(cluster, "shared", canal, mirror, feed).scope(ConsumeScope.TOPIC).build()) {
        // each has one of the topics before the next rows come
        while (topic(one).equals(topic(two)) || topic(two).isEmpty()) {
          one.poll(POLL);
          two.poll(POLL);
        }
        send(producer, feed.records().subList(third, 2 * third));
        long before = two.progress().releasedRows();
        while (two.progress().releasedRows() == before) {
          one.poll(POLL);
          two.poll(POLL);
        }
      }
      send(producer, feed.records().subList(2 * third, feed.records().size()));
      while (!mirror.equal(feed)) {
        one.poll(POLL);
      }
    }

    mirror.assertEqual(feed);
  }

  private static String topic(ChangefeedConsumer consumer) {
    return consumer.progress().slowest().map(TopicPartition::topic).orElse("");
  }

  @Test
  void partitionsOfATopic_areNotShared(LocalCluster cluster) throws Exception {
    ChangefeedGenerator feed =
        History.of(CanalJsonEncoder.create(ZoneOffset.UTC), 15, "split_{table}")
            .transactions(20)
            .build();
    write(cluster, feed);
    Map<String, Object> ranges =
        Map.of("partition.assignment.strategy", RangeAssignor.class.getName());

    try (ChangefeedConsumer one =
            consumer(cluster, "split", canal, new Mirror(), feed, ranges)
                .scope(ConsumeScope.TOPIC)
                .build();
        ChangefeedConsumer two =
            consumer(cluster, "split", canal, new Mirror(), feed, ranges)
                .scope(ConsumeScope.TOPIC)
                .build()) {
      // the range assignor gives each member some partitions of every topic
      assertThatThrownBy(
              () -> {
                while (true) {
                  one.poll(POLL);
                  two.poll(POLL);
                }
              })
          .isInstanceOfSatisfying(
              ConsumeException.class,
              e -> assertThat(e.code()).isEqualTo("changefeed.consume.partial-assignment"));
    }
  }

  @Test
  void avro_isReadAsItArrives(LocalCluster cluster) throws Exception {
    InMemorySchemaRegistry registry = InMemorySchemaRegistry.confluent();
    AvroEncoder encoder =
        AvroEncoder.builder(registry, ZoneOffset.UTC, table -> "avro_" + table.table()).build();
    ChangefeedGenerator feed = History.of(encoder, 13, "avro_{table}").build();
    write(cluster, feed);
    Mirror mirror = new Mirror();

    try (ChangefeedConsumer consumer =
        consumer(cluster, "avro", AvroDecoder.create(registry, ZoneOffset.UTC), mirror, feed)
            .order(ConsumeOrder.ARRIVAL)
            .build()) {
      while (!mirror.equal(feed)) {
        consumer.poll(POLL);
      }
    }

    mirror.assertEqual(feed);
  }

  @Test
  void badRecord_goesToTheDeadLetters_withItsPlace(LocalCluster cluster) throws Exception {
    ChangefeedGenerator feed =
        History.of(CanalJsonEncoder.create(ZoneOffset.UTC), 14, "bad_{table}").build();
    create(cluster, "bad_orders", PARTITIONS);
    create(cluster, "bad_customers", PARTITIONS);
    create(cluster, "letters", 1);
    try (KafkaProducer<byte[], byte[]> producer = producer(cluster)) {
      producer.send(new ProducerRecord<>("bad_orders", 1, null, new byte[] {'?'})).get();
      feed.send(producer);
      Mirror mirror = new Mirror();

      try (ChangefeedConsumer consumer =
          consumer(cluster, "bad", canal, mirror, feed)
              .badRecords(BadRecordPolicy.deadLetters(producer, "letters"))
              .build()) {
        while (!mirror.equal(feed)) {
          consumer.poll(POLL);
        }
      }
    }

    ConsumerRecord<byte[], byte[]> letter = first(cluster, "letters");
    Map<String, String> headers = new HashMap<>();
    for (Header header : letter.headers()) {
      headers.put(header.key(), new String(header.value()));
    }
    assertThat(letter.value()).containsExactly('?');
    assertThat(headers)
        .containsEntry("changefeed.topic", "bad_orders")
        .containsEntry("changefeed.partition", "1")
        .containsEntry("changefeed.offset", "0")
        .containsEntry("changefeed.problem", "changefeed.decode.malformed");
  }

  private static ChangefeedConsumer.Builder consumer(
      LocalCluster cluster,
      String group,
      ChangefeedDecoder decoder,
      ChangefeedHandler handler,
      ChangefeedGenerator feed) {
    return consumer(cluster, group, decoder, handler, feed, Map.of());
  }

  private static ChangefeedConsumer.Builder consumer(
      LocalCluster cluster,
      String group,
      ChangefeedDecoder decoder,
      ChangefeedHandler handler,
      ChangefeedGenerator feed,
      Map<String, Object> more) {
    Map<String, Object> properties = new HashMap<>(cluster.clientProperties());
    properties.putAll(more);
    properties.put("group.id", group);
    // so that the first of two consumers leaves some for the second
    properties.put("max.poll.records", 50);
    properties.put("heartbeat.interval.ms", 100);
    return ChangefeedConsumer.builder(properties, decoder, handler)
        .topics(feed.topics().toArray(new String[0]));
  }

  private static void write(LocalCluster cluster, ChangefeedGenerator feed) throws Exception {
    for (String topic : feed.topics()) {
      create(cluster, topic, PARTITIONS);
    }
    try (KafkaProducer<byte[], byte[]> producer = producer(cluster)) {
      feed.send(producer);
    }
  }

  private static void send(KafkaProducer<byte[], byte[]> producer, List<GeneratedRecord> records) {
    for (GeneratedRecord record : records) {
      var unused =
          producer.send(
              new ProducerRecord<>(
                  record.topic(),
                  record.partition(),
                  record.record().key().orElse(null),
                  record.record().value().orElse(null)));
    }
    producer.flush();
  }

  private static void create(LocalCluster cluster, String topic, int partitions) throws Exception {
    try (Admin admin = Admin.create(cluster.clientProperties())) {
      admin.createTopics(List.of(new NewTopic(topic, partitions, (short) 1))).all().get();
    }
  }

  private static KafkaProducer<byte[], byte[]> producer(LocalCluster cluster) {
    return new KafkaProducer<>(
        cluster.clientProperties(), new ByteArraySerializer(), new ByteArraySerializer());
  }

  private static ConsumerRecord<byte[], byte[]> first(LocalCluster cluster, String topic) {
    Map<String, Object> properties = new HashMap<>(cluster.clientProperties());
    properties.put("group.id", "letters");
    properties.put("auto.offset.reset", "earliest");
    try (KafkaConsumer<byte[], byte[]> consumer =
        new KafkaConsumer<>(properties, new ByteArrayDeserializer(), new ByteArrayDeserializer())) {
      consumer.subscribe(List.of(topic));
      List<ConsumerRecord<byte[], byte[]>> records = new ArrayList<>();
      while (records.isEmpty()) {
        consumer.poll(POLL).forEach(records::add);
      }
      return records.get(0);
    }
  }
}
