package io.msksdk.local.iam;

import io.msksdk.local.TestEngine;
import io.msksdk.local.broker.LocalClients;
import java.io.IOException;
import java.io.UncheckedIOException;
import java.nio.file.Files;
import java.time.Duration;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.function.Supplier;
import org.apache.kafka.clients.admin.Admin;
import org.apache.kafka.clients.consumer.KafkaConsumer;
import org.apache.kafka.clients.producer.KafkaProducer;
import org.apache.kafka.clients.producer.ProducerRecord;
import org.apache.kafka.common.KafkaFuture;
import org.apache.kafka.common.serialization.StringDeserializer;
import org.apache.kafka.common.serialization.StringSerializer;
import software.amazon.awssdk.auth.credentials.AwsBasicCredentials;
import software.amazon.awssdk.auth.credentials.AwsCredentials;

/** Kafka clients of somebody, whose credentials may change under them. */
final class KafkaCaller {
  static final AwsCredentials ADMIN =
      AwsBasicCredentials.create(TestEngine.ADMIN_KEY, TestEngine.ADMIN_SECRET);

  private final Map<String, Object> properties = new HashMap<>();

  private KafkaCaller(TestEngine engine, String brokers, String mechanism) {
    properties.put("bootstrap.servers", brokers);
    properties.put("security.protocol", "SASL_SSL");
    properties.put("sasl.mechanism", mechanism);
    properties.put("ssl.truststore.type", "PEM");
    try {
      properties.put("ssl.truststore.certificates", Files.readString(engine.caFile()));
    } catch (IOException e) {
      throw new UncheckedIOException(e);
    }
    properties.put("linger.ms", "0");
    properties.put("auto.offset.reset", "earliest");
  }

  static KafkaCaller iam(TestEngine engine, String brokers, Supplier<AwsCredentials> credentials) {
    return new KafkaCaller(engine, brokers, "AWS_MSK_IAM")
        .with("sasl.jaas.config", "software.amazon.msk.auth.iam.IAMLoginModule required;")
        .with("sasl.client.callback.handler.class", ChangingCredentials.class.getName())
        .with(ChangingCredentials.CONFIG, credentials);
  }

  static KafkaCaller token(
      TestEngine engine, String brokers, Supplier<AwsCredentials> credentials) {
    return new KafkaCaller(engine, brokers, "OAUTHBEARER")
        .with(
            "sasl.jaas.config",
            "org.apache.kafka.common.security.oauthbearer.OAuthBearerLoginModule required;")
        .with("sasl.login.callback.handler.class", ChangingCredentials.class.getName())
        .with("sasl.login.refresh.min.period.seconds", "0")
        .with("sasl.login.refresh.buffer.seconds", "0")
        .with(ChangingCredentials.CONFIG, credentials);
  }

  /** The unmodified official handler of tokens, with keys of a profile. */
  static KafkaCaller officialToken(TestEngine engine, String brokers, String profile) {
    return new KafkaCaller(engine, brokers, "OAUTHBEARER")
        .with(
            "sasl.jaas.config",
            "org.apache.kafka.common.security.oauthbearer.OAuthBearerLoginModule required"
                + " awsProfileName=\"%s\" awsAddDefaultProviders=\"false\";".formatted(profile))
        .with(
            "sasl.login.callback.handler.class",
            "software.amazon.msk.auth.iam.IAMOAuthBearerLoginCallbackHandler");
  }

  KafkaCaller with(String name, Object value) {
    properties.put(name, value);
    return this;
  }

  <T> T admin(AdminCall<T> call) {
    try (Admin admin = Admin.create(properties)) {
      return LocalClients.get(call.make(admin).toCompletionStage().toCompletableFuture());
    }
  }

  KafkaProducer<String, String> producer() {
    return new KafkaProducer<>(properties, new StringSerializer(), new StringSerializer());
  }

  KafkaConsumer<String, String> consumer() {
    return new KafkaConsumer<>(properties, new StringDeserializer(), new StringDeserializer());
  }

  void produce(String topic, String value) {
    try (KafkaProducer<String, String> producer = producer()) {
      LocalClients.get(producer.send(new ProducerRecord<>(topic, value)));
    }
  }

  List<String> consume(String topic, String group, int count) {
    List<String> values = new ArrayList<>();
    try (KafkaConsumer<String, String> consumer = with("group.id", group).consumer()) {
      consumer.subscribe(List.of(topic));
      while (values.size() < count) {
        consumer.poll(Duration.ofSeconds(1)).forEach(record -> values.add(record.value()));
      }
    }
    return values;
  }

  interface AdminCall<T> {
    KafkaFuture<T> make(Admin admin);
  }
}
