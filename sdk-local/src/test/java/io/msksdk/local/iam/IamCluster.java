package io.msksdk.local.iam;

import com.fasterxml.jackson.databind.JsonNode;
import io.msksdk.local.TestClusters;
import io.msksdk.local.TestEngine;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import org.apache.kafka.clients.admin.NewTopic;
import software.amazon.awssdk.services.kafka.KafkaClient;
import software.amazon.awssdk.services.kafka.model.ClusterState;

/** A cluster of one broker, with what tests of its authorisation do again and again. */
record IamCluster(TestEngine engine, String arn, String brokers) {

  static IamCluster in(TestEngine engine, String name) {
    try (KafkaClient kafka = engine.kafka()) {
      String arn =
          kafka
              .createClusterV2(
                  TestClusters.iam(name, 1).toBuilder().tags(Map.of("team", "blue")).build())
              .clusterArn();
      TestClusters.await(kafka, arn, ClusterState.ACTIVE);
      return new IamCluster(
          engine,
          arn,
          kafka.getBootstrapBrokers(r -> r.clusterArn(arn)).bootstrapBrokerStringSaslIam());
    }
  }

  KafkaCaller admin() {
    return KafkaCaller.iam(engine, brokers, () -> KafkaCaller.ADMIN);
  }

  void createTopic(String name) {
    var unused =
        admin().admin(a -> a.createTopics(List.of(new NewTopic(name, 1, (short) 1))).all());
    JsonNode unusedAnswer =
        engine.post("/_local/clusters/" + TestEngine.encoded(arn) + "/catch-up", "{}");
  }

  /** The ARN of something in the cluster: {@code topic}, {@code group} or what IAM has else. */
  String resource(String type, String name) {
    return type.equals("cluster") ? arn : arn.replace(":cluster/", ":" + type + "/") + "/" + name;
  }

  void authorise(String body) {
    JsonNode unused = engine.post("/_local/authorisation", body);
  }

  JsonNode lastDenial(String principal) {
    JsonNode denials = engine.denials(principal);
    return denials.path(denials.size() - 1);
  }

  /** Events of a kind about a caller, after an event. */
  List<JsonNode> events(String kind, String principal, long after) {
    List<JsonNode> found = new ArrayList<>();
    for (JsonNode event : engine.get("/_local/events?after=" + after)) {
      if (event.path("kind").asText().equals(kind)
          && event.path("facts").path("principal").asText().equals(principal)) {
        found.add(event);
      }
    }
    return found;
  }

  long lastEvent() {
    return engine.get("/_local/invariants?after=" + Long.MAX_VALUE).path("last").asLong();
  }
}
