package io.msksdk.testkit;

import java.lang.reflect.Parameter;
import java.util.ArrayDeque;
import java.util.Deque;
import java.util.Set;
import org.jspecify.annotations.Nullable;

/** What the parameters of one test got, to be closed after it. */
final class Injected {
  private static final Set<Class<?>> OURS =
      Set.of(LocalMsk.class, LocalCluster.class, LocalTopic.class, LocalTopics.class);

  // by name: Kafka's client is the application's own, and may not be there
  private static final String ADMIN = "org.apache.kafka.clients.admin.Admin";
  private static final Set<String> PRODUCERS =
      Set.of(
          "org.apache.kafka.clients.producer.Producer",
          "org.apache.kafka.clients.producer.KafkaProducer");
  private static final Set<String> CONSUMERS =
      Set.of(
          "org.apache.kafka.clients.consumer.Consumer",
          "org.apache.kafka.clients.consumer.KafkaConsumer");

  private final ClassCluster cluster;
  private final Deque<AutoCloseable> clients = new ArrayDeque<>();
  private @Nullable LocalTopics topics;

  Injected(ClassCluster cluster) {
    this.cluster = cluster;
  }

  static boolean supports(Parameter parameter) {
    String name = parameter.getType().getName();
    return OURS.contains(parameter.getType())
        || name.equals(ADMIN)
        || PRODUCERS.contains(name)
        || CONSUMERS.contains(name);
  }

  synchronized Object value(Parameter parameter) {
    Class<?> type = parameter.getType();
    if (type == LocalMsk.class) {
      return cluster.local();
    }
    if (type == LocalCluster.class) {
      return cluster.cluster();
    }
    if (type == LocalTopics.class) {
      return topics();
    }
    if (type == LocalTopic.class) {
      return topics().create("test", 1);
    }
    AutoCloseable client = client(parameter);
    clients.push(client);
    return client;
  }

  synchronized void close() {
    try {
      closeClients();
    } finally {
      if (topics != null) {
        topics.delete();
      }
    }
  }

  /** One that a thread still uses does not close; the others do. */
  private void closeClients() {
    IllegalStateException failure = null;
    while (!clients.isEmpty()) {
      try {
        clients.pop().close();
      } catch (Exception e) {
        if (failure == null) {
          failure = new IllegalStateException("a Kafka client did not close", e);
        } else {
          failure.addSuppressed(e);
        }
      }
    }
    if (failure != null) {
      throw failure;
    }
  }

  private AutoCloseable client(Parameter parameter) {
    InjectedClients make = new InjectedClients(cluster.cluster().clientProperties());
    String name = parameter.getType().getName();
    if (name.equals(ADMIN)) {
      return make.admin();
    }
    return PRODUCERS.contains(name) ? make.producer(parameter) : make.consumer(parameter);
  }

  private LocalTopics topics() {
    LocalTopics made = topics;
    if (made == null) {
      made = new LocalTopics(cluster.cluster());
      topics = made;
    }
    return made;
  }
}
