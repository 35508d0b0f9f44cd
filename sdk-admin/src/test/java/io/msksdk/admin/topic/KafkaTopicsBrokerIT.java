package io.msksdk.admin.topic;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import io.msksdk.admin.Locally;
import io.msksdk.admin.Msk;
import io.msksdk.admin.cluster.BrokerSize;
import io.msksdk.admin.connectivity.AclLockdown;
import io.msksdk.admin.connectivity.Connectivity;
import io.msksdk.admin.contract.Crashes;
import io.msksdk.admin.contract.DyingStore;
import io.msksdk.admin.contract.DyingStore.Moment;
import io.msksdk.auth.acl.BrokerPrincipal;
import io.msksdk.core.arn.MskClusterArn;
import io.msksdk.core.call.ConflictException;
import io.msksdk.core.call.NotFoundException;
import io.msksdk.core.check.Finding;
import io.msksdk.core.check.InvalidSpecException;
import io.msksdk.core.operation.WaitPolicy;
import io.msksdk.core.runbook.Effect;
import io.msksdk.core.runbook.PreconditionException;
import io.msksdk.core.runbook.RunOptions;
import io.msksdk.core.runbook.Runbook;
import io.msksdk.testkit.ClientAccess;
import io.msksdk.testkit.LocalCluster;
import io.msksdk.testkit.LocalMsk;
import java.time.Duration;
import java.util.List;
import java.util.Map;
import org.apache.kafka.clients.admin.Admin;
import org.apache.kafka.clients.admin.NewTopic;
import org.junit.jupiter.api.AfterAll;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.Test;

/** What is asked of brokers themselves: topics, a look before an update, ACLs. */
class KafkaTopicsBrokerIT {
  private static final WaitPolicy SOON =
      WaitPolicy.atMost(Duration.ofMinutes(1))
          .pollingEvery(Duration.ofMillis(20), Duration.ofMillis(200));

  private static LocalMsk local;
  private static LocalCluster cluster;
  private static Admin admin;
  private static KafkaTopics topics;
  private static Msk msk;

  @BeforeAll
  static void start() {
    local = LocalMsk.start();
    cluster =
        local.cluster("orders").brokers(3).access(ClientAccess.IAM, ClientAccess.SCRAM).create();
    admin = Admin.create(cluster.clientProperties());
    topics = KafkaTopics.through(admin);
    msk = Locally.msk(local).build();
  }

  @AfterAll
  static void stop() {
    msk.close();
    admin.close();
    local.close();
  }

  @Test
  void topic_isCreatedChangedGrownAndDeleted() {
    KafkaTopic made =
        topics.create(
            TopicSpec.named("payments")
                .partitions(2)
                .retention(Duration.ofDays(7))
                .minInSyncReplicas(2)
                .build());
    cluster.awaitBrokers();

    assertThat(made.partitions()).hasSize(2);
    assertThat(made.replicationFactor()).isEqualTo(3);
    assertThat(made.configs())
        .containsEntry("retention.ms", "604800000")
        .containsEntry("min.insync.replicas", "2");
    assertThat(made.tiered()).isFalse();
    assertThatThrownBy(() -> topics.create(TopicSpec.named("payments").build()))
        .isInstanceOf(ConflictException.class);
    assertThat(topics.configure("payments", Map.of("cleanup.policy", "compact")).configs())
        .containsEntry("cleanup.policy", "compact")
        .containsEntry("retention.ms", "604800000");
    assertThat(topics.grow("payments", 4).partitions()).hasSize(4);
    cluster.awaitBrokers();
    assertThat(topics.grow("payments", 4).partitions()).hasSize(4);
    assertThat(topics.list()).extracting(KafkaTopic::name).contains("payments");

    topics.delete("payments");
    cluster.awaitBrokers();

    assertThat(topics.find("payments")).isEmpty();
    assertThatThrownBy(() -> topics.delete("payments")).isInstanceOf(NotFoundException.class);
  }

  @Test
  void tieredStorage_isRefusedWithoutItsRules() {
    topics.create(TopicSpec.named("compacted").compacted().build());
    cluster.awaitBrokers();

    assertThatThrownBy(
            () -> topics.enableTieredStorage("compacted", Duration.ofDays(3), Duration.ofHours(6)))
        .isInstanceOf(InvalidSpecException.class)
        .hasMessageContaining("cleanup.policy: compact (expected: delete when tiered)");
    assertThat(topics.find("compacted"))
        .hasValueSatisfying(topic -> assertThat(topic.tiered()).isFalse());
    topics.delete("compacted");
  }

  @Test
  void canaryTopics_areHiddenAndProtected() {
    assertThat(topics.list())
        .extracting(KafkaTopic::name)
        .noneMatch(name -> name.startsWith("__amazon_msk_canary"));
    assertThatThrownBy(() -> topics.delete("__amazon_msk_canary"))
        .isInstanceOf(InvalidSpecException.class)
        .hasMessageContaining("MSK needs its canary topics.");
    assertThatThrownBy(() -> topics.grow("__amazon_msk_canary", 9))
        .isInstanceOf(InvalidSpecException.class);
  }

  @Test
  void preflight_namesWhatARollingUpdateWouldMeet() throws Exception {
    MskClusterArn arn = MskClusterArn.parse(cluster.arn());
    admin
        .createTopics(
            List.of(
                new NewTopic("single", 1, (short) 1),
                new NewTopic("strict", 1, (short) 3).configs(Map.of("min.insync.replicas", "3"))))
        .all()
        .get();

    cluster.awaitBrokers();
    assertThat(msk.upgrades().preflight(arn, admin))
        .extracting(Finding::code)
        .containsExactly("upgrade.replicas", "upgrade.in-sync");

    topics.delete("single");
    topics.delete("strict");
    cluster.awaitBrokers();
    assertThat(msk.upgrades().preflight(arn, admin)).isEmpty();
    assertThat(msk.upgrades().resizePreflight(arn, BrokerSize.standard("t3.small"), admin))
        .isEmpty();
    assertThat(msk.upgrades().resizePreflight(arn, BrokerSize.express("m7g.large"), admin))
        .extracting(Finding::code)
        .containsExactly("size.kind");
  }

  @Test
  void lockDown_grantsFirst_looks_andClosesThen() {
    MskClusterArn arn = MskClusterArn.parse(cluster.arn());
    Connectivity connectivity = msk.connectivity().waiting(SOON);
    topics.create(TopicSpec.named("ledger").build());
    BrokerPrincipal brokers = new BrokerPrincipal("User:CN=*.orders.local");
    AclLockdown none = AclLockdown.through(admin, brokers);

    assertThatThrownBy(() -> connectivity.lockDown(arn, none).run(oneRun()))
        .isInstanceOf(PreconditionException.class)
        .hasMessageContaining("acls: none (expected: ACLs for every client)");
    assertThat(msk.operations().list(arn)).isEmpty();

    Runbook lockDown =
        connectivity.lockDown(arn, none.grantRead("User:billing", "ledger", "billing"));
    assertThat(lockDown.toString())
        .contains(
            "1. create 3 Kafka ACLs",
            "2. look at what the ACLs leave",
            "3. apply allow.everyone.if.no.acl.found = false  [RESTARTS_BROKERS, CUTS_CLIENTS]");
    assertThat(Crashes.survive(DyingStore.at(Moment.BEFORE_SAVE), () -> lockDown).finished())
        .isTrue();

    assertThat(msk.configurations().effective(arn).setting("allow.everyone.if.no.acl.found"))
        .hasValueSatisfying(setting -> assertThat(setting.value()).isEqualTo("false"));
    assertThat(lockDown.run(oneRun()).finished()).isTrue();
    assertThat(msk.operations().list(arn)).hasSize(1);
    topics.delete("ledger");
  }

  /** Options are of one run: their record would hold the next one up. */
  private static RunOptions oneRun() {
    return RunOptions.unrecorded().allowing(Effect.values());
  }
}
