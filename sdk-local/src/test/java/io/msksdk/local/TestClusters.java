package io.msksdk.local;

import java.util.List;
import java.util.stream.IntStream;
import software.amazon.awssdk.services.kafka.KafkaClient;
import software.amazon.awssdk.services.kafka.model.Cluster;
import software.amazon.awssdk.services.kafka.model.ClusterOperationInfo;
import software.amazon.awssdk.services.kafka.model.ClusterState;
import software.amazon.awssdk.services.kafka.model.CreateClusterV2Request;
import software.amazon.awssdk.services.kafka.model.NotFoundException;

/** Requests for clusters, and the wait for what comes of them. */
public final class TestClusters {
  private TestClusters() {}

  public static CreateClusterV2Request iam(String name, int brokers) {
    List<String> subnets =
        IntStream.rangeClosed(1, Math.min(3, brokers)).mapToObj(i -> "subnet-" + i).toList();
    return CreateClusterV2Request.builder()
        .clusterName(name)
        .provisioned(
            p ->
                p.kafkaVersion("3.9.x.kraft")
                    .numberOfBrokerNodes(brokers)
                    .brokerNodeGroupInfo(
                        g -> g.instanceType("kafka.m7g.large").clientSubnets(subnets))
                    .clientAuthentication(c -> c.sasl(s -> s.iam(i -> i.enabled(true)))))
        .build();
  }

  /** The same that asks nobody who they are. */
  public static CreateClusterV2Request open(String name, int brokers) {
    CreateClusterV2Request iam = iam(name, brokers);
    return iam.toBuilder()
        .provisioned(
            iam.provisioned()
                .copy(
                    p ->
                        p.clientAuthentication(c -> c.unauthenticated(u -> u.enabled(true)))
                            .encryptionInfo(
                                e -> e.encryptionInTransit(t -> t.clientBroker("TLS_PLAINTEXT")))))
        .build();
  }

  /** Creates a cluster, and returns its ARN when it can be used. */
  public static String create(KafkaClient kafka, CreateClusterV2Request request) {
    String arn = kafka.createClusterV2(request).clusterArn();
    await(kafka, arn, ClusterState.ACTIVE);
    return arn;
  }

  /** Polls until a cluster is in a state; nothing else can be observed from outside. */
  public static Cluster await(KafkaClient kafka, String arn, ClusterState state) {
    return Polls.until(
        () -> kafka.describeClusterV2(r -> r.clusterArn(arn)).clusterInfo(),
        cluster -> cluster.state() == state);
  }

  /** Polls until an operation on a cluster is over, well or not. */
  public static ClusterOperationInfo ended(KafkaClient kafka, String operationArn) {
    return Polls.until(
        () ->
            kafka
                .describeClusterOperation(r -> r.clusterOperationArn(operationArn))
                .clusterOperationInfo(),
        operation -> operation.endTime() != null);
  }

  public static void awaitGone(KafkaClient kafka, String arn) {
    boolean unused = Polls.until(() -> gone(kafka, arn), gone -> gone);
  }

  private static boolean gone(KafkaClient kafka, String arn) {
    try {
      kafka.describeClusterV2(r -> r.clusterArn(arn));
      return false;
    } catch (NotFoundException e) {
      return true;
    }
  }
}
