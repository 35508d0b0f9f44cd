package io.msksdk.replication.preflight;

import io.msksdk.admin.cluster.Cluster;
import io.msksdk.core.arn.MskClusterArn;
import io.msksdk.core.catalogue.Limits;
import io.msksdk.core.check.Finding;
import io.msksdk.core.policy.PolicyDocument;
import io.msksdk.core.policy.Principal;
import io.msksdk.core.policy.Statement;
import io.msksdk.replication.policy.ReplicatorPolicies;
import io.msksdk.replication.preflight.NetworkView.Rule;
import io.msksdk.replication.preflight.NetworkView.SecurityGroup;
import io.msksdk.replication.replicator.ReplicationSettings;
import io.msksdk.replication.replicator.ReplicatorSpec;
import io.msksdk.replication.replicator.SelfManagedKafka;
import io.msksdk.replication.replicator.TopicNames;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.function.UnaryOperator;
import org.jspecify.annotations.Nullable;
import software.amazon.awssdk.services.kafka.model.Provisioned;

/** Facts in which nothing is wrong, to be changed by one thing at a time. */
final class Facts {
  static final String ROLE = "arn:aws:iam::111122223333:role/replicator";
  static final MskClusterArn PRIMARY = arn("eu-west-1", "orders");
  static final MskClusterArn STANDBY = arn("eu-central-1", "standby");
  static final MskClusterArn NEAR = arn("eu-central-1", "near");
  static final Finding[] NOTHING = {};
  static final PolicyDocument MANAGED =
      PolicyDocument.of(Statement.allow("kafka-cluster:*").on("*").build());

  Cluster source = cluster(PRIMARY, as());
  Cluster target = cluster(STANDBY, as());
  @Nullable SelfManagedKafka selfManagedSource;
  @Nullable SelfManagedKafka selfManagedTarget;
  ReplicationSettings settings = ReplicationSettings.everything();
  TopicNames names = TopicNames.PREFIXED_WITH_SOURCE_CLUSTER_ALIAS;
  Map<String, String> tags = Map.of();
  PolicyDocument policy = open();
  long replicators = 0;
  NetworkView network =
      network(new Rule(9098, 9098, "sg-cluster"), new Rule(9098, 9098, "sg-replicator"));
  ServiceRole role = new ServiceRole(ReplicatorPolicies.trust("111122223333"), List.of(MANAGED));
  StandbyWrites writes = StandbyWrites.ofAcls(List.of(), List.of());
  PreflightFacts.@Nullable Creator creator =
      new PreflightFacts.Creator(
          "arn:aws:iam::111122223333:user/ann", List.of(ReplicatorPolicies.creator(ROLE)));
  @Nullable List<PreviewedTopic> topics;
  Workload.Builder workload =
      Workload.builder().bytesPerSecond(300_000).largestRecord(1_000_000).topics(preview("orders"));

  PreflightReport report() {
    return report(spec());
  }

  PreflightReport report(ReplicatorSpec spec) {
    if (topics != null) {
      workload.topics(TopicPreview.ofTopics(topics));
    }
    return ReplicatorPreflight.rules(
        new PreflightFacts(
            spec,
            selfManagedSource == null ? source : null,
            selfManagedTarget == null ? target : null,
            Optional.ofNullable(policy),
            replicators,
            new PreflightFacts.Given(network, role, workload.build(), writes, creator)),
        Limits.published());
  }

  private ReplicatorSpec spec() {
    ReplicatorSpec.Builder spec = builder();
    tags.forEach(spec::addTag);
    return spec.topicNames(names).build();
  }

  private ReplicatorSpec.Builder builder() {
    if (selfManagedSource != null) {
      return within(ReplicatorSpec.fromSelfManaged("orders-dr", selfManagedSource, STANDBY, ROLE));
    }
    return selfManagedTarget == null
        ? spec(source.arn(), settings).toBuilder()
        : within(ReplicatorSpec.toSelfManaged("orders-dr", PRIMARY, selfManagedTarget, ROLE));
  }

  private ReplicatorSpec.Builder within(ReplicatorSpec.Builder spec) {
    return spec.sourceSubnets("subnet-a", "subnet-b")
        .sourceSecurityGroups("sg-replicator")
        .targetSubnets("subnet-a", "subnet-b")
        .targetSecurityGroups("sg-replicator")
        .settings(settings);
  }

  List<String> codes() {
    return report().findings().stream().map(Finding::code).distinct().toList();
  }

  static MskClusterArn arn(String region, String name) {
    return MskClusterArn.of(region, "111122223333", name, "abcd1234-0123-abcd-5678-1234abcd5678-1");
  }

  static Provisioned.Builder good() {
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

  static Cluster cluster(MskClusterArn arn, UnaryOperator<Provisioned.Builder> change) {
    return Cluster.of(
        software.amazon.awssdk.services.kafka.model.Cluster.builder()
            .clusterArn(arn.toString())
            .clusterName(arn.name())
            .clusterType("PROVISIONED")
            .state("ACTIVE")
            .provisioned(change.apply(good()).build())
            .build());
  }

  static Cluster serverless(MskClusterArn arn) {
    return Cluster.of(
        software.amazon.awssdk.services.kafka.model.Cluster.builder()
            .clusterArn(arn.toString())
            .clusterName(arn.name())
            .clusterType("SERVERLESS")
            .state("ACTIVE")
            .build());
  }

  static UnaryOperator<Provisioned.Builder> as() {
    return UnaryOperator.identity();
  }

  static ReplicatorSpec spec(MskClusterArn source, ReplicationSettings settings) {
    ReplicatorSpec.Builder spec =
        ReplicatorSpec.between("orders-dr", source, STANDBY, ROLE)
            .sourceSubnets("subnet-a", "subnet-b")
            .targetSubnets("subnet-a", "subnet-b")
            .targetSecurityGroups("sg-replicator")
            .settings(settings);
    return source.equals(NEAR) ? spec.sourceSecurityGroups("sg-replicator").build() : spec.build();
  }

  static PolicyDocument sourcePolicy(String... actions) {
    return PolicyDocument.of(
        Statement.allow(actions[0], actions)
            .to(Principal.service("kafka.amazonaws.com"))
            .on(PRIMARY)
            .build());
  }

  static PolicyDocument open() {
    return sourcePolicy(
        "kafka:CreateVpcConnection", "kafka:GetBootstrapBrokers", "kafka:DescribeClusterV2");
  }

  static NetworkView network(Rule outbound, Rule inbound) {
    return network(
        Map.of(
            "sg-replicator", new SecurityGroup(List.of(), List.of(outbound)),
            "sg-cluster", new SecurityGroup(List.of(inbound), List.of())),
        Map.of("subnet-a", "az1", "subnet-b", "az2"));
  }

  static NetworkView network(Map<String, SecurityGroup> groups, Map<String, String> zones) {
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

  static TopicPreview preview(String... topics) {
    return TopicPreview.of(spec(PRIMARY, ReplicationSettings.everything()), "alias")
        .names(List.of(topics));
  }
}
