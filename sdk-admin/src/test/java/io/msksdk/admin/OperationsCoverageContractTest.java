package io.msksdk.admin;

import static io.msksdk.admin.cluster.ClusterAccess.IAM;
import static io.msksdk.admin.cluster.ClusterAccess.SCRAM;
import static org.assertj.core.api.Assertions.assertThat;

import io.msksdk.admin.call.CallEvent;
import io.msksdk.admin.channel.ChannelSpec;
import io.msksdk.admin.cluster.BrokerSize;
import io.msksdk.admin.cluster.Cluster;
import io.msksdk.admin.cluster.ClusterSpec;
import io.msksdk.admin.cluster.ClusterUpdates;
import io.msksdk.admin.cluster.ConnectivitySettings;
import io.msksdk.admin.cluster.MonitoringLevel;
import io.msksdk.admin.cluster.MonitoringSettings;
import io.msksdk.admin.cluster.Rebalancing;
import io.msksdk.admin.cluster.SecuritySettings;
import io.msksdk.admin.cluster.ServerlessSpec;
import io.msksdk.admin.configuration.ConfigurationRevision;
import io.msksdk.admin.configuration.ServerProperties;
import io.msksdk.admin.configuration.ServerProperty;
import io.msksdk.admin.policy.ClusterPolicyEdit;
import io.msksdk.admin.topic.TopicSpec;
import io.msksdk.admin.vpc.VpcConnection;
import io.msksdk.admin.vpc.VpcConnectionSpec;
import io.msksdk.admin.vpc.VpcScheme;
import io.msksdk.core.arn.MskClusterArn;
import io.msksdk.core.arn.MskClusterOperationArn;
import io.msksdk.core.arn.MskTopicArn;
import io.msksdk.core.operation.WaitPolicy;
import io.msksdk.testkit.DataPlane;
import io.msksdk.testkit.LocalMsk;
import java.lang.reflect.Method;
import java.time.Duration;
import java.util.Arrays;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.TreeSet;
import java.util.concurrent.ConcurrentSkipListSet;
import java.util.stream.Collectors;
import org.junit.jupiter.api.Test;
import software.amazon.awssdk.services.kafka.KafkaClient;
import software.amazon.awssdk.services.kafka.model.KafkaRequest;
import software.amazon.awssdk.services.kafka.model.KafkaResponse;

/** Of the service's 64 operations, every one but the five of replicators is made by this module. */
class OperationsCoverageContractTest {
  private static final Set<String> OF_REPLICATORS =
      Set.of(
          "CreateReplicator",
          "DeleteReplicator",
          "DescribeReplicator",
          "ListReplicators",
          "UpdateReplicationInfo");
  private static final WaitPolicy SOON =
      WaitPolicy.atMost(Duration.ofSeconds(60))
          .pollingEvery(Duration.ofMillis(5), Duration.ofMillis(50));

  private final Set<String> called = new ConcurrentSkipListSet<>();

  @Test
  void everyOperationOfClusters_isMade() {
    try (LocalMsk local = LocalMsk.builder().dataPlane(DataPlane.NONE).start();
        Msk msk = Locally.msk(local).listener(this::succeeded).build()) {
      Cluster standard = standard(msk);
      updates(msk, standard.arn());
      reads(msk, standard.arn());
      neighbours(msk, standard.arn());
      express(msk);
      msk.clusters().delete(standard.arn()).await(SOON);
    }

    Set<String> expected = new TreeSet<>(modelled());
    expected.removeAll(OF_REPLICATORS);
    assertThat(expected).hasSize(59);
    assertThat(called).containsExactlyInAnyOrderElementsOf(expected);
  }

  private void succeeded(CallEvent event) {
    if (event.errorCode().isEmpty()) {
      called.add(event.operation());
    }
  }

  private static Set<String> modelled() {
    return Arrays.stream(KafkaClient.class.getMethods())
        .filter(OperationsCoverageContractTest::isOperation)
        .map(method -> method.getParameterTypes()[0].getSimpleName())
        .map(request -> request.substring(0, request.length() - "Request".length()))
        .collect(Collectors.toSet());
  }

  private static boolean isOperation(Method method) {
    return method.getParameterCount() == 1
        && KafkaRequest.class.isAssignableFrom(method.getParameterTypes()[0])
        && KafkaResponse.class.isAssignableFrom(method.getReturnType());
  }

  private static Cluster standard(Msk msk) {
    ClusterSpec spec =
        ClusterSpec.provisioned("orders", "3.6.0")
            .brokers(3, BrokerSize.standard("m5.4xlarge"))
            .subnets("subnet-a", "subnet-b", "subnet-c")
            .storageGib(100)
            .access(IAM)
            .build();
    Cluster cluster = msk.clusters().firstGeneration().create(spec).await(SOON);
    assertThat(msk.clusters().firstGeneration().describe(cluster.arn()).brokers()).hasValue(3);
    assertThat(msk.clusters().firstGeneration().list()).hasSize(1);
    return cluster;
  }

  private static void updates(Msk msk, MskClusterArn arn) {
    ClusterUpdates updates = msk.clusters().update(arn);
    assertThat(updates.brokers(6).await(SOON).brokers()).hasValue(6);
    assertThat(updates.storageGib(200).await(SOON).storageGib()).hasValue(200);
    assertThat(updates.tieredStorage().await(SOON).storageMode().name()).isEqualTo("TIERED");
    assertThat(updates.brokerSize(BrokerSize.standard("m5.8xlarge")).await(SOON).brokerSize())
        .contains(BrokerSize.standard("m5.8xlarge"));
    SecuritySettings security = SecuritySettings.access(IAM, SCRAM);
    assertThat(updates.security(security).await(SOON).security()).isEqualTo(security);
    MonitoringSettings monitoring =
        MonitoringSettings.defaults().level(MonitoringLevel.PER_BROKER).openJmxExporter();
    assertThat(updates.monitoring(monitoring).await(SOON).monitoring()).isEqualTo(monitoring);
    ConnectivitySettings connectivity = ConnectivitySettings.privateOnly().multiVpc(IAM);
    assertThat(updates.connectivity(connectivity).await(SOON).connectivity())
        .isEqualTo(connectivity);
    assertThat(updates.kafkaVersion("3.7.x").await(SOON).kafkaVersion()).contains("3.7.x");
    updates.reboot(1).await(SOON);
    configuration(msk, arn);
  }

  private static void configuration(Msk msk, MskClusterArn arn) {
    ServerProperties properties =
        ServerProperties.builder().set(ServerProperty.MIN_INSYNC_REPLICAS, 2).build();
    ConfigurationRevision first = msk.configurations().create("tuned", properties, "");
    ServerProperties more =
        ServerProperties.builder().addAll(properties).set(ServerProperty.NUM_PARTITIONS, 3).build();
    ConfigurationRevision second =
        msk.configurations().revise(first.configuration(), more, "more partitions");
    assertThat(second.number()).isEqualTo(2);
    assertThat(msk.configurations().properties(second)).isEqualTo(more);
    assertThat(msk.configurations().list()).hasSize(1);
    assertThat(msk.configurations().revisions(first.configuration())).hasSize(2);
    Cluster cluster = msk.clusters().update(arn).configuration(second).await(SOON);
    assertThat(cluster.configuration()).contains(second);
    ConfigurationRevision unused = msk.configurations().create("unused", properties, "");
    msk.configurations().delete(unused.configuration()).await(SOON);
  }

  private static void reads(Msk msk, MskClusterArn arn) {
    MskClusterOperationArn newest = msk.operations().list(arn).findFirst().orElseThrow().arn();
    assertThat(msk.operations().describe(newest).succeeded()).isTrue();
    assertThat(msk.operations().firstGeneration().list(arn)).isNotEmpty();
    assertThat(msk.operations().firstGeneration().describe(newest).succeeded()).isTrue();
    assertThat(msk.clusters().list()).hasSize(1);
    assertThat(msk.nodes().brokers(arn)).hasSize(6);
    assertThat(msk.versions().list()).isNotEmpty();
    assertThat(msk.versions().compatible()).isNotEmpty();
    assertThat(msk.bootstrap().brokers(arn).available()).isNotEmpty();
  }

  private static void neighbours(Msk msk, MskClusterArn arn) {
    assertThat(msk.scram().associate(arn, List.of("arn:none")).left()).hasSize(1);
    assertThat(msk.scram().disassociate(arn, List.of("arn:none")).left()).isEmpty();
    assertThat(msk.scram().list(arn)).isEmpty();
    msk.policies().change(arn, ClusterPolicyEdit.of(arn).allowAccount("444455556666"));
    assertThat(msk.policies().find(arn)).isPresent();
    msk.policies().remove(arn);
    msk.tags().add(arn, Map.of("team", "orders"));
    assertThat(msk.tags().list(arn)).containsEntry("team", "orders");
    msk.tags().remove(arn, List.of("team"));
    VpcConnection connection =
        msk.vpcConnections()
            .create(
                VpcConnectionSpec.to(arn, VpcScheme.SASL_IAM, "vpc-1")
                    .subnets("subnet-x", "subnet-y")
                    .securityGroups("sg-1")
                    .build())
            .await(SOON);
    assertThat(msk.vpcConnections().describe(connection.arn()).vpc()).contains("vpc-1");
    assertThat(msk.vpcConnections().list()).hasSize(1);
    assertThat(msk.vpcConnections().clients(arn)).hasSize(1);
    msk.vpcConnections().reject(arn, connection.arn()).await(SOON);
    msk.vpcConnections().delete(connection.arn()).await(SOON);
  }

  private static void express(Msk msk) {
    ServerlessSpec serverless =
        ServerlessSpec.serverless("events").addVpc("subnet-a", "subnet-b").build();
    Cluster none = msk.clusters().create(serverless).await(SOON);
    assertThat(none.serverless()).isTrue();
    msk.clusters().delete(none.arn()).await(SOON);
    ClusterSpec spec =
        ClusterSpec.provisioned("express", "3.8.x")
            .brokers(3, BrokerSize.express("m7g.large"))
            .subnets("subnet-a", "subnet-b", "subnet-c")
            .build();
    MskClusterArn arn = msk.clusters().create(spec).await(SOON).arn();
    Cluster paused = msk.clusters().update(arn).rebalancing(Rebalancing.PAUSED).await(SOON);
    assertThat(paused.rebalancing()).contains(Rebalancing.PAUSED);
    topics(msk, arn);
    channels(msk, arn);
    msk.clusters().delete(arn).await(SOON);
  }

  private static void topics(Msk msk, MskClusterArn arn) {
    TopicSpec spec = TopicSpec.named("orders").partitions(2).build();
    assertThat(msk.topics().create(arn, spec).await(SOON).partitions()).isEqualTo(2);
    assertThat(msk.topics().grow(arn, "orders", 4).await(SOON).partitions()).isEqualTo(4);
    assertThat(msk.topics().partitions(arn, "orders")).hasSize(4);
    Map<String, String> day = Map.of("retention.ms", "86400000");
    assertThat(msk.topics().configure(arn, "orders", day).await(SOON).configs())
        .containsAllEntriesOf(day);
    assertThat(msk.topics().list(arn)).isNotEmpty();
    msk.topics().create(arn, TopicSpec.named("gone").build()).await(SOON);
    msk.topics().delete(arn, "gone").await(SOON);
  }

  private static void channels(Msk msk, MskClusterArn arn) {
    ChannelSpec spec =
        ChannelSpec.toS3(
            "archive",
            "arn:aws:iam::111122223333:role/channel",
            "arn:aws:s3:::archive",
            MskTopicArn.of(arn, "orders"));
    String channel = msk.channels().create(arn, spec).await(SOON).arn();
    msk.channels().freshness(arn, channel, Duration.ofMinutes(5)).await(SOON);
    assertThat(msk.channels().list(arn)).hasSize(1);
    assertThat(msk.channels().describe(arn, channel).topics()).hasSize(1);
    msk.channels().delete(arn, channel).await(SOON);
  }
}
