package io.msksdk.local.cluster.change;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import io.msksdk.local.Polls;
import io.msksdk.local.TestClusters;
import io.msksdk.local.TestEngine;
import java.util.List;
import java.util.function.Consumer;
import java.util.function.Predicate;
import java.util.function.Supplier;
import java.util.stream.IntStream;
import org.assertj.core.api.ThrowableAssert.ThrowingCallable;
import software.amazon.awssdk.services.kafka.KafkaClient;
import software.amazon.awssdk.services.kafka.model.BadRequestException;
import software.amazon.awssdk.services.kafka.model.Cluster;
import software.amazon.awssdk.services.kafka.model.ClusterOperationInfo;
import software.amazon.awssdk.services.kafka.model.ClusterState;
import software.amazon.awssdk.services.kafka.model.ProvisionedRequest;

/** An engine without brokers whose clusters are changed. */
record Changing(TestEngine engine, KafkaClient kafka) implements AutoCloseable {

  static Changing in(String time) {
    TestEngine engine = TestEngine.start("--data-plane", "none", "--time", time);
    return new Changing(engine, engine.kafka());
  }

  /** Creates a cluster of IAM brokers; on a manual clock its creation is waited for there. */
  String cluster(String name, int brokers, Consumer<ProvisionedRequest.Builder> more) {
    List<String> subnets =
        IntStream.rangeClosed(1, Math.min(3, brokers)).mapToObj(i -> "subnet-" + i).toList();
    return kafka
        .createClusterV2(
            r ->
                r.clusterName(name)
                    .provisioned(
                        p -> {
                          p.kafkaVersion("3.7.x.kraft")
                              .numberOfBrokerNodes(brokers)
                              .brokerNodeGroupInfo(
                                  g ->
                                      g.instanceType("kafka.m5.large")
                                          .clientSubnets(subnets)
                                          .storageInfo(
                                              s -> s.ebsStorageInfo(e -> e.volumeSize(100))))
                              .clientAuthentication(c -> c.sasl(s -> s.iam(i -> i.enabled(true))));
                          more.accept(p);
                        }))
        .clusterArn();
  }

  String active(String name, int brokers, Consumer<ProvisionedRequest.Builder> more) {
    String arn = cluster(name, brokers, more);
    Cluster unused = TestClusters.await(kafka, arn, ClusterState.ACTIVE);
    return arn;
  }

  String active(String name) {
    return active(name, 3, p -> {});
  }

  Cluster describe(String arn) {
    return kafka.describeClusterV2(r -> r.clusterArn(arn)).clusterInfo();
  }

  String version(String arn) {
    return describe(arn).currentVersion();
  }

  ClusterOperationInfo operation(String arn) {
    return kafka.describeClusterOperation(r -> r.clusterOperationArn(arn)).clusterOperationInfo();
  }

  /** Changes how many brokers a cluster has, and waits for the end of it, good or bad. */
  ClusterOperationInfo count(String arn, int target) {
    return ended(
        kafka
            .updateBrokerCount(
                r ->
                    r.clusterArn(arn)
                        .currentVersion(version(arn))
                        .targetNumberOfBrokerNodes(target))
            .clusterOperationArn());
  }

  /** Waits on real time for what a thread of the engine does. */
  ClusterOperationInfo ended(String arn) {
    return until(() -> operation(arn), operation -> operation.endTime() != null);
  }

  <T> T until(Supplier<T> look, Predicate<T> good) {
    return Polls.until(look, good);
  }

  void advance(String duration) {
    var unused = engine.post("/_local/clock", "{\"advance\":\"" + duration + "\"}");
  }

  static void refused(String parameter, String message, ThrowingCallable call) {
    assertThatThrownBy(call)
        .isInstanceOfSatisfying(
            BadRequestException.class,
            e -> {
              assertThat(e.statusCode()).isEqualTo(400);
              assertThat(String.valueOf(e.invalidParameter())).isEqualTo(parameter);
              assertThat(e.getMessage()).contains(message);
            });
  }

  @Override
  public void close() {
    kafka.close();
    engine.close();
  }
}
