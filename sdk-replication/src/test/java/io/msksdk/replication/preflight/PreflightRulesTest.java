package io.msksdk.replication.preflight;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import io.msksdk.core.arn.MskClusterArn;
import io.msksdk.core.catalogue.Limits;
import io.msksdk.core.check.Finding;
import io.msksdk.core.policy.PolicyDocument;
import io.msksdk.core.policy.Principal;
import io.msksdk.core.policy.Statement;
import io.msksdk.core.runbook.PreconditionException;
import io.msksdk.replication.policy.ReplicatorPolicies;
import io.msksdk.replication.preflight.NetworkView.Rule;
import io.msksdk.replication.preflight.NetworkView.SecurityGroup;
import io.msksdk.replication.replicator.NameFilter;
import io.msksdk.replication.replicator.ReplicationSettings;
import io.msksdk.replication.replicator.ReplicatorSpec;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.function.UnaryOperator;
import java.util.stream.IntStream;
import org.apache.kafka.common.acl.AccessControlEntry;
import org.apache.kafka.common.acl.AclBinding;
import org.apache.kafka.common.acl.AclOperation;
import org.apache.kafka.common.acl.AclPermissionType;
import org.apache.kafka.common.resource.PatternType;
import org.apache.kafka.common.resource.ResourcePattern;
import org.apache.kafka.common.resource.ResourceType;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.junit.jupiter.params.provider.ValueSource;
import software.amazon.awssdk.services.kafka.model.Cluster;
import software.amazon.awssdk.services.kafka.model.Provisioned;

/** Each rule at its bounds, over facts alone. */
class PreflightRulesTest {
  private static final String ROLE = "arn:aws:iam::111122223333:role/replicator";
  private static final MskClusterArn PRIMARY = arn("eu-west-1", "orders");
  private static final MskClusterArn STANDBY = arn("eu-central-1", "standby");
  private static final MskClusterArn NEAR = arn("eu-central-1", "near");
  private static final Finding[] NOTHING = {};

  private static MskClusterArn arn(String region, String name) {
    return MskClusterArn.of(region, "111122223333", name, "abcd1234-0123-abcd-5678-1234abcd5678-1");
  }

  private static Provisioned.Builder good() {
    return Provisioned.builder()
        .numberOfBrokerNodes(3)
        .currentBrokerSoftwareInfo(s -> s.kafkaVersion("2.7.0"))
        .clientAuthentication(a -> a.sasl(s -> s.iam(i -> i.enabled(true))))
        .storageMode("LOCAL")
        .brokerNodeGroupInfo(
            group ->
                group
                    .instanceType("kafka.m5.large")
                    .clientSubnets("subnet-a", "subnet-b", "subnet-c")
                    .securityGroups("sg-cluster")
                    .connectivityInfo(
                        c ->
                            c.vpcConnectivity(
                                v ->
                                    v.clientAuthentication(
                                        a -> a.sasl(s -> s.iam(i -> i.enabled(true)))))));
  }

  private static io.msksdk.admin.cluster.Cluster cluster(
      MskClusterArn arn, UnaryOperator<Provisioned.Builder> change) {
    return io.msksdk.admin.cluster.Cluster.of(
        Cluster.builder()
            .clusterArn(arn.toString())
            .clusterName(arn.name())
            .clusterType("PROVISIONED")
            .state("ACTIVE")
            .provisioned(change.apply(good()).build())
            .build());
  }

  private static io.msksdk.admin.cluster.Cluster serverless(MskClusterArn arn) {
    return io.msksdk.admin.cluster.Cluster.of(
        Cluster.builder()
            .clusterArn(arn.toString())
            .clusterName(arn.name())
            .clusterType("SERVERLESS")
            .state("ACTIVE")
            .build());
  }

  private static UnaryOperator<Provisioned.Builder> as() {
    return UnaryOperator.identity();
  }

  private static ReplicatorSpec spec(MskClusterArn source, ReplicationSettings settings) {
    ReplicatorSpec.Builder spec =
        ReplicatorSpec.between("orders-dr", source, STANDBY, ROLE)
            .sourceSubnets("subnet-a", "subnet-b")
            .targetSubnets("subnet-a", "subnet-b")
            .targetSecurityGroups("sg-replicator")
            .settings(settings);
    return source.equals(NEAR) ? spec.sourceSecurityGroups("sg-replicator").build() : spec.build();
  }

  private static PolicyDocument sourcePolicy(String... actions) {
    return PolicyDocument.of(
        Statement.allow(actions[0], actions)
            .to(Principal.service("kafka.amazonaws.com"))
            .on(PRIMARY)
            .build());
  }

  private static PolicyDocument open() {
    return sourcePolicy(
        "kafka:CreateVpcConnection", "kafka:GetBootstrapBrokers", "kafka:DescribeClusterV2");
  }

  private static final PolicyDocument MANAGED =
      PolicyDocument.of(Statement.allow("kafka-cluster:*").on("*").build());

  /** Facts in which nothing is wrong, to be changed by one thing at a time. */
  private static final class Facts {
    io.msksdk.admin.cluster.Cluster source = cluster(PRIMARY, as());
    io.msksdk.admin.cluster.Cluster target = cluster(STANDBY, as());
    ReplicationSettings settings = ReplicationSettings.everything();
    PolicyDocument policy = open();
    long replicators = 0;
    NetworkView network =
        network(new Rule(9098, 9098, "sg-cluster"), new Rule(9098, 9098, "sg-replicator"));
    ServiceRole role = new ServiceRole(ReplicatorPolicies.trust("111122223333"), List.of(MANAGED));
    StandbyWrites writes = StandbyWrites.ofAcls(List.of(), List.of());
    Workload.Builder workload =
        Workload.builder()
            .bytesPerSecond(300_000)
            .largestRecord(1_000_000)
            .topics(preview("orders"));

    PreflightReport report() {
      return ReplicatorPreflight.rules(
          new PreflightFacts(
              spec(source.arn(), settings),
              source,
              target,
              Optional.ofNullable(policy),
              replicators,
              new PreflightFacts.Given(network, role, workload.build(), writes)),
          Limits.published());
    }

    List<String> codes() {
      return report().findings().stream().map(Finding::code).distinct().toList();
    }
  }

  private static NetworkView network(Rule outbound, Rule inbound) {
    return network(
        Map.of(
            "sg-replicator", new SecurityGroup(List.of(), List.of(outbound)),
            "sg-cluster", new SecurityGroup(List.of(inbound), List.of())),
        Map.of("subnet-a", "az1", "subnet-b", "az2"));
  }

  private static NetworkView network(Map<String, SecurityGroup> groups, Map<String, String> zones) {
    return new NetworkView() {
      @Override
      public Optional<SecurityGroup> securityGroup(String id) {
        return Optional.ofNullable(groups.get(id));
      }

      @Override
      public Optional<String> zone(String subnet) {
        return Optional.ofNullable(zones.get(subnet));
      }
    };
  }

  private static TopicPreview preview(String... topics) {
    return TopicPreview.of(spec(PRIMARY, ReplicationSettings.everything()), "alias")
        .names(List.of(topics));
  }

  @Test
  void nothingWrong_isNothingFound() {
    PreflightReport report = new Facts().report();

    assertThat(report.findings()).containsExactly(NOTHING);
    assertThat(report.passed()).isTrue();
    report.requirePassed();
  }

  @Test
  void whatNobodyGave_isNotChecked_andNotPassedOver() {
    Facts facts = new Facts();
    facts.network = null;
    facts.role = null;
    facts.writes = null;
    facts.workload = Workload.builder();

    assertThat(facts.report().notChecked())
        .extracting(Finding::code)
        .containsExactly(
            "preflight.network.not-checked",
            "preflight.role.not-checked",
            "preflight.throughput.not-checked",
            "preflight.record-size.not-checked",
            "preflight.standby.not-checked");
    assertThat(facts.report().notChecked()).allMatch(f -> !f.remedy().isEmpty());
  }

  @ParameterizedTest
  @CsvSource({
    "2.6.3,false",
    "2.7.0,true",
    "2.7.2.tiered,true",
    "1.1.1,false",
    "3.7.x.kraft,true",
    "4.1.x.kraft,true"
  })
  void version_isAtLeast270(String version, boolean accepted) {
    Facts facts = new Facts();
    facts.source = cluster(PRIMARY, p -> p.currentBrokerSoftwareInfo(s -> s.kafkaVersion(version)));

    assertThat(!facts.codes().contains("preflight.version")).isEqualTo(accepted);
  }

  @ParameterizedTest
  @CsvSource({"3,2,false", "3,3,true", "2,3,false", "2,4,true"})
  void brokers_areAtLeastThree_orFourInTwoZones(int zones, int brokers, boolean accepted) {
    String[] subnets = IntStream.range(0, zones).mapToObj(i -> "s-" + i).toArray(String[]::new);
    Facts facts = new Facts();
    facts.target =
        cluster(
            STANDBY,
            p ->
                p.numberOfBrokerNodes(brokers)
                    .brokerNodeGroupInfo(
                        good().build().brokerNodeGroupInfo().toBuilder()
                            .clientSubnets(subnets)
                            .build()));

    assertThat(!facts.codes().contains("preflight.brokers")).isEqualTo(accepted);
  }

  @ParameterizedTest
  @CsvSource({
    "kafka.t3.small,false",
    "kafka.m5.large,true",
    "kafka.m7g.4xlarge,true",
    "express.m7g.large,true"
  })
  void brokerSize_isAtLeastM5Large(String size, boolean accepted) {
    Facts facts = new Facts();
    facts.source =
        cluster(
            PRIMARY,
            p ->
                p.brokerNodeGroupInfo(
                    good().build().brokerNodeGroupInfo().toBuilder().instanceType(size).build()));

    assertThat(!facts.codes().contains("preflight.broker-size")).isEqualTo(accepted);
  }

  @Test
  void clusterWithoutIam_isRefused() {
    Facts facts = new Facts();
    facts.target =
        cluster(
            STANDBY, p -> p.clientAuthentication(a -> a.sasl(s -> s.scram(i -> i.enabled(true)))));

    assertThat(facts.codes()).containsExactly("preflight.iam");
  }

  @Test
  void smallerTarget_isAWarning() {
    Facts facts = new Facts();
    facts.source = cluster(PRIMARY, p -> p.numberOfBrokerNodes(6));

    assertThat(facts.codes()).containsExactly("preflight.capacity");
    assertThat(facts.report().passed()).isTrue();
  }

  @Test
  void sourceOfAnotherRegion_withoutMultiVpc_isRefused() {
    Facts facts = new Facts();
    facts.source =
        cluster(
            PRIMARY,
            p ->
                p.brokerNodeGroupInfo(
                    good().build().brokerNodeGroupInfo().toBuilder()
                        .connectivityInfo(
                            c -> c.vpcConnectivity(v -> v.clientAuthentication(a -> {})))
                        .build()));

    assertThat(facts.codes()).containsExactly("preflight.multi-vpc");
  }

  @Test
  void sourceOfAnotherRegion_withUnauthenticatedAccess_isRefused() {
    Facts facts = new Facts();
    facts.source =
        cluster(
            PRIMARY,
            p ->
                p.clientAuthentication(
                    a ->
                        a.sasl(s -> s.iam(i -> i.enabled(true)))
                            .unauthenticated(u -> u.enabled(true))));

    assertThat(facts.codes()).containsExactly("preflight.unauthenticated");
  }

  @ParameterizedTest
  @ValueSource(
      strings = {"kafka:CreateVpcConnection", "kafka:GetBootstrapBrokers", "kafka:Describe*"})
  void sourcePolicy_withOneOfThreeActions_isRefused_andNamesTheOthers(String action) {
    Facts facts = new Facts();
    facts.policy = sourcePolicy(action);

    Finding finding = facts.report().errors().get(0);

    assertThat(finding.code()).isEqualTo("preflight.cluster-policy");
    assertThat(finding.value()).doesNotContain(action.replace("*", "ClusterV2"));
  }

  @Test
  void sourcePolicy_thatDeniesWhatItAllows_isRefused() {
    Facts facts = new Facts();
    facts.policy =
        PolicyDocument.of(
            open().statements().get(0),
            Statement.deny("kafka:GetBootstrapBrokers")
                .to(Principal.everyone())
                .on(PRIMARY)
                .build());

    assertThat(facts.report().errors().get(0).value()).contains("kafka:GetBootstrapBrokers");
  }

  @Test
  void noSourcePolicy_isRefusedAcrossRegionsOnly() {
    Facts across = new Facts();
    across.policy = null;
    Facts within = new Facts();
    within.source = cluster(NEAR, as());
    within.policy = null;

    assertThat(across.codes()).containsExactly("preflight.cluster-policy");
    assertThat(within.codes()).isEmpty();
  }

  @ParameterizedTest
  @CsvSource({
    "9098,9098,sg-cluster,true",
    "0,65535,0.0.0.0/0,true",
    "9000,9098,sg-cluster,true",
    "9099,65535,sg-cluster,false",
    "0,9097,sg-cluster,false",
    "9098,9098,sg-other,false"
  })
  void replicatorsGroup_letsOutToTheCluster(int from, int to, String peer, boolean accepted) {
    Facts facts = new Facts();
    facts.network = network(new Rule(from, to, peer), new Rule(9098, 9098, "sg-replicator"));

    assertThat(facts.codes().equals(List.of())).isEqualTo(accepted);
    assertThat(facts.codes().contains("preflight.target-outbound")).isEqualTo(!accepted);
  }

  @Test
  void clustersGroup_thatLetsNobodyIn_isRefused_onBothSidesWithinARegion() {
    Facts facts = new Facts();
    facts.source = cluster(NEAR, as());
    facts.network = network(new Rule(9098, 9098, "sg-cluster"), new Rule(9098, 9098, "sg-x"));

    assertThat(facts.codes())
        .containsExactly("preflight.source-inbound", "preflight.target-inbound");
  }

  @Test
  void addressRanges_areNotJudged() {
    Facts facts = new Facts();
    facts.network =
        network(new Rule(9098, 9098, "10.0.0.0/8"), new Rule(9098, 9098, "sg-replicator"));

    assertThat(facts.codes()).containsExactly("preflight.target-outbound.not-checked");
  }

  @Test
  void zonesThatDiffer_areRefusedWithinARegion() {
    Facts facts = new Facts();
    facts.source = cluster(NEAR, as());
    ReplicatorSpec spec =
        spec(NEAR, facts.settings).toBuilder().sourceSubnets("subnet-a", "subnet-c").build();
    NetworkView zones =
        network(Map.of(), Map.of("subnet-a", "az1", "subnet-b", "az2", "subnet-c", "az3"));

    PreflightReport report =
        ReplicatorPreflight.rules(
            new PreflightFacts(
                spec,
                facts.source,
                facts.target,
                Optional.empty(),
                0,
                new PreflightFacts.Given(zones, facts.role, facts.workload.build(), facts.writes)),
            Limits.published());

    assertThat(report.errors()).extracting(Finding::code).containsExactly("preflight.zones");
  }

  @Test
  void roleThatTrustsNobody_isRefused() {
    Facts facts = new Facts();
    facts.role = new ServiceRole(ReplicatorPolicies.trust("444455556666"), List.of(MANAGED));

    assertThat(facts.codes()).containsExactly("preflight.role-trust");
  }

  @Test
  void roleThatTrustsEveryAccount_isAWarning() {
    Facts facts = new Facts();
    facts.role =
        new ServiceRole(
            PolicyDocument.of(
                Statement.allow("sts:AssumeRole")
                    .to(Principal.service("kafka.amazonaws.com"))
                    .build()),
            List.of(MANAGED));

    assertThat(facts.codes()).containsExactly("preflight.role-condition");
  }

  @Test
  void roleWithoutIdempotentWrites_isRefused_onBothClusters() {
    Facts facts = new Facts();
    facts.role =
        new ServiceRole(
            ReplicatorPolicies.trust("111122223333"),
            List.of(
                MANAGED,
                PolicyDocument.of(
                    Statement.deny("kafka-cluster:WriteDataIdempotently").on("*").build())));

    assertThat(facts.report().errors())
        .extracting(Finding::property)
        .containsExactly("role on source", "role on target");
    assertThat(facts.codes()).containsExactly("preflight.role-idempotent-write");
  }

  @Test
  void roleWithoutRightsOnOneTopic_isRefused_andTheTopicNamed() {
    Facts facts = new Facts();
    facts.role =
        new ServiceRole(
            ReplicatorPolicies.trust("111122223333"),
            List.of(
                MANAGED,
                PolicyDocument.of(
                    Statement.deny("kafka-cluster:WriteData")
                        .on("arn:aws:kafka:*:*:topic/*/alias.orders")
                        .build())));

    Finding finding = facts.report().errors().get(0);

    assertThat(finding.code()).isEqualTo("preflight.role-topics");
    assertThat(finding.value()).contains("WriteData on target alias.orders");
  }

  @ParameterizedTest
  @CsvSource({"14,true", "15,false"})
  void replicators_areAtMostFifteen(int number, boolean accepted) {
    Facts facts = new Facts();
    facts.replicators = number;

    assertThat(!facts.codes().contains("preflight.replicators")).isEqualTo(accepted);
  }

  @ParameterizedTest
  @CsvSource({"1000000000,true", "1000000001,false"})
  void throughput_isAtMostOneGigabytePerSecond(long bytes, boolean accepted) {
    Facts facts = new Facts();
    facts.workload.bytesPerSecond(bytes);

    assertThat(!facts.codes().contains("preflight.throughput")).isEqualTo(accepted);
  }

  @ParameterizedTest
  @CsvSource({"10000000,true", "10000001,false"})
  void record_isAtMostTenMegabytes(int bytes, boolean accepted) {
    Facts facts = new Facts();
    facts.workload.largestRecord(bytes);

    assertThat(!facts.codes().contains("preflight.record-size")).isEqualTo(accepted);
  }

  @ParameterizedTest
  @CsvSource({"37,true", "38,false"})
  void serverlessTarget_has83CompactedPartitionsFree(int used, boolean accepted) {
    Facts facts = new Facts();
    facts.target = serverless(STANDBY);
    facts.settings = facts.settings.readAcls(false).topicConfigurations(false);
    facts.network = network(Map.of(), Map.of());
    facts.workload.compactedPartitions(used);

    assertThat(!facts.codes().contains("preflight.compacted-partitions")).isEqualTo(accepted);
  }

  @Test
  void serverlessTarget_warnsOfAclsAndConfigurations_andAsksForPartitions() {
    Facts facts = new Facts();
    facts.target = serverless(STANDBY);

    assertThat(facts.codes())
        .contains(
            "preflight.serverless-acls",
            "preflight.serverless-configurations",
            "preflight.compacted-partitions.not-checked");
  }

  @Test
  void tieredTarget_takesNoConfigurationsOfAnUntieredSource() {
    Facts facts = new Facts();
    facts.target = cluster(STANDBY, p -> p.storageMode("TIERED"));
    Facts without = new Facts();
    without.target = facts.target;
    without.settings = without.settings.topicConfigurations(false);

    assertThat(facts.codes()).containsExactly("preflight.tiered-target");
    assertThat(without.codes()).isEmpty();
  }

  @Test
  void tieredSource_isAWarning() {
    Facts facts = new Facts();
    facts.source = cluster(PRIMARY, p -> p.storageMode("TIERED"));

    assertThat(facts.codes()).containsExactly("preflight.tiered-source");
  }

  @Test
  void errors_areThrownTogether() {
    Facts facts = new Facts();
    facts.replicators = 15;
    facts.policy = null;

    assertThatThrownBy(() -> facts.report().requirePassed())
        .isInstanceOf(PreconditionException.class)
        .hasMessageContaining("replicators of the account: 15")
        .hasMessageContaining("source cluster policy");
  }

  @ParameterizedTest
  @CsvSource({
    "0,1",
    "300000,1",
    "300001,2",
    "50000000,167",
    "100000000,334",
    "250000000,833",
    "500000000,1666",
    "1000000000,3333",
    "60000000,200",
    "50000001,167"
  })
  void partitions_followTheGuidesTable(long bytesPerSecond, int fewest) {
    assertThat(PartitionAdvice.fewest(bytesPerSecond)).isEqualTo(fewest);
  }

  @Test
  void writeAcl_missingOnTheTarget_isNamed_andReadAclIsNot() {
    AclBinding write = acl("User:CN=app", AclOperation.WRITE, "orders");
    AclBinding read = acl("User:CN=app", AclOperation.READ, "orders");
    AclBinding other = acl("User:CN=app", AclOperation.WRITE, "scratch");
    NameFilter filter = new NameFilter(List.of("orders.*"), List.of());

    List<Finding> missing =
        StandbyWrites.ofAcls(List.of(write, read, other), List.of())
            .missing(PRIMARY, STANDBY, filter, List.of());
    List<Finding> there =
        StandbyWrites.ofAcls(List.of(write, read), List.of(write))
            .missing(PRIMARY, STANDBY, filter, List.of());

    assertThat(missing).extracting(Finding::code).containsExactly("preflight.standby-acl");
    assertThat(missing.get(0).value()).contains("orders");
    assertThat(there).isEmpty();
  }

  private static AclBinding acl(String principal, AclOperation operation, String topic) {
    return new AclBinding(
        new ResourcePattern(ResourceType.TOPIC, topic, PatternType.LITERAL),
        new AccessControlEntry(principal, "*", operation, AclPermissionType.ALLOW));
  }

  @Test
  void producerWhosePolicyNamesTheSourceAlone_isNamed() {
    String principal = "arn:aws:sts::111122223333:assumed-role/app/session";
    PolicyDocument sourceOnly =
        PolicyDocument.of(
            Statement.allow("kafka-cluster:Connect").on(PRIMARY).build(),
            Statement.allow("kafka-cluster:WriteData")
                .on("arn:aws:kafka:eu-west-1:111122223333:topic/orders/*")
                .build());
    StandbyWrites writes =
        StandbyWrites.ofAcls(List.of(), List.of()).producer(principal, sourceOnly);

    List<Finding> missing =
        writes.missing(
            PRIMARY, STANDBY, new NameFilter(List.of(".*"), List.of()), List.of("b", "a"));

    assertThat(missing).extracting(Finding::code).containsExactly("preflight.standby-policy");
    assertThat(missing.get(0).value()).contains("[a, b]");
  }
}
