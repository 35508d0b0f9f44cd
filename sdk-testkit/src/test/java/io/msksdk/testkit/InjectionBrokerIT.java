package io.msksdk.testkit;

import static org.assertj.core.api.Assertions.assertThat;
import static org.junit.platform.engine.discovery.DiscoverySelectors.selectClass;

import java.lang.annotation.Retention;
import java.lang.annotation.RetentionPolicy;
import java.nio.charset.StandardCharsets;
import java.time.Duration;
import java.util.ArrayList;
import java.util.Collections;
import java.util.List;
import java.util.Set;
import java.util.concurrent.ConcurrentHashMap;
import org.apache.kafka.clients.admin.Admin;
import org.apache.kafka.clients.consumer.Consumer;
import org.apache.kafka.clients.consumer.KafkaConsumer;
import org.apache.kafka.clients.producer.KafkaProducer;
import org.apache.kafka.clients.producer.Producer;
import org.apache.kafka.clients.producer.ProducerRecord;
import org.junit.jupiter.api.Nested;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.extension.RegisterExtension;
import org.junit.jupiter.api.parallel.Execution;
import org.junit.jupiter.api.parallel.ExecutionMode;
import org.junit.platform.engine.TestExecutionResult;
import org.junit.platform.testkit.engine.EngineTestKit;
import org.junit.platform.testkit.engine.Events;

/** What tests get as parameters, and what they share. */
class InjectionBrokerIT {

  @Test
  void parameters_ofEveryKind_workTogether() {
    run(Clients.class).assertStatistics(count -> count.started(2).succeeded(2));
  }

  @Test
  void annotation_ofOnesOwn_givesACluster_andATestMayDeleteItsTopic() {
    run(Composed.class).assertStatistics(count -> count.started(1).succeeded(1));
  }

  @Test
  void testsInParallel_onOneClusterOfTheJvm_keepToTheirTopics() {
    Parallel.TOPICS.clear();
    Parallel.CLUSTERS.clear();

    EngineTestKit.engine("junit-jupiter")
        .selectors(selectClass(Parallel.class), selectClass(Programmatic.class))
        .configurationParameter("junit.jupiter.execution.parallel.enabled", "true")
        .configurationParameter("junit.jupiter.execution.parallel.config.strategy", "fixed")
        .configurationParameter("junit.jupiter.execution.parallel.config.fixed.parallelism", "3")
        .execute()
        .testEvents()
        .assertStatistics(count -> count.started(5).succeeded(5));

    assertThat(Parallel.TOPICS).hasSize(5);
    assertThat(Parallel.CLUSTERS).hasSize(1);
    LocalMsk local = LocalMsk.shared();
    LocalCluster cluster = local.existingCluster(Parallel.CLUSTERS.iterator().next());
    assertThat(cluster.name()).isEqualTo("shared-1");
    try (Admin admin = Admin.create(cluster.clientProperties())) {
      assertThat(Records.get(admin.listTopics().names()))
          .doesNotContainAnyElementsOf(Parallel.TOPICS);
    }
  }

  @Test
  void failure_carriesWhatHappenedMeanwhile() {
    List<Throwable> failures = new ArrayList<>();
    run(Failing.class).failed().stream()
        .flatMap(event -> event.getPayload(TestExecutionResult.class).stream())
        .forEach(result -> result.getThrowable().ifPresent(failures::add));

    assertThat(failures).singleElement().isInstanceOf(AssertionError.class);
    assertThat(failures.get(0).getSuppressed())
        .singleElement()
        .asString()
        .contains("what happened in the local MSK meanwhile:")
        .contains("login")
        .contains("local-admin");
  }

  private static Events run(Class<?> test) {
    return EngineTestKit.engine("junit-jupiter")
        .selectors(selectClass(test))
        .execute()
        .testEvents();
  }

  @LocalMskTest(sharing = Sharing.JVM)
  static class Clients {
    @Test
    void record_produced_isConsumed(
        LocalTopic topic,
        Admin admin,
        Producer<String, String> producer,
        KafkaConsumer<String, byte[]> consumer)
        throws Exception {
      assertThat(Records.get(admin.listTopics().names())).contains(topic.name());
      var unused = producer.send(new ProducerRecord<>(topic.name(), "k", "v")).get();
      consumer.subscribe(List.of(topic.name()));

      List<String> values = new ArrayList<>();
      while (values.isEmpty()) {
        consumer
            .poll(Duration.ofSeconds(1))
            .forEach(
                record ->
                    values.add(
                        record.key() + "=" + new String(record.value(), StandardCharsets.UTF_8)));
      }

      assertThat(values).containsExactly("k=v");
    }

    @Test
    void topic_written_isRead(
        LocalTopics topics, KafkaProducer<byte[], byte[]> producer, Consumer<String, String> none) {
      LocalTopic orders = topics.create("orders", 3);
      orders.write("order-1", "2 books");
      orders.writeValues("a", "b");
      producer.flush();

      assertThat(orders.name()).startsWith("orders-");
      assertThat(orders.read(3)).extracting(LocalRecord::value).contains("2 books", "a", "b");
      assertThat(orders.readAll()).hasSize(3);
      assertThat(topics.create("empty", 1).readAll()).isEmpty();
      assertThat(none.subscription()).isEmpty();
    }
  }

  @Retention(RetentionPolicy.RUNTIME)
  @LocalMskTest(sharing = Sharing.JVM)
  @interface OnOurCluster {}

  @OnOurCluster
  static class Composed {
    @Test
    void deletes(LocalTopic topic, LocalCluster cluster) {
      topic.delete();
      assertThat(cluster.name()).isEqualTo("shared-1");
    }
  }

  @LocalMskTest(sharing = Sharing.JVM)
  @Execution(ExecutionMode.CONCURRENT)
  static class Parallel {
    static final Set<String> TOPICS = ConcurrentHashMap.newKeySet();
    static final Set<String> CLUSTERS = ConcurrentHashMap.newKeySet();

    @Test
    void first(LocalTopic topic, LocalCluster cluster) {
      use(topic, cluster);
    }

    @Test
    void second(LocalTopic topic, LocalCluster cluster) {
      use(topic, cluster);
    }

    @Test
    void third(LocalTopic topic, LocalCluster cluster) {
      use(topic, cluster);
    }

    static void use(LocalTopic topic, LocalCluster cluster) {
      CLUSTERS.add(cluster.arn());
      TOPICS.add(topic.name());
      topic.writeValues(topic.name());
      assertThat(topic.readAll()).extracting(LocalRecord::value).containsExactly(topic.name());
    }
  }

  static class Programmatic {
    @RegisterExtension static final LocalMskExtension MSK = LocalMskExtension.of(1, Sharing.JVM);

    @Test
    void alone(LocalTopic topic, LocalCluster cluster) {
      Parallel.use(topic, cluster);
    }

    @Nested
    class Inner {
      @Test
      void nested(LocalTopic topic, LocalCluster cluster) {
        Parallel.use(topic, cluster);
      }
    }
  }

  @LocalMskTest(sharing = Sharing.JVM)
  static class Failing {
    @Test
    void fails(LocalTopic topic) {
      topic.writeValues("x");
      assertThat(Collections.emptyList()).containsExactly(topic);
    }
  }
}
