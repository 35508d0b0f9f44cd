package io.msksdk.local.control;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import com.fasterxml.jackson.databind.JsonNode;
import io.msksdk.local.TestClusters;
import io.msksdk.local.TestEngine;
import java.nio.file.Files;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import software.amazon.awssdk.services.kafka.KafkaClient;
import software.amazon.awssdk.services.kafka.model.ClusterState;

class SteeringContractTest {

  @Test
  void health_ofAnEngine_isItsReadyLine() {
    try (TestEngine engine = TestEngine.withoutBrokers()) {
      JsonNode health = engine.get("/_local/health");

      assertThat(health.path("ready").asBoolean()).isTrue();
      assertThat(health.path("endpoint").asText()).isEqualTo(engine.endpoint().toString());
      assertThat(health.path("region").asText()).isEqualTo("us-east-1");
      assertThat(health.path("account").asText()).isEqualTo("111122223333");
      assertThat(engine.caFile()).content().startsWith("-----BEGIN CERTIFICATE-----");
    }
  }

  @Test
  void manualTime_passesWhenItIsTold() {
    try (TestEngine engine = TestEngine.start("--data-plane", "none", "--time", "manual");
        KafkaClient kafka = engine.kafka()) {
      String arn = kafka.createClusterV2(TestClusters.iam("slow", 1)).clusterArn();

      engine.post("/_local/clock", "{\"advance\":\"PT29M59S\"}");
      ClusterState before = kafka.describeClusterV2(r -> r.clusterArn(arn)).clusterInfo().state();
      engine.post("/_local/clock", "{\"advance\":\"PT1S\"}");

      assertThat(before).isEqualTo(ClusterState.CREATING);
      assertThat(TestClusters.await(kafka, arn, ClusterState.ACTIVE).state())
          .isEqualTo(ClusterState.ACTIVE);
    }
  }

  @Test
  void scaledTime_passesByItself() {
    try (TestEngine engine = TestEngine.start("--data-plane", "none", "--time", "scaled:36000");
        KafkaClient kafka = engine.kafka()) {
      String arn = kafka.createClusterV2(TestClusters.iam("quick", 1)).clusterArn();

      assertThat(TestClusters.await(kafka, arn, ClusterState.ACTIVE).state())
          .isEqualTo(ClusterState.ACTIVE);
    }
  }

  @Test
  void bootstrap_whileCreating_isRefused() {
    try (TestEngine engine = TestEngine.start("--data-plane", "none", "--time", "manual");
        KafkaClient kafka = engine.kafka()) {
      String arn = kafka.createClusterV2(TestClusters.iam("young", 1)).clusterArn();

      assertThatThrownBy(() -> kafka.getBootstrapBrokers(r -> r.clusterArn(arn)))
          .hasMessageContaining("in CREATING state");
      assertThatThrownBy(() -> kafka.deleteCluster(r -> r.clusterArn(arn)))
          .hasMessageContaining("in CREATING state");
    }
  }

  @Test
  void state_forced_isSeen() {
    try (TestEngine engine = TestEngine.start("--data-plane", "none");
        KafkaClient kafka = engine.kafka()) {
      String arn = kafka.createClusterV2(TestClusters.iam("sick", 1)).clusterArn();
      TestClusters.await(kafka, arn, ClusterState.ACTIVE);

      engine.post(
          "/_local/clusters/" + TestEngine.encoded(arn) + "/state", "{\"state\":\"HEALING\"}");

      assertThat(kafka.describeClusterV2(r -> r.clusterArn(arn)).clusterInfo().state())
          .isEqualTo(ClusterState.HEALING);
    }
  }

  @Test
  void events_afterASequence_areTheLaterOnes() {
    try (TestEngine engine = TestEngine.withoutBrokers();
        KafkaClient kafka = engine.kafka()) {
      kafka.listClustersV2(r -> {});
      long last = engine.get("/_local/events").path(0).path("sequence").asLong();
      kafka.listClusters(r -> {});

      JsonNode later = engine.get("/_local/events?after=" + last);

      assertThat(later).hasSize(1);
      assertThat(later.path(0).path("kind").asText()).isEqualTo("call");
      assertThat(later.path(0).path("facts").path("operation").asText()).isEqualTo("ListClusters");
    }
  }

  @Test
  void shutdown_answersWhenEverythingIsClosed() {
    TestEngine engine = TestEngine.withoutBrokers();
    assertThat(Files.exists(engine.caFile())).isTrue();

    engine.close();

    assertThat(Files.exists(engine.caFile().getParent())).isFalse();
  }

  @ParameterizedTest
  @CsvSource(
      delimiter = '|',
      value = {
        "GET | /_local/policy | | 501",
        "POST | /_local/ca/sign | {} | 501",
        "GET | /_local/polici | | 404",
        "POST | /_local/clock | {\"advance\":\"PT1H\"} | 400",
        "POST | /_local/identities | {} | 400",
        "POST | /_local/identities | [{\"accessKeyId\":\"a\"}] | 400",
        "POST | /_local/identities | [{\"role\":\"a\"}] | 400",
        "GET | /_local/events?after=x | | 400",
        "POST | /_local/clusters/arn/state | {\"state\":\"SLEEPING\"} | 400",
        "POST | /_local/clusters/arn/state | {\"state\":\"ACTIVE\"} | 404",
        "POST | /_local/clusters/arn/brokers/1/pause | {} | 404",
      })
  void request_thatCannotBeDone_isAnsweredWithAnError(
      String method, String path, String body, int status) {
    try (TestEngine engine = TestEngine.withoutBrokers()) {
      var response = engine.send(method, path, body == null ? "" : body);

      assertThat(response.statusCode()).isEqualTo(status);
      assertThat(TestEngine.json(response.body()).path("error").asText()).isNotEmpty();
    }
  }

  @Test
  void policy_withACondition_isRefusedRatherThanMisread() {
    try (TestEngine engine = TestEngine.withoutBrokers()) {
      var response =
          engine.send(
              "POST",
              "/_local/identities",
              """
              [{"accessKeyId":"a","secretAccessKey":"never-shown","arn":"%s","policies":[
                {"Statement":[{"Effect":"Deny","Action":"*","Resource":"*","Condition":{}}]}]}]
              """
                  .formatted(TestEngine.userArn("x")));

      assertThat(response.statusCode()).isEqualTo(400);
      assertThat(response.body())
          .contains("identities[0].policies[0].Statement.Condition")
          .doesNotContain("never-shown");
    }
  }
}
