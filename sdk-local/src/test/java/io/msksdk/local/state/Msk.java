package io.msksdk.local.state;

import static org.assertj.core.api.Assertions.assertThat;

import com.fasterxml.jackson.databind.JsonNode;
import io.msksdk.local.TestClusters;
import io.msksdk.local.TestEngine;
import java.util.Set;
import java.util.TreeSet;
import software.amazon.awssdk.services.kafka.KafkaClient;
import software.amazon.awssdk.services.kafka.model.ClusterState;
import software.amazon.awssdk.services.kafkaconnect.KafkaConnectClient;

/** A local MSK without brokers whose time passes when it is told. */
record Msk(TestEngine engine, KafkaClient kafka, KafkaConnectClient connect)
    implements AutoCloseable {
  private static final Set<String> IN_PROGRESS =
      Set.of(
          "CREATING",
          "UPDATING",
          "REBOOTING_BROKER",
          "HEALING",
          "MAINTENANCE",
          "DELETING",
          "DEACTIVATING",
          "REJECTING");

  static Msk start() {
    TestEngine engine = TestEngine.start("--data-plane", "none", "--time", "manual");
    return new Msk(engine, engine.kafka(), engine.kafkaConnect());
  }

  void advance(String duration) {
    JsonNode unused = engine.post("/_local/clock", "{\"advance\":\"" + duration + "\"}");
  }

  /** Lets time pass until nothing is done to a resource any more. */
  void settle(Kind kind, String arn) {
    for (int hours = 0; hours < 500; hours++) {
      advance("PT1H");
      if (!IN_PROGRESS.contains(kind.state(arn))) {
        return;
      }
    }
    throw new AssertionError(arn + ": " + kind.state(arn) + " (expected: a state that lasts)");
  }

  /** Lets the next call of an operation fail in the end. */
  void fail(String operation, String code) {
    JsonNode unused =
        engine.post(
            "/_local/faults",
            """
            {"kind":"fail","operation":"%s","times":1,"stateInfo":{"code":"%s","message":"broken"}}
            """
                .formatted(operation, code));
  }

  void clearFaults() {
    var unused = engine.send("DELETE", "/_local/faults", "");
  }

  /** Puts a cluster into a state that it enters by itself on the service. */
  void enter(String cluster, String body) {
    JsonNode unused =
        engine.post("/_local/clusters/" + TestEngine.encoded(cluster) + "/state", body);
  }

  /** Makes a cluster and waits for it. */
  String cluster(String name, String instanceType) {
    var request = TestClusters.iam(name, 3);
    String arn =
        kafka
            .createClusterV2(
                request.toBuilder()
                    .provisioned(
                        request.provisioned().toBuilder()
                            .brokerNodeGroupInfo(
                                request.provisioned().brokerNodeGroupInfo().toBuilder()
                                    .instanceType(instanceType)
                                    .build())
                            .build())
                    .build())
            .clusterArn();
    advance("PT1H");
    var unused = TestClusters.await(kafka, arn, ClusterState.ACTIVE);
    return arn;
  }

  String version(String cluster) {
    return kafka.describeClusterV2(r -> r.clusterArn(cluster)).clusterInfo().currentVersion();
  }

  /** All transitions of a kind so far, such as {@code "CREATING ACTIVE"}. */
  Set<String> transitions(String kind) {
    Set<String> seen = new TreeSet<>();
    for (JsonNode event : engine.get("/_local/events")) {
      JsonNode facts = event.path("facts");
      if (event.path("kind").asText().equals("transition")
          && facts.path("resource").asText().split(":", 6)[5].startsWith(kind + "/")) {
        seen.add(facts.path("from").asText() + " " + facts.path("to").asText());
      }
    }
    return seen;
  }

  /** Asserts that nothing happened that must not, and with settled resources that nothing runs. */
  void holds(boolean settled) {
    JsonNode findings = engine.get("/_local/invariants");
    assertThat(findings.path("violations")).as(findings.toString()).isEmpty();
    if (settled) {
      assertThat(findings.path("unsettled")).as(findings.toString()).isEmpty();
    }
  }

  @Override
  public void close() {
    kafka.close();
    connect.close();
    engine.close();
  }
}
