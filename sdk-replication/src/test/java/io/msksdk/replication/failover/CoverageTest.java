package io.msksdk.replication.failover;

import static org.assertj.core.api.Assertions.assertThat;

import io.msksdk.core.check.Finding;
import io.msksdk.core.policy.PolicyDocument;
import io.msksdk.core.policy.Statement;
import io.msksdk.replication.replicator.TopicNames;
import java.util.List;
import java.util.Map;
import java.util.function.Function;
import org.apache.kafka.common.acl.AccessControlEntry;
import org.apache.kafka.common.acl.AclBinding;
import org.apache.kafka.common.acl.AclOperation;
import org.apache.kafka.common.acl.AclPermissionType;
import org.apache.kafka.common.resource.PatternType;
import org.apache.kafka.common.resource.ResourcePattern;
import org.apache.kafka.common.resource.ResourceType;
import org.junit.jupiter.api.Test;

class CoverageTest {
  private final World world = new World(TopicNames.PREFIXED_WITH_SOURCE_CLUSTER_ALIAS).serving();

  static AclBinding allow(String principal, String topic, String operation) {
    return new AclBinding(
        new ResourcePattern(ResourceType.TOPIC, topic, PatternType.LITERAL),
        new AccessControlEntry(
            principal, "*", AclOperation.fromString(operation), AclPermissionType.ALLOW));
  }

  private List<Finding> findings() {
    return plan(world, Failover::planned).coverage().findings();
  }

  private List<String> codes() {
    return findings().stream().map(Finding::code).toList();
  }

  @Test
  void alikeClusters_haveNoErrors_andSayWhatWasNotChecked() {
    CoverageReport report = plan(world, Failover::planned).coverage();

    assertThat(report.errors()).isEmpty();
    assertThat(report.toString()).contains("policies: not checked", "scramUsers: not checked");
    assertThat(codes()).contains("coverage.own-topic");
  }

  @Test
  void topicsPartitionsAndConfigs_areCompared() {
    world.replicates = false;
    world.secondary.partitions.remove("orders.orders");
    world.secondary.partitions.put("orders.payments", 4);
    world.secondary.configs.put("orders.payments", Map.of("retention.ms", "1000"));

    assertThat(codes()).contains("coverage.topic", "coverage.partitions", "coverage.config");
    assertThat(findings().toString())
        .contains("orders.payments retention.ms: 1000 (expected: 604800000)");
  }

  @Test
  void readGrants_areWantedOnCopies_andWriteGrantsOnOwnTopics() {
    world.primary.acls.add(allow("User:reader", "orders", "READ"));
    world.primary.acls.add(allow("User:writer", "orders", "WRITE"));
    assertThat(codes()).contains("coverage.acl", "coverage.write-acl");

    world.secondary.acls.add(allow("User:reader", "orders.orders", "READ"));
    world.secondary.acls.add(allow("User:writer", "orders", "WRITE"));
    assertThat(codes()).doesNotContain("coverage.acl", "coverage.write-acl");
  }

  @Test
  void grantOfAll_isReadOnTheCopy_andStillWantsTheWrite() {
    world.primary.acls.add(allow("User:app", "orders", "ALL"));
    world.secondary.acls.add(allow("User:app", "orders.orders", "READ"));

    assertThat(codes()).contains("coverage.write-acl").doesNotContain("coverage.acl");
  }

  @Test
  void policyThatNamesOneClusterOnly_isAnError_withTheArnToAdd() {
    PolicyDocument one =
        PolicyDocument.of(
            Statement.allow("kafka-cluster:WriteData", "kafka-cluster:ReadData")
                .on(world.primaryArn.topic("orders").toString())
                .build());

    List<Finding> findings = plan(world.pair(b -> b.addPolicy("orders-app", one))).findings();

    assertThat(findings)
        .filteredOn(f -> f.code().equals("coverage.policy"))
        .extracting(Finding::remedy)
        .anyMatch(remedy -> remedy.contains(world.secondaryArn.topic("orders.orders").toString()));
  }

  private CoverageReport plan(FailoverPair pair) {
    return Failover.planned(pair).application(world).time(world.time).plan().coverage();
  }

  private static FailoverPlan plan(World world, Function<FailoverPair, Failover> procedure) {
    return FailoverTest.plan(world, procedure);
  }

  @Test
  void scramUsersAndQuotas_areCompared() {
    world.primarySite.scramUsers(List.of("ann", "bob"));
    world.secondarySite.scramUsers(List.of("ann"));
    world.primary.quotas.put("{user=ann}", "{producer_byte_rate=1.0}");

    assertThat(codes()).contains("coverage.scram", "coverage.quota");
    assertThat(findings().toString()).contains("bob: missing on standby");
  }

  @Test
  void schemas_areCompared_andNotCheckedUntilBothSitesHaveThem() {
    assertThat(findings().toString()).contains("schemas: not checked");

    world.primarySite.schemas(Map.of("orders-value", "3", "payments-value", "1", "same", "1"));
    world.secondarySite.schemas(Map.of("payments-value", "2", "same", "1"));

    assertThat(findings())
        .filteredOn(f -> f.code().equals("coverage.schema"))
        .extracting(f -> f.severity() + " " + f.property())
        .containsExactly("ERROR orders-value", "WARNING payments-value");
  }

  @Test
  void transactions_wantTheirIdsOnTheTarget_andEndBeforeTheMove() {
    world.primary.transactions.putAll(Map.of("orders-1", "Ongoing", "orders-2", "CompleteCommit"));
    PolicyDocument one =
        PolicyDocument.of(
            Statement.allow("kafka-cluster:*TransactionalId")
                .on(world.primaryArn.transactionalId("orders-1").toString())
                .build());

    List<Finding> findings = plan(world.pair(b -> b.addPolicy("orders-app", one))).findings();

    assertThat(findings)
        .filteredOn(f -> f.code().startsWith("coverage.transaction"))
        .extracting(f -> f.code() + " " + f.property())
        .containsExactly(
            "coverage.transaction orders-1", "coverage.transactional-id orders-app orders-1");
    assertThat(findings.toString())
        .contains(world.secondaryArn.transactionalId("orders-1").toString());
  }
}
