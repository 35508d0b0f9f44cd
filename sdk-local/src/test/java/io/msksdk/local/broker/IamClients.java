package io.msksdk.local.broker;

import io.msksdk.local.TestEngine;
import java.io.IOException;
import java.io.UncheckedIOException;
import java.nio.file.Files;
import java.time.Duration;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import org.apache.kafka.clients.admin.Admin;
import org.apache.kafka.clients.admin.NewTopic;
import org.apache.kafka.clients.consumer.ConsumerRecord;
import org.apache.kafka.clients.consumer.KafkaConsumer;
import org.apache.kafka.clients.producer.KafkaProducer;
import org.apache.kafka.clients.producer.ProducerRecord;
import org.apache.kafka.common.serialization.StringDeserializer;
import org.apache.kafka.common.serialization.StringSerializer;

/** The unmodified official client; who it is comes from a profile of {@code iam-profiles}. */
public final class IamClients {
  private final Map<String, Object> properties = new HashMap<>();

  public IamClients(TestEngine engine, String bootstrapBrokers, String profile) {
    properties.put("bootstrap.servers", bootstrapBrokers);
    properties.put("security.protocol", "SASL_SSL");
    properties.put("sasl.mechanism", "AWS_MSK_IAM");
    // clients share logins by this text, so that a profile is its own identity
    properties.put(
        "sasl.jaas.config",
        "software.amazon.msk.auth.iam.IAMLoginModule required awsProfileName=\"%s\""
                .formatted(profile)
            + " awsAddDefaultProviders=\"false\";");
    properties.put(
        "sasl.client.callback.handler.class",
        "software.amazon.msk.auth.iam.IAMClientCallbackHandler");
    properties.put("ssl.truststore.type", "PEM");
    try {
      properties.put("ssl.truststore.certificates", Files.readString(engine.caFile()));
    } catch (IOException e) {
      throw new UncheckedIOException(e);
    }
    properties.put("linger.ms", "0");
    properties.put("group.id", "readers");
    properties.put("auto.offset.reset", "earliest");
  }

  IamClients with(String name, String value) {
    properties.put(name, value);
    return this;
  }

  Map<String, Object> properties() {
    return properties;
  }

  Admin admin() {
    return Admin.create(properties);
  }

  public void createTopic(String name) {
    try (Admin admin = Admin.create(properties)) {
      LocalClients.get(
          admin
              .createTopics(List.of(new NewTopic(name, Optional.of(3), Optional.empty())))
              .all()
              .toCompletionStage()
              .toCompletableFuture());
    }
  }

  void describeCluster() {
    try (Admin admin = Admin.create(properties)) {
      LocalClients.get(admin.describeCluster().nodes().toCompletionStage().toCompletableFuture());
    }
  }

  int brokers() {
    try (Admin admin = Admin.create(properties)) {
      return LocalClients.get(
              admin.describeCluster().nodes().toCompletionStage().toCompletableFuture())
          .size();
    }
  }

  public void produce(String topic, String... values) {
    try (var producer =
        new KafkaProducer<>(properties, new StringSerializer(), new StringSerializer())) {
      for (String value : values) {
        LocalClients.get(producer.send(new ProducerRecord<>(topic, value)));
      }
    }
  }

  public List<String> consume(String topic, int count) {
    List<String> values = new ArrayList<>();
    try (var consumer =
        new KafkaConsumer<>(properties, new StringDeserializer(), new StringDeserializer())) {
      consumer.subscribe(List.of(topic));
      while (values.size() < count) {
        for (ConsumerRecord<String, String> record : consumer.poll(Duration.ofSeconds(1))) {
          values.add(record.value());
        }
      }
    }
    return values;
  }
}
