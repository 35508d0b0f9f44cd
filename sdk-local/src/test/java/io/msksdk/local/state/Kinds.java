package io.msksdk.local.state;

import io.msksdk.local.Fixtures;
import io.msksdk.local.TestClusters;
import io.msksdk.local.connect.TestConnectors;
import java.util.Map;
import software.amazon.awssdk.core.SdkBytes;
import software.amazon.awssdk.services.kafka.model.ClusterState;
import software.amazon.awssdk.services.kafka.model.CreateReplicatorRequest;
import software.amazon.awssdk.services.kafkaconnect.model.ProvisionedCapacityDescription;

/** All kinds of resources of both services. */
final class Kinds {
  private static final SdkBytes PROPERTIES = SdkBytes.fromUtf8String("num.partitions=3");

  private final Msk msk;

  private Kinds(Msk msk) {
    this.msk = msk;
  }

  /** The kind of that name; what its resources need is made first. */
  static Kind named(String name, Msk msk) {
    Kinds kinds = new Kinds(msk);
    return switch (name) {
      case "cluster" -> kinds.cluster();
      case "configuration" -> kinds.configuration();
      case "replicator" -> kinds.replicator();
      case "vpc-connection" -> kinds.vpcConnection();
      case "topic" -> kinds.topic();
      case "channel" -> kinds.channel();
      case "connector" -> kinds.connector();
      case "custom-plugin" -> kinds.plugin();
      case "worker-configuration" -> kinds.workerConfiguration();
      default -> throw new IllegalArgumentException(name);
    };
  }

  private Kind cluster() {
    return new Kind(
        "cluster",
        name -> msk.kafka().createClusterV2(TestClusters.iam(name, 3)).clusterArn(),
        arn -> msk.kafka().describeClusterV2(r -> r.clusterArn(arn)).clusterInfo().stateAsString(),
        Map.of(
            "update", this::updateCluster,
            "reboot", arn -> msk.kafka().rebootBroker(r -> r.clusterArn(arn).brokerIds("1")),
            "delete", arn -> msk.kafka().deleteCluster(r -> r.clusterArn(arn)),
            "heal", arn -> msk.enter(arn, "{\"state\":\"HEALING\",\"for\":\"PT30S\"}"),
            "maintain", arn -> msk.enter(arn, "{\"state\":\"MAINTENANCE\",\"for\":\"PT30S\"}"),
            "free", arn -> msk.enter(arn, "{\"state\":\"ACTIVE\"}"),
            "break", arn -> msk.enter(arn, "{\"state\":\"FAILED\"}")));
  }

  private void updateCluster(String arn) {
    var cluster = msk.kafka().describeClusterV2(r -> r.clusterArn(arn)).clusterInfo();
    boolean detailed = "PER_BROKER".equals(cluster.provisioned().enhancedMonitoringAsString());
    msk.kafka()
        .updateMonitoring(
            r ->
                r.clusterArn(arn)
                    .currentVersion(cluster.currentVersion())
                    .enhancedMonitoring(detailed ? "DEFAULT" : "PER_BROKER"));
  }

  private Kind configuration() {
    return new Kind(
        "configuration",
        name ->
            msk.kafka().createConfiguration(r -> r.name(name).serverProperties(PROPERTIES)).arn(),
        arn -> msk.kafka().describeConfiguration(r -> r.arn(arn)).stateAsString(),
        Map.of(
            "update",
            arn -> msk.kafka().updateConfiguration(r -> r.arn(arn).serverProperties(PROPERTIES)),
            "delete",
            arn -> msk.kafka().deleteConfiguration(r -> r.arn(arn))));
  }

  private Kind replicator() {
    String source = msk.cluster("source", "kafka.m7g.large");
    String target = msk.cluster("target", "kafka.m7g.large");
    return new Kind(
        "replicator",
        name -> msk.kafka().createReplicator(replicator(name, source, target)).replicatorArn(),
        arn -> msk.kafka().describeReplicator(r -> r.replicatorArn(arn)).replicatorStateAsString(),
        Map.of(
            "update",
            arn -> updateReplicator(arn, source, target),
            "delete",
            arn -> msk.kafka().deleteReplicator(r -> r.replicatorArn(arn))));
  }

  private static CreateReplicatorRequest replicator(String name, String source, String target) {
    return CreateReplicatorRequest.builder()
        .replicatorName(name)
        .serviceExecutionRoleArn("arn:aws:iam::111122223333:role/replicator")
        .kafkaClusters(Fixtures.side(source), Fixtures.side(target))
        .replicationInfoList(
            i ->
                i.sourceKafkaClusterArn(source)
                    .targetKafkaClusterArn(target)
                    .targetCompressionType("NONE")
                    .topicReplication(t -> t.topicsToReplicate(".*"))
                    .consumerGroupReplication(g -> g.consumerGroupsToReplicate(".*")))
        .build();
  }

  private void updateReplicator(String arn, String source, String target) {
    String version = msk.kafka().describeReplicator(r -> r.replicatorArn(arn)).currentVersion();
    msk.kafka()
        .updateReplicationInfo(
            r ->
                r.replicatorArn(arn)
                    .currentVersion(version)
                    .sourceKafkaClusterArn(source)
                    .targetKafkaClusterArn(target)
                    .topicReplication(
                        t ->
                            t.topicsToReplicate("orders")
                                .topicsToExclude("x")
                                .copyAccessControlListsForTopics(false)
                                .copyTopicConfigurations(true)
                                .detectAndCopyNewTopics(true)));
  }

  private Kind vpcConnection() {
    return new Kind(
        "vpc-connection",
        name -> {
          String cluster = msk.cluster(name, "kafka.m7g.large");
          connectivity(cluster, true);
          return msk.kafka()
              .createVpcConnection(
                  r ->
                      r.targetClusterArn(cluster)
                          .authentication("SASL_IAM")
                          .vpcId("vpc-1")
                          .clientSubnets("subnet-1", "subnet-2")
                          .securityGroups("sg-1"))
              .vpcConnectionArn();
        },
        arn -> msk.kafka().describeVpcConnection(r -> r.arn(arn)).stateAsString(),
        Map.of(
            "delete",
            arn -> msk.kafka().deleteVpcConnection(r -> r.arn(arn)),
            "reject",
            arn -> {
              String cluster = clusterOf(arn);
              msk.kafka()
                  .rejectClientVpcConnection(r -> r.clusterArn(cluster).vpcConnectionArn(arn));
            },
            "deactivate",
            arn -> connectivity(clusterOf(arn), false)));
  }

  private String clusterOf(String connection) {
    return msk.kafka().describeVpcConnection(r -> r.arn(connection)).targetClusterArn();
  }

  /** Turns VPC connectivity on or off, and waits until the change has just ended. */
  private void connectivity(String cluster, boolean on) {
    msk.kafka()
        .updateConnectivity(
            r ->
                r.clusterArn(cluster)
                    .currentVersion(msk.version(cluster))
                    .connectivityInfo(
                        c ->
                            c.vpcConnectivity(
                                v ->
                                    v.clientAuthentication(
                                        a -> a.sasl(s -> s.iam(i -> i.enabled(on)))))));
    msk.advance("PT31M");
    var unused = TestClusters.await(msk.kafka(), cluster, ClusterState.ACTIVE);
  }

  private Kind topic() {
    String cluster = msk.cluster("topics", "kafka.m7g.large");
    return new Kind(
        "topic",
        name ->
            msk.kafka()
                .createTopic(
                    r ->
                        r.clusterArn(cluster)
                            .topicName(name)
                            .partitionCount(1)
                            .replicationFactor(3))
                .topicArn(),
        arn ->
            msk.kafka()
                .describeTopic(r -> r.clusterArn(cluster).topicName(last(arn)))
                .statusAsString(),
        Map.of(
            "update",
            arn -> {
              int now =
                  msk.kafka()
                      .describeTopic(r -> r.clusterArn(cluster).topicName(last(arn)))
                      .partitionCount();
              msk.kafka()
                  .updateTopic(
                      r -> r.clusterArn(cluster).topicName(last(arn)).partitionCount(now + 1));
            },
            "delete",
            arn -> msk.kafka().deleteTopic(r -> r.clusterArn(cluster).topicName(last(arn)))));
  }

  private Kind channel() {
    String cluster = msk.cluster("channels", "express.m7g.large");
    String topic =
        msk.kafka()
            .createTopic(
                r ->
                    r.clusterArn(cluster)
                        .topicName("orders")
                        .partitionCount(1)
                        .replicationFactor(3))
            .topicArn();
    msk.advance("PT1M");
    return new Kind(
        "channel",
        name ->
            msk.kafka()
                .createChannel(
                    r ->
                        r.clusterArn(cluster)
                            .channelName(name)
                            .topicConfigurationList(t -> t.topicArn(topic))
                            .s3DestinationConfiguration(
                                s3 ->
                                    s3.serviceExecutionRoleArn(
                                            "arn:aws:iam::111122223333:role/channel")
                                        .storage(s -> s.bucketArn("arn:aws:s3:::orders"))))
                .channelArn(),
        arn ->
            msk.kafka()
                .describeChannel(r -> r.clusterArn(cluster).channelArn(arn))
                .statusAsString(),
        Map.of(
            "update",
            arn ->
                msk.kafka()
                    .updateChannel(
                        r ->
                            r.clusterArn(cluster)
                                .channelArn(arn)
                                .s3DestinationUpdate(u -> u.dataFreshnessInSeconds(60))),
            "delete",
            arn -> msk.kafka().deleteChannel(r -> r.clusterArn(cluster).channelArn(arn))));
  }

  private Kind connector() {
    String plugin = TestConnectors.plugin(msk.connect(), "plugin");
    msk.advance("PT1H");
    return new Kind(
        "connector",
        name ->
            msk.connect()
                .createConnector(TestConnectors.connector(name, plugin).build())
                .connectorArn(),
        arn -> msk.connect().describeConnector(r -> r.connectorArn(arn)).connectorStateAsString(),
        Map.of(
            "update",
            this::updateConnector,
            "delete",
            arn -> msk.connect().deleteConnector(r -> r.connectorArn(arn))));
  }

  private void updateConnector(String arn) {
    var now = msk.connect().describeConnector(r -> r.connectorArn(arn));
    ProvisionedCapacityDescription capacity = now.capacity().provisionedCapacity();
    msk.connect()
        .updateConnector(
            r ->
                r.connectorArn(arn)
                    .currentVersion(now.currentVersion())
                    .capacity(
                        c ->
                            c.provisionedCapacity(
                                p -> p.mcuCount(1).workerCount(3 - capacity.workerCount()))));
  }

  private Kind plugin() {
    return new Kind(
        "custom-plugin",
        name -> TestConnectors.plugin(msk.connect(), name),
        arn ->
            msk.connect()
                .describeCustomPlugin(r -> r.customPluginArn(arn))
                .customPluginStateAsString(),
        Map.of("delete", arn -> msk.connect().deleteCustomPlugin(r -> r.customPluginArn(arn))));
  }

  private Kind workerConfiguration() {
    return new Kind(
        "worker-configuration",
        name -> TestConnectors.workerConfiguration(msk.connect(), name),
        arn ->
            msk.connect()
                .describeWorkerConfiguration(r -> r.workerConfigurationArn(arn))
                .workerConfigurationStateAsString(),
        Map.of(
            "delete",
            arn -> msk.connect().deleteWorkerConfiguration(r -> r.workerConfigurationArn(arn))));
  }

  private static String last(String arn) {
    return arn.substring(arn.lastIndexOf('/') + 1);
  }
}
