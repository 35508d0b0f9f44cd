package io.msksdk.replication.migration;

import static io.msksdk.auth.client.NetworkPath.PRIVATE;
import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import com.google.errorprone.annotations.CanIgnoreReturnValue;
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
import io.msksdk.core.runbook.Runbook;
import io.msksdk.core.runbook.StepRecord;
import io.msksdk.core.runbook.StepState;
import io.msksdk.core.time.Time;
import io.msksdk.replication.DyingStore;
import io.msksdk.replication.Locally;
import io.msksdk.replication.replicator.NameFilter;
import io.msksdk.testkit.LocalCluster;
import io.msksdk.testkit.LocalLogin;
import io.msksdk.testkit.LocalMsk;
import io.msksdk.testkit.LocalRecord;
import java.time.Duration;
import java.util.List;
import java.util.Map;
import java.util.concurrent.TimeUnit;
import org.apache.kafka.clients.admin.Admin;
import org.apache.kafka.clients.admin.NewPartitions;
import org.apache.kafka.clients.consumer.OffsetAndMetadata;
import org.apache.kafka.common.TopicPartition;
import org.apache.kafka.connect.mirror.MirrorMaker;
import org.junit.jupiter.api.AfterAll;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.Tag;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.Timeout;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import software.amazon.awssdk.regions.Region;

/** A migration between two local clusters with live producers, copied by MirrorMaker 2. */
class MigrationBrokerIT {
  private static final WaitPolicy PATIENT =
      WaitPolicy.atMost(Duration.ofSeconds(60))
          .pollingEvery(Duration.ofMillis(50), Duration.ofMillis(200));
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
  private static final class LocalMirror implements Mirror, AutoCloseable {
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
        // beside the target, as the guide has it: one worker and not one for each cluster
        maker =
            new MirrorMaker(properties, List.of("msk"), org.apache.kafka.common.utils.Time.SYSTEM);
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

    @Override
    public void close() {
      stop();
    }
  }

  private static Numbers numbers(String topic) {
    return new Numbers(topic, onprem.clientProperties(), to.producer());
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
  @Tag("mirror-maker")
  void cutOver_movesEveryRecordAndGroup_andThenThereIsNoWayBack() throws Exception {
    onprem.createTopic("orders", 2);
    try (Numbers numbers = numbers("orders");
        LocalMirror mirror = new LocalMirror("orders")) {
      numbers.startOnSource();
      numbers.awaitSome();
      Migration migration = migration("orders", mirror, numbers, "billing");
      RunStore store = RunStore.memory();
      commit("billing", "orders", 1);

      migration.cutOver().run(RunOptions.recordIn(store).allowing(ALL));
      numbers.awaitSome();
      assertThat(store.load().orElseThrow().steps())
          .extracting(StepRecord::state)
          .containsOnly(StepState.DONE);
      assertThatThrownBy(() -> migration.cutOver().run(RunOptions.recordIn(store).allowing(ALL)))
          .isInstanceOf(PreconditionException.class)
          .hasMessageContaining("records of its own");
      assertThat(numbers.writes()).as("nobody is stopped by a run again after its end").isTrue();
      numbers.stopOnTarget();

      assertThat(there("orders")).containsAll(numbers.written());
      assertThat(
              targetAdmin.listConsumerGroupOffsets("billing").partitionsToOffsetAndMetadata().get())
          .isNotEmpty();
      assertThat(mirror.running()).isFalse();
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
    try (Numbers numbers = numbers("returns")) {
      Migration migration = migration("returns", new LocalMirror("returns"), numbers);

      migration.rollback().run(RunOptions.unrecorded().allowing(ALL));

      assertThat(numbers.writes()).isTrue();
      assertThat(migration.progress().caughtUp()).isFalse();
    }
  }

  @Test
  void partitionsAddedMeanwhile_endTheRun() throws Exception {
    onprem.createTopic("grown", 2);
    onprem.topic("grown").writeValues("a");
    try (Numbers numbers = numbers("grown");
        CopyingMirror mirror = mirror("grown")) {
      Migration migration = migration("grown", mirror, numbers);
      sourceAdmin.createPartitions(Map.of("grown", NewPartitions.increaseTo(3))).all().get();
      while (sourceAdmin
              .describeTopics(List.of("grown"))
              .allTopicNames()
              .get()
              .get("grown")
              .partitions()
              .size()
          < 3) {
        Time.system().sleep(Duration.ofMillis(20));
      }

      assertThatThrownBy(() -> migration.cutOver().run(RunOptions.unrecorded().allowing(ALL)))
          .isInstanceOf(PreconditionException.class)
          .hasMessageContaining("grown has 3, not 2");
    }
  }

  @Test
  void recordWrittenAfterTheLastLook_keepsTheApplicationFromTheTarget() {
    onprem.createTopic("late", 2);
    onprem.topic("late").writeValues("a");
    try (Numbers numbers = numbers("late");
        CopyingMirror copies = mirror("late")) {
      Mirror mirror =
          new Mirror() {
            @Override
            public void start() {
              copies.start();
            }

            @Override
            public boolean running() {
              return copies.running();
            }

            @Override
            public void stop() {
              copies.stop();
              onprem.topic("late").writeValues("late");
            }
          };
      Migration migration = migration("late", mirror, numbers);

      assertThatThrownBy(() -> migration.cutOver().run(RunOptions.unrecorded().allowing(ALL)))
          .isInstanceOf(PreconditionException.class)
          .hasMessageContaining("records that were not mirrored");
    }
  }

  @Test
  void recordBetweenTwoLooks_keepsTheGateShut() {
    onprem.createTopic("busy", 1);

    assertThatThrownBy(() -> gates("busy").still(look -> onprem.topic("busy").writeValues("x")))
        .isInstanceOf(WaitTimeoutException.class)
        .hasMessageContaining("standstill of the source");
  }

  @Test
  void offsetInAnEmptyPartition_needsNoTranslation_andWithARecordItDoes() throws Exception {
    onprem.createTopic("hollow", 1);
    commit("hollow", "hollow", 0);
    MigrationGates gates = gates("hollow");

    gates.translated(List.of("hollow"), sourceAdmin, targetAdmin, look -> {});

    onprem.topic("hollow").writeValues("x");
    assertThatThrownBy(
            () -> gates.translated(List.of("hollow"), sourceAdmin, targetAdmin, look -> {}))
        .isInstanceOf(WaitTimeoutException.class)
        .hasMessageContaining("missing for [hollow]");
  }

  private static MigrationGates gates(String topic) {
    return new MigrationGates(
        MirrorWatch.between(onprem.clientProperties(), to.admin()),
        Map.of(topic, 1),
        Time.system(),
        WaitPolicy.atMost(Duration.ofSeconds(1))
            .pollingEvery(Duration.ofMillis(50), Duration.ofMillis(50)));
  }

  @Test
  void layouts_keepWhatWasSet_andRefuseFewerPartitions() {
    // a written topic is one its broker lists; a new one may not be yet
    onprem.createTopic("wide", 3).writeValues("x");
    TopicLayouts layouts =
        TopicLayouts.read(sourceAdmin, new NameFilter(List.of("wide"), List.of()), 1);

    List<String> created = layouts.change(layout -> layout.partitions(6)).create(targetAdmin);

    assertThat(created).containsExactly("wide");
    assertThat(layouts.create(targetAdmin)).isEmpty();
    assertThatThrownBy(() -> layouts.change(layout -> layout.partitions(2)))
        .hasMessageContaining("at least 3, as on the source");
  }

  @Test
  void topicThatIsTooNarrow_isNotTakenForCreated() {
    onprem.createTopic("narrow", 3).writeValues("x");
    target.createTopic("narrow", 2).writeValues("x");
    TopicLayouts layouts =
        TopicLayouts.read(sourceAdmin, new NameFilter(List.of("narrow"), List.of()), 1);

    assertThat(layouts.created(targetAdmin)).isFalse();
    assertThatThrownBy(() -> layouts.create(targetAdmin))
        .hasMessageContaining("at least 3")
        .hasMessageContaining("Add partitions");
  }

  /** A sample of the matrix below. */
  @ParameterizedTest
  @CsvSource({"12, true", "29, false"})
  void processKilled_isTakenUpFromItsRecord(int save, boolean saved) throws Exception {
    takenUpAfter(save, saved);
  }

  @Test
  @Tag("full")
  @Timeout(value = 10, unit = TimeUnit.MINUTES)
  void processKilledBeforeAndAfterEveryStep_isTakenUpFromItsRecord() throws Exception {
    int saves = takenUpAfter(0, true);
    for (int save = 2; save <= saves; save++) {
      takenUpAfter(save, false);
      if (save < saves) {
        takenUpAfter(save, true);
      }
    }
  }

  private static CopyingMirror mirror(String topic) {
    return new CopyingMirror(topic, topic, onprem.clientProperties(), to.admin());
  }

  /** What it saved before it died, or all of it when nothing killed it. */
  @CanIgnoreReturnValue
  private static int takenUpAfter(int save, boolean saved) throws Exception {
    String topic = "killed-" + save + "-" + saved;
    onprem.createTopic(topic, 2);
    RunStore store = RunStore.memory();
    DyingStore dying = new DyingStore(store, save, saved);
    try (Numbers numbers = numbers(topic);
        CopyingMirror mirror = mirror(topic)) {
      numbers.startOnSource();
      numbers.awaitSome();
      commit(topic, topic, 1);
      Runbook begun = migration(topic, mirror, numbers, topic).cutOver();
      if (save == 0) {
        begun.run(RunOptions.recordIn(dying).allowing(ALL));
      } else {
        assertThatThrownBy(() -> begun.run(RunOptions.recordIn(dying).allowing(ALL)))
            .isInstanceOf(DyingStore.Killed.class);
        migration(topic, mirror, numbers, topic)
            .cutOver()
            .run(RunOptions.recordIn(store).allowing(ALL));
      }

      numbers.awaitSome();
      numbers.stopOnTarget();
      assertThat(store.load().orElseThrow().finished()).isTrue();
      assertThat(mirror.running()).isFalse();
      assertThat(there(topic)).containsExactlyInAnyOrderElementsOf(numbers.written());
      assertThat(committed(topic)).isEqualTo(1);
    }
    return dying.count();
  }

  private static List<String> there(String topic) {
    return target.topic(topic).readAll().stream().map(LocalRecord::value).toList();
  }

  private static long committed(String group) throws Exception {
    return targetAdmin
        .listConsumerGroupOffsets(group)
        .partitionsToOffsetAndMetadata()
        .get()
        .values()
        .stream()
        .mapToLong(OffsetAndMetadata::offset)
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
