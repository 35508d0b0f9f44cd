package io.msksdk.local;

import io.msksdk.local.connect.TestConnectors;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.function.Supplier;
import software.amazon.awssdk.core.SdkBytes;
import software.amazon.awssdk.services.kafka.KafkaClient;
import software.amazon.awssdk.services.kafka.model.ClusterState;
import software.amazon.awssdk.services.kafka.model.KafkaCluster;
import software.amazon.awssdk.services.kafkaconnect.KafkaConnectClient;
import software.amazon.awssdk.services.secretsmanager.SecretsManagerClient;

/** Makes the resources that requests are about, each in the state in which it can be changed. */
public final class Fixtures implements AutoCloseable {
  private final KafkaClient kafka;
  private final KafkaConnectClient connect;
  private final SecretsManagerClient secrets;
  private int names;

  public Fixtures(TestEngine engine) {
    this.kafka = engine.kafka();
    this.connect = engine.kafkaConnect();
    this.secrets = engine.secrets();
  }

  public KafkaClient kafka() {
    return kafka;
  }

  public KafkaConnectClient connect() {
    return connect;
  }

  /** Resources of one request or several: a name is the same resource each time. */
  public Resources resources() {
    return new Resources();
  }

  @Override
  public void close() {
    kafka.close();
    connect.close();
    secrets.close();
  }

  /** A cluster as one side of a replicator. */
  public static KafkaCluster side(String arn) {
    return KafkaCluster.builder()
        .amazonMskCluster(c -> c.mskClusterArn(arn))
        .vpcConfig(v -> v.subnetIds("subnet-1", "subnet-2").securityGroupIds("sg-1"))
        .build();
  }

  private static void reach(String state, Supplier<String> look) {
    String unused = Polls.until(look, state::equals);
  }

  /** Resources by what they are called in requests; each is made when it is first named. */
  public final class Resources {
    private final Map<String, String> made = new LinkedHashMap<>();

    private Resources() {}

    public String named(String name) {
      String known = made.get(name);
      if (known == null) {
        known = make(name);
        made.put(name, known);
      }
      return known;
    }

    private String make(String name) {
      return switch (name) {
        case "name", "otherName" -> "conformance-" + names++;
        case "cluster", "otherCluster" -> cluster("kafka.m5.large");
        case "express" -> cluster("express.m7g.large");
        case "shared" -> shared();
        case "withPolicy" -> withPolicy();
        case "version" -> version(named("cluster"));
        case "expressVersion" -> version(named("express"));
        case "operation" -> operation();
        case "policy" -> policy(named("cluster"));
        case "secret" -> secret();
        case "associatedSecret" -> associatedSecret();
        case "configuration" -> configuration("3.7.x.kraft");
        case "laterConfiguration" -> configuration("3.8.x.kraft");
        case "topic" -> topic();
        case "existingTopic" -> topicName();
        case "channel" -> channel();
        case "connection" -> connection();
        case "replicator" -> replicator();
        case "replicatorVersion" ->
            kafka.describeReplicator(r -> r.replicatorArn(named("replicator"))).currentVersion();
        case "plugin" -> plugin();
        case "workerConfiguration" ->
            TestConnectors.workerConfiguration(connect, "conformance-" + names++);
        case "properties" -> TestConnectors.base64(TestConnectors.WORKER_PROPERTIES);
        case "connector", "otherConnector" -> connector();
        case "connectorVersion" -> connectorVersion(named("connector"));
        case "otherConnectorVersion" -> connectorVersion(named("otherConnector"));
        case "connectorOperation" -> connectorOperation();
        default -> throw new IllegalArgumentException(name + " (expected: a known resource)");
      };
    }

    private String cluster(String type) {
      String arn =
          kafka
              .createClusterV2(
                  c ->
                      c.clusterName("conformance-" + names++)
                          .tags(Map.of("team", "orders"))
                          .provisioned(
                              p ->
                                  p.kafkaVersion("3.7.x.kraft")
                                      .numberOfBrokerNodes(3)
                                      .brokerNodeGroupInfo(
                                          g ->
                                              g.instanceType(type)
                                                  .clientSubnets(
                                                      "subnet-1", "subnet-2", "subnet-3"))
                                      .clientAuthentication(
                                          a ->
                                              a.sasl(
                                                  s ->
                                                      s.iam(i -> i.enabled(true))
                                                          .scram(x -> x.enabled(true))))))
              .clusterArn();
      TestClusters.await(kafka, arn, ClusterState.ACTIVE);
      return arn;
    }

    private String version(String arn) {
      return kafka.describeClusterV2(r -> r.clusterArn(arn)).clusterInfo().currentVersion();
    }

    private String shared() {
      String arn = cluster("kafka.m5.large");
      kafka.updateConnectivity(
          r ->
              r.clusterArn(arn)
                  .currentVersion(version(arn))
                  .connectivityInfo(
                      c ->
                          c.vpcConnectivity(
                              v ->
                                  v.clientAuthentication(
                                      a -> a.sasl(s -> s.iam(i -> i.enabled(true)))))));
      TestClusters.await(kafka, arn, ClusterState.ACTIVE);
      return arn;
    }

    private String withPolicy() {
      String arn = cluster("kafka.m5.large");
      kafka.putClusterPolicy(r -> r.clusterArn(arn).policy(policy(arn)));
      return arn;
    }

    private static String policy(String cluster) {
      return """
          {"Version":"2012-10-17","Statement":[{"Effect":"Allow",
           "Principal":{"AWS":"arn:aws:iam::444455556666:root"},
           "Action":["kafka:CreateVpcConnection","kafka:GetBootstrapBrokers"],"Resource":"%s"}]}
          """
          .formatted(cluster);
    }

    private String operation() {
      String arn = named("cluster");
      String operation =
          kafka
              .updateMonitoring(
                  r ->
                      r.clusterArn(arn)
                          .currentVersion(version(arn))
                          .enhancedMonitoring("PER_BROKER"))
              .clusterOperationArn();
      TestClusters.await(kafka, arn, ClusterState.ACTIVE);
      return operation;
    }

    private String secret() {
      return secrets
          .createSecret(
              r ->
                  r.name("AmazonMSK_conformance-" + names++)
                      .kmsKeyId("key-1")
                      .secretString("{\"username\":\"u\",\"password\":\"p\"}"))
          .arn();
    }

    private String associatedSecret() {
      String secret = secret();
      kafka.batchAssociateScramSecret(
          r -> r.clusterArn(named("cluster")).secretArnList(List.of(secret)));
      return secret;
    }

    private String configuration(String version) {
      return kafka
          .createConfiguration(
              r ->
                  r.name("conformance-" + names++)
                      .kafkaVersions(version)
                      .serverProperties(SdkBytes.fromUtf8String("num.partitions=3\n")))
          .arn();
    }

    private String topic() {
      return kafka
          .createTopic(
              r ->
                  r.clusterArn(named("express"))
                      .topicName("conformance-" + names++)
                      .partitionCount(1)
                      .replicationFactor(3))
          .topicArn();
    }

    private String topicName() {
      String arn = named("topic");
      return arn.substring(arn.lastIndexOf('/') + 1);
    }

    private String channel() {
      String cluster = named("express");
      String topic = named("topic");
      String arn =
          kafka
              .createChannel(
                  r ->
                      r.clusterArn(cluster)
                          .channelName("conformance-" + names++)
                          .topicConfigurationList(t -> t.topicArn(topic))
                          .s3DestinationConfiguration(
                              s3 ->
                                  s3.serviceExecutionRoleArn(
                                          "arn:aws:iam::111122223333:role/channel")
                                      .storage(s -> s.bucketArn("arn:aws:s3:::orders"))))
              .channelArn();
      reach(
          "ACTIVE",
          () -> kafka.describeChannel(r -> r.clusterArn(cluster).channelArn(arn)).statusAsString());
      return arn;
    }

    private String connection() {
      String arn =
          kafka
              .createVpcConnection(
                  r ->
                      r.targetClusterArn(named("shared"))
                          .authentication("SASL_IAM")
                          .vpcId("vpc-1")
                          .clientSubnets("subnet-1", "subnet-2")
                          .securityGroups("sg-1"))
              .vpcConnectionArn();
      reach("AVAILABLE", () -> kafka.describeVpcConnection(r -> r.arn(arn)).stateAsString());
      return arn;
    }

    private String replicator() {
      String source = named("cluster");
      String target = named("otherCluster");
      String arn =
          kafka
              .createReplicator(
                  r ->
                      r.replicatorName("conformance-" + names++)
                          .serviceExecutionRoleArn("arn:aws:iam::111122223333:role/replicator")
                          .kafkaClusters(side(source), side(target))
                          .replicationInfoList(
                              i ->
                                  i.sourceKafkaClusterArn(source)
                                      .targetKafkaClusterArn(target)
                                      .targetCompressionType("NONE")
                                      .topicReplication(t -> t.topicsToReplicate(".*"))
                                      .consumerGroupReplication(
                                          g -> g.consumerGroupsToReplicate(".*"))))
              .replicatorArn();
      reach(
          "RUNNING",
          () -> kafka.describeReplicator(r -> r.replicatorArn(arn)).replicatorStateAsString());
      return arn;
    }

    private String plugin() {
      String arn = TestConnectors.plugin(connect, "conformance-" + names++);
      reach(
          "ACTIVE",
          () ->
              connect
                  .describeCustomPlugin(r -> r.customPluginArn(arn))
                  .customPluginStateAsString());
      return arn;
    }

    private String connector() {
      String arn =
          connect
              .createConnector(TestConnectors.connector("conformance-" + names++, plugin()).build())
              .connectorArn();
      running(arn);
      return arn;
    }

    private void running(String arn) {
      reach(
          "RUNNING",
          () -> connect.describeConnector(r -> r.connectorArn(arn)).connectorStateAsString());
    }

    private String connectorVersion(String arn) {
      return connect.describeConnector(r -> r.connectorArn(arn)).currentVersion();
    }

    private String connectorOperation() {
      String arn = named("connector");
      String operation =
          connect
              .updateConnector(
                  r ->
                      r.connectorArn(arn)
                          .currentVersion(connectorVersion(arn))
                          .connectorConfiguration(TestConnectors.configuration("2")))
              .connectorOperationArn();
      running(arn);
      return operation;
    }
  }
}
