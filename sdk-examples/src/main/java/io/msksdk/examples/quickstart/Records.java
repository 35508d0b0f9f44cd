package io.msksdk.examples.quickstart;

import io.msksdk.auth.client.ClientProperties;
import java.time.Duration;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.concurrent.ExecutionException;
import java.util.concurrent.Future;
import org.apache.kafka.clients.admin.Admin;
import org.apache.kafka.clients.admin.NewTopic;
import org.apache.kafka.clients.consumer.KafkaConsumer;
import org.apache.kafka.clients.producer.KafkaProducer;
import org.apache.kafka.clients.producer.Producer;
import org.apache.kafka.clients.producer.ProducerRecord;
import org.apache.kafka.clients.producer.RecordMetadata;
import org.apache.kafka.common.errors.TopicAuthorizationException;
import org.apache.kafka.common.serialization.StringDeserializer;
import org.apache.kafka.common.serialization.StringSerializer;

/** The plain Kafka part: nothing in here knows of MSK but the properties. */
final class Records {
  /** A poll gives up to 500 records and waits up to a second; a run needs a few dozen. */
  private static final int MOST_POLLS = 100;

  private final String topic;
  private final int count;

  Records(String topic, int count) {
    this.topic = topic;
    this.count = count;
  }

  void createTopic(ClientProperties properties) {
    try (Admin admin = Admin.create(properties.admin())) {
      NewTopic wanted = new NewTopic(topic, Optional.of(3), Optional.of((short) 3));
      done(admin.createTopics(List.of(wanted)).all());
    }
  }

  void produce(ClientProperties properties) {
    try (Producer<String, String> producer = producer(properties.producer())) {
      List<Future<RecordMetadata>> sent = new ArrayList<>(count);
      for (int i = 0; i < count; i++) {
        sent.add(producer.send(new ProducerRecord<>(topic, "order-" + i, "{\"item\":" + i + "}")));
      }
      sent.forEach(Records::done);
    }
  }

  void consume(ClientProperties properties) {
    Map<String, Object> config = new HashMap<>(properties.consumer("billing"));
    config.put("auto.offset.reset", "earliest");
    try (var consumer =
        new KafkaConsumer<>(config, new StringDeserializer(), new StringDeserializer())) {
      consumer.subscribe(List.of(topic));
      int seen = 0;
      for (int poll = 0; seen < count; poll++) {
        if (poll == MOST_POLLS) {
          throw new IllegalStateException("records: " + seen + " (expected: " + count + ").");
        }
        seen += consumer.poll(Duration.ofSeconds(1)).count();
      }
    }
  }

  void writeOneRefused(ClientProperties properties) {
    Map<String, Object> config = new HashMap<>(properties.producer());
    config.put("enable.idempotence", "false"); // it would be refused first, as an action of its own
    try (Producer<String, String> producer = producer(config)) {
      producer.send(new ProducerRecord<>(topic, "order-x", "{}")).get();
      throw new IllegalStateException("write: accepted (expected: refused by the policy).");
    } catch (ExecutionException refused) {
      if (!(refused.getCause() instanceof TopicAuthorizationException)) {
        throw new IllegalStateException("write: not refused by the policy.", refused);
      }
    } catch (InterruptedException e) {
      throw interrupted(e);
    }
  }

  private static Producer<String, String> producer(Map<String, Object> config) {
    return new KafkaProducer<>(config, new StringSerializer(), new StringSerializer());
  }

  private static void done(Future<?> future) {
    try {
      future.get();
    } catch (ExecutionException e) {
      throw new IllegalStateException(e.getCause());
    } catch (InterruptedException e) {
      throw interrupted(e);
    }
  }

  private static IllegalStateException interrupted(InterruptedException e) {
    Thread.currentThread().interrupt();
    return new IllegalStateException(e);
  }
}
