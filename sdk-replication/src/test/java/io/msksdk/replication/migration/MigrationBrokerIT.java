package io.msksdk.replication.migration;

import static io.msksdk.auth.client.NetworkPath.PRIVATE;
import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import io.msksdk.admin.Msk;
import io.msksdk.auth.client.ClientProperties;
import io.msksdk.auth.client.KafkaAuth;
import io.msksdk.auth.credentials.CredentialNames;
import io.msksdk.auth.credentials.CredentialSource;
import io.msksdk.core.arn.MskClusterArn;
import io.msksdk.core.operation.WaitPolicy;
import io.msksdk.core.operation.WaitTimeoutException;
import io.msksdk.core.runbook.Effect;
import io.msksdk.core.runbook.PreconditionException;
import io.msksdk.core.runbook.RunOptions;
import io.msksdk.core.runbook.RunStore;
import io.msksdk.core.runbook.StepRecord;
import io.msksdk.core.runbook.StepState;
import io.msksdk.core.time.Time;
import io.msksdk.replication.Locally;
import io.msksdk.replication.replicator.NameFilter;
import io.msksdk.testkit.LocalCluster;
import io.msksdk.testkit.LocalLogin;
import io.msksdk.testkit.LocalMsk;
import io.msksdk.testkit.LocalRecord;
import java.time.Duration;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.concurrent.atomic.AtomicBoolean;
import java.util.concurrent.atomic.AtomicInteger;
import java.util.stream.IntStream;
import org.apache.kafka.clients.admin.Admin;
import org.apache.kafka.clients.admin.OffsetSpec;
import org.apache.kafka.clients.consumer.OffsetAndMetadata;
import org.apache.kafka.clients.producer.KafkaProducer;
import org.apache.kafka.clients.producer.ProducerRecord;
import org.apache.kafka.common.TopicPartition;
import org.apache.kafka.common.serialization.StringSerializer;
import org.apache.kafka.connect.mirror.MirrorMaker;
import org.junit.jupiter.api.AfterAll;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.Test;
import software.amazon.awssdk.regions.Region;

/** A migration between two local clusters with live producers, copied by MirrorMaker 2. */
class MigrationBrokerIT {
  private static final WaitPolicy PATIENT =
      WaitPolicy.atMost(Duration.ofSeconds(90))
          .pollingEvery(Duration.ofMillis(300), Duration.ofSeconds(1));
  private static final Effect[] ALL = {Effect.CUTS_CLIENTS, Effect.IRREVERSIBLE};

  private static LocalMsk local;
  private static LocalCluster onprem;
  private static LocalCluster target;
  private static Msk msk;
  private static CredentialNames.Registration name;
  private static ClientProperties to;
  private static Admin sourceAdmin;
  private static Admin targetAdmin;

  @BeforeAll
  static void start() {
    local = LocalMsk.start();
    onprem = local.cluster("onprem").brokers(1).create();
    target = local.cluster("moved").brokers(1).create();
    msk = Locally.msk(local, Region.of(local.region())).build();
    name =
        CredentialNames.register("mirror", CredentialSource.provider(Locally.credentials(local)));
    to =
        msk.connect(
            MskClusterArn.parse(target.arn()),
            PRIVATE,
            KafkaAuth.iam("mirror").trust(local.caPem()));
    sourceAdmin = Admin.create(onprem.clientProperties());
    targetAdmin = Admin.create(to.admin());
  }

  @AfterAll
  static void stop() {
    sourceAdmin.close();
    targetAdmin.close();
    name.close();
    msk.close();
    local.close();
  }

  /** MirrorMaker 2 with the generated properties, in this process. */
  private static final class LocalMirror implements Mirror {
    private final Map<String, String> properties;
    private MirrorMaker maker;

    LocalMirror(String topic) {
      properties =
          MirrorMakerSpec.from(
                  "onprem", onprem.textProperties(LocalLogin.iam(local.admin())), "msk", to)
              .topics(topic)
              .identicalNames()
              .replicationFactor(1)
              .build()
              .properties();
      properties.put("plugin.discovery", "service_load");
      properties.put("refresh.topics.interval.seconds", "1");
      properties.put("sync.group.offsets.interval.seconds", "1");
      properties.put("emit.checkpoints.interval.seconds", "1");
      properties.put("refresh.groups.interval.seconds", "1");
    }

    @Override
    public void start() {
      if (maker == null) {
        maker = new MirrorMaker(properties);
        maker.start();
      }
    }

    @Override
    public boolean running() {
      return maker != null;
    }

    @Override
    public void stop() {
      if (maker != null) {
        maker.stop();
        maker.awaitStop();
        maker = null;
      }
    }
  }

  /** Writes numbers until it is stopped, to one cluster at a time. */
  private static final class Numbers implements MigratingApplication, AutoCloseable {
    private final String topic;
    private final AtomicInteger next = new AtomicInteger();
    private final AtomicBoolean writing = new AtomicBoolean();
    private Thread thread;

    Numbers(String topic) {
      this.topic = topic;
    }

    void startOn(Map<String, Object> cluster) {
      writing.set(true);
      thread =
          new Thread(
              () -> {
                try (var producer =
                    new KafkaProducer<>(cluster, new StringSerializer(), new StringSerializer())) {
                  while (writing.get()) {
                    String number = String.valueOf(next.get());
                    producer.send(new ProducerRecord<>(topic, number, number)).get();
                    next.incrementAndGet();
                  }
                } catch (Exception e) {
                  throw new IllegalStateException(e);
                }
              });
      thread.start();
    }

    private void end() {
      writing.set(false);
      try {
        if (thread != null) {
          thread.join();
        }
      } catch (InterruptedException e) {
        Thread.currentThread().interrupt();
      }
    }

    @Override
    public void stopProducers() {
      end();
    }

    @Override
    public void stopConsumers() {}

    @Override
    public void startOnTarget() {
      startOn(to.producer());
    }

    @Override
    public void stopOnTarget() {
      end();
    }

    @Override
    public void startOnSource() {
      startOn(onprem.clientProperties());
    }

    @Override
    public void close() {
      end();
    }
  }

  private static Migration migration(
      String topic, Mirror mirror, Numbers numbers, String... groups) {
    TopicLayouts layouts =
        TopicLayouts.read(sourceAdmin, new NameFilter(List.of(topic), List.of()), 1);
    return Migration.of(
            layouts,
            MirrorWatch.between(onprem.clientProperties(), to.admin()),
            sourceAdmin,
            targetAdmin)
        .mirror(mirror)
        .application(numbers)
        .groups(groups)
        .patience(PATIENT)
        .build();
  }

  @Test
  void cutOver_movesEveryRecordAndGroup_andThenThereIsNoWayBack() throws Exception {
    onprem.createTopic("orders", 2);
    try (Numbers numbers = new Numbers("orders")) {
      numbers.startOn(onprem.clientProperties());
      LocalMirror mirror = new LocalMirror("orders");
      Migration migration = migration("orders", mirror, numbers, "billing");
      RunStore store = RunStore.memory();
      commit("billing", "orders", 1);

      migration.cutOver().run(RunOptions.recordIn(store).allowing(ALL));
      numbers.stopOnTarget();

      List<String> there =
          target.topic("orders").read(records("orders", 2)).stream()
              .map(LocalRecord::value)
              .toList();
      assertThat(there)
          .containsAll(IntStream.range(0, numbers.next.get()).mapToObj(String::valueOf).toList());
      assertThat(
              targetAdmin.listConsumerGroupOffsets("billing").partitionsToOffsetAndMetadata().get())
          .isNotEmpty();
      assertThat(mirror.running()).isFalse();
      assertThat(store.load().orElseThrow().steps())
          .extracting(StepRecord::state)
          .containsOnly(StepState.DONE);
      assertThatThrownBy(() -> migration.rollback().run(RunOptions.unrecorded().allowing(ALL)))
          .isInstanceOf(PreconditionException.class)
          .hasMessageContaining("records of its own");
    }
  }

  @Test
  void rollback_beforeTheLastStep_goesBackToTheSource() {
    onprem.createTopic("returns", 1);
    onprem.topic("returns").writeValues("a", "b");
    target.createTopic("returns", 1);
    try (Numbers numbers = new Numbers("returns")) {
      Migration migration = migration("returns", new LocalMirror("returns"), numbers);

      migration.rollback().run(RunOptions.unrecorded().allowing(ALL));

      assertThat(numbers.thread.isAlive()).isTrue();
      assertThat(migration.progress().caughtUp()).isFalse();
    }
  }

  @Test
  void recordBetweenTwoLooks_keepsTheGateShut() {
    onprem.createTopic("busy", 1);
    MigrationGates gates =
        new MigrationGates(
            MirrorWatch.between(onprem.clientProperties(), to.admin()),
            Map.of("busy", 1),
            Time.system(),
            WaitPolicy.atMost(Duration.ofSeconds(1))
                .pollingEvery(Duration.ofMillis(50), Duration.ofMillis(50)));

    assertThatThrownBy(() -> gates.still(look -> onprem.topic("busy").writeValues("x")))
        .isInstanceOf(WaitTimeoutException.class)
        .hasMessageContaining("standstill of the source");
  }

  @Test
  void layouts_keepWhatWasSet_andRefuseFewerPartitions() {
    onprem.createTopic("wide", 3);
    TopicLayouts layouts =
        TopicLayouts.read(sourceAdmin, new NameFilter(List.of("wide"), List.of()), 1);

    List<String> created = layouts.change(layout -> layout.partitions(6)).create(targetAdmin);

    assertThat(created).containsExactly("wide");
    assertThat(layouts.create(targetAdmin)).isEmpty();
    assertThatThrownBy(() -> layouts.change(layout -> layout.partitions(2)))
        .hasMessageContaining("at least 3, as on the source");
  }

  private static int records(String topic, int partitions) throws Exception {
    Map<TopicPartition, OffsetSpec> ends = new HashMap<>();
    for (int i = 0; i < partitions; i++) {
      ends.put(new TopicPartition(topic, i), OffsetSpec.latest());
    }
    return targetAdmin.listOffsets(ends).all().get().values().stream()
        .mapToInt(end -> (int) end.offset())
        .sum();
  }

  private static void commit(String group, String topic, long offset) throws Exception {
    sourceAdmin
        .alterConsumerGroupOffsets(
            group, Map.of(new TopicPartition(topic, 0), new OffsetAndMetadata(offset)))
        .all()
        .get();
  }
}
