package io.msksdk.local.cluster.change;

import static org.assertj.core.api.Assertions.assertThat;

import com.fasterxml.jackson.databind.JsonNode;
import io.msksdk.local.TestClusters;
import io.msksdk.local.TestEngine;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.TreeSet;
import java.util.concurrent.ExecutionException;
import java.util.stream.StreamSupport;
import org.apache.kafka.clients.admin.Admin;
import org.apache.kafka.clients.admin.NewTopic;
import org.apache.kafka.common.Node;
import org.junit.jupiter.api.AfterAll;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.Test;
import software.amazon.awssdk.services.kafka.KafkaClient;
import software.amazon.awssdk.services.kafka.model.Cluster;
import software.amazon.awssdk.services.kafka.model.ClusterOperationInfo;
import software.amazon.awssdk.services.kafka.model.ClusterState;

/** Changes that real brokers follow. */
class UpdatesBrokerIT {
  private static TestEngine engine;
  private static KafkaClient kafka;
  private static Changing local;
  private static String arn;

  @BeforeAll
  static void start() {
    engine = TestEngine.start();
    kafka = engine.kafka();
    local = new Changing(engine, kafka);
    arn =
        local.cluster(
            "orders",
            1,
            p ->
                p.clientAuthentication(c -> c.unauthenticated(u -> u.enabled(true)))
                    .encryptionInfo(
                        e -> e.encryptionInTransit(t -> t.clientBroker("TLS_PLAINTEXT"))));
    Cluster unused = TestClusters.await(kafka, arn, ClusterState.ACTIVE);
  }

  @AfterAll
  static void stop() {
    local.close();
  }

  @Test
  void brokers_areAddedRebootedAndRemoved() throws ExecutionException, InterruptedException {
    ClusterOperationInfo up = local.count(arn, 2);
    Set<Integer> grown = brokerIds();
    ClusterOperationInfo reboot =
        local.ended(
            kafka.rebootBroker(r -> r.clusterArn(arn).brokerIds("2")).clusterOperationArn());
    Set<Integer> rebooted = brokerIds();
    topicOn(1);
    ClusterOperationInfo down = local.count(arn, 1);
    Set<Integer> shrunk = brokerIds();
    ClusterOperationInfo again = local.count(arn, 2);
    topicOn(3);

    assertThat(up.operationState()).isEqualTo("UPDATE_COMPLETE");
    assertThat(grown).containsExactly(1, 2);
    assertThat(reboot.operationState()).isEqualTo("REBOOT_COMPLETE");
    assertThat(rebooted).containsExactly(1, 2);
    assertThat(down.targetClusterInfo().brokerCountUpdateInfo().deletedBrokerIds())
        .containsExactly(2d);
    assertThat(shrunk).containsExactly(1);
    assertThat(again.targetClusterInfo().brokerCountUpdateInfo().createdBrokerIds())
        .containsExactly(3d);
    assertThat(changes(arn))
        .containsExactly("2 added", "2 restarted", "2 stopped", "2 removed", "3 added");
    Changing.refused(
        "targetNumberOfBrokerNodes", "Move all partitions off", () -> local.count(arn, 1));
  }

  @Test
  void sizeAndVersion_restartEveryBroker_oneAfterTheOther() {
    String sized =
        local.active(
            "sized", 2, p -> p.clientAuthentication(c -> c.unauthenticated(u -> u.enabled(true))));

    ClusterOperationInfo size =
        local.ended(
            kafka
                .updateBrokerType(
                    r ->
                        r.clusterArn(sized)
                            .currentVersion(local.version(sized))
                            .targetInstanceType("kafka.m7g.large"))
                .clusterOperationArn());
    List<String> resized = changes(sized);
    ClusterOperationInfo version =
        local.ended(
            kafka
                .updateClusterKafkaVersion(
                    r ->
                        r.clusterArn(sized)
                            .currentVersion(local.version(sized))
                            .targetKafkaVersion("3.8.x.kraft"))
                .clusterOperationArn());

    assertThat(size.operationState()).isEqualTo("UPDATE_COMPLETE");
    assertThat(resized).containsExactly("1 restarted", "2 restarted");
    assertThat(version.operationState()).isEqualTo("UPDATE_COMPLETE");
    assertThat(changes(sized))
        .containsExactly("1 restarted", "2 restarted", "1 restarted", "2 restarted");
  }

  private static Admin admin() {
    String servers = kafka.getBootstrapBrokers(r -> r.clusterArn(arn)).bootstrapBrokerString();
    return Admin.create(Map.of("bootstrap.servers", servers));
  }

  private static Set<Integer> brokerIds() throws ExecutionException, InterruptedException {
    try (Admin admin = admin()) {
      return new TreeSet<>(admin.describeCluster().nodes().get().stream().map(Node::id).toList());
    }
  }

  private static void topicOn(int broker) throws ExecutionException, InterruptedException {
    try (Admin admin = admin()) {
      var unused =
          admin
              .createTopics(List.of(new NewTopic("t" + broker, Map.of(0, List.of(broker)))))
              .all()
              .get();
    }
  }

  private static List<String> changes(String cluster) {
    JsonNode events = engine.get("/_local/events");
    return StreamSupport.stream(events.spliterator(), false)
        .filter(event -> event.path("kind").asText().equals("broker"))
        .map(event -> event.path("facts"))
        .filter(facts -> facts.path("cluster").asText().equals(cluster))
        .map(facts -> facts.path("node").asText() + " " + facts.path("change").asText())
        .toList();
  }
}
