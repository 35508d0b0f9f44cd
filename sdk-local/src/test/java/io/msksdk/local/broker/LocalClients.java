package io.msksdk.local.broker;

import io.msksdk.local.TestEngine;
import java.io.IOException;
import java.io.UncheckedIOException;
import java.nio.file.Files;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.concurrent.ExecutionException;
import java.util.concurrent.Future;
import org.apache.kafka.clients.admin.Admin;
import org.apache.kafka.clients.admin.NewTopic;

/** Kafka client properties for the ways in that need no IAM. */
public final class LocalClients {
  private LocalClients() {}

  public static Map<String, Object> plaintext(String brokers) {
    return new HashMap<>(Map.of("bootstrap.servers", brokers));
  }

  public static Map<String, Object> tls(TestEngine engine, String brokers) {
    try {
      return new HashMap<>(
          Map.of(
              "bootstrap.servers",
              brokers,
              "security.protocol",
              "SSL",
              "ssl.truststore.type",
              "PEM",
              "ssl.truststore.certificates",
              Files.readString(engine.caFile())));
    } catch (IOException e) {
      throw new UncheckedIOException(e);
    }
  }

  public static Map<String, Object> scram(
      TestEngine engine, String brokers, String user, String password) {
    Map<String, Object> properties = tls(engine, brokers);
    properties.put("security.protocol", "SASL_SSL");
    properties.put("sasl.mechanism", "SCRAM-SHA-512");
    properties.put(
        "sasl.jaas.config",
        "org.apache.kafka.common.security.scram.ScramLoginModule required"
            + " username=\"%s\" password=\"%s\";".formatted(user, password));
    return properties;
  }

  public static Map<String, Object> certificate(
      TestEngine engine, String brokers, String keyPem, String chainPem) {
    Map<String, Object> properties = tls(engine, brokers);
    properties.put("ssl.keystore.type", "PEM");
    properties.put("ssl.keystore.key", keyPem);
    properties.put("ssl.keystore.certificate.chain", chainPem);
    return properties;
  }

  /** How many brokers a client sees that gets in. */
  public static int brokers(Map<String, Object> properties) {
    try (Admin admin = Admin.create(properties)) {
      return get(admin.describeCluster().nodes().toCompletionStage().toCompletableFuture()).size();
    }
  }

  public static void createTopic(Map<String, Object> properties, String name) {
    try (Admin admin = Admin.create(properties)) {
      get(
          admin
              .createTopics(List.of(new NewTopic(name, Optional.of(3), Optional.empty())))
              .all()
              .toCompletionStage()
              .toCompletableFuture());
    }
  }

  public static <T> T get(Future<T> future) {
    try {
      return future.get();
    } catch (ExecutionException e) {
      if (e.getCause() instanceof RuntimeException cause) {
        throw cause;
      }
      throw new IllegalStateException(e);
    } catch (InterruptedException e) {
      throw new IllegalStateException(e);
    }
  }
}
