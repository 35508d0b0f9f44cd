package io.msksdk.local;

import java.time.Duration;
import java.time.Instant;
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

  /** Polls until a cluster is in a state; nothing else can be observed from outside. */
  public static Cluster await(KafkaClient kafka, String arn, ClusterState state) {
    Instant limit = Instant.now().plus(Duration.ofSeconds(30));
    while (Instant.now().isBefore(limit)) {
      Cluster cluster = kafka.describeClusterV2(r -> r.clusterArn(arn)).clusterInfo();
      if (cluster.state() == state) {
        return cluster;
      }
      Thread.onSpinWait();
    }
    throw new AssertionError("the cluster did not become " + state);
  }

  /** Polls until an operation on a cluster is over, well or not. */
  public static ClusterOperationInfo ended(KafkaClient kafka, String operationArn) {
    Instant limit = Instant.now().plus(Duration.ofSeconds(90));
    while (Instant.now().isBefore(limit)) {
      ClusterOperationInfo operation =
          kafka
              .describeClusterOperation(r -> r.clusterOperationArn(operationArn))
              .clusterOperationInfo();
      if (operation.endTime() != null) {
        return operation;
      }
      Thread.onSpinWait();
    }
    throw new AssertionError("the operation did not end");
  }

  public static void awaitGone(KafkaClient kafka, String arn) {
    Instant limit = Instant.now().plus(Duration.ofSeconds(30));
    try {
      while (Instant.now().isBefore(limit)) {
        kafka.describeClusterV2(r -> r.clusterArn(arn));
      }
    } catch (NotFoundException e) {
      return;
    }
    throw new AssertionError("the cluster is still there");
  }
}
