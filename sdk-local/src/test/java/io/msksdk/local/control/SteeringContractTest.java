package io.msksdk.local.control;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import com.fasterxml.jackson.databind.JsonNode;
import io.msksdk.local.TestClusters;
import io.msksdk.local.TestEngine;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import software.amazon.awssdk.core.SdkBytes;
import software.amazon.awssdk.services.kafka.KafkaClient;
import software.amazon.awssdk.services.kafka.model.ClusterState;
import software.amazon.awssdk.services.kafka.model.KafkaException;

class SteeringContractTest {
  private static final String NOBODYS =
      "arn:aws:kafka:us-east-1:111122223333:cluster/none/00000000-0000-0000-0000-000000000000-1";

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
      ClusterState after = kafka.describeClusterV2(r -> r.clusterArn(arn)).clusterInfo().state();

      assertThat(before).isEqualTo(ClusterState.CREATING);
      assertThat(after).isEqualTo(ClusterState.ACTIVE);
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
        "GET | /_local/policy | | 400",
        "GET | /_local/events?limit=x | | 400",
        "GET | /_local/events?after=-1 | | 400",
        "GET | /_local/invariants?after=x | | 400",
        "POST | /_local/ca/sign | {} | 400",
        "POST | /_local/replicators/arn/pause | {} | 404",
        "POST | /_local/replicators/arn/sleep | {} | 400",
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
  void policy_thatNoIdentityCanHave_isRefusedRatherThanMisread() {
    try (TestEngine engine = TestEngine.withoutBrokers()) {
      var response =
          engine.send(
              "POST",
              "/_local/identities",
              """
              [{"accessKeyId":"a","secretAccessKey":"never-shown","arn":"%s","policies":[
                {"Statement":[{"Effect":"Deny","Action":"*","Resource":"*","Principal":"*"}]}]}]
              """
                  .formatted(TestEngine.userArn("x")));

      assertThat(response.statusCode()).isEqualTo(400);
      assertThat(response.body())
          .contains("identities[0].policies[0].", "Principal")
          .doesNotContain("never-shown");
    }
  }

  @Test
  void events_ofACall_makeACloudTrailRecord() {
    try (TestEngine engine = TestEngine.withoutBrokers();
        KafkaClient kafka = engine.kafka()) {
      assertThatThrownBy(() -> kafka.describeClusterV2(r -> r.clusterArn(NOBODYS)))
          .hasMessageContaining("does not exist");

      JsonNode trail = engine.get("/_local/events?limit=1").path(0).path("cloudTrail");

      assertThat(trail.path("eventSource").asText()).isEqualTo("kafka.amazonaws.com");
      assertThat(trail.path("eventName").asText()).isEqualTo("DescribeClusterV2");
      assertThat(trail.path("userIdentity").path("type").asText()).isEqualTo("IAMUser");
      assertThat(trail.path("userIdentity").path("userName").asText()).isEqualTo("local-admin");
      assertThat(trail.path("sourceIPAddress").asText()).isEqualTo("127.0.0.1");
      assertThat(trail.path("awsRegion").asText()).isEqualTo("us-east-1");
      assertThat(trail.path("requestParameters").path("clusterArn").asText()).isEqualTo(NOBODYS);
      assertThat(trail.path("errorCode").asText()).isEqualTo("NotFoundException");
      assertThat(trail.path("errorMessage").asText()).contains("does not exist");
      assertThat(trail.path("requestID").asText()).isNotEmpty();
    }
  }

  @Test
  void events_ofACallWithAFile_doNotShowIt() {
    try (TestEngine engine = TestEngine.withoutBrokers();
        KafkaClient kafka = engine.kafka()) {
      try {
        kafka.createConfiguration(
            r -> r.name("hidden").serverProperties(SdkBytes.fromUtf8String("password=1")));
      } catch (KafkaException e) {
        assertThat(e.statusCode()).isGreaterThanOrEqualTo(400);
      }

      assertThat(engine.get("/_local/events").path(0).path("facts").path("parameters").asText())
          .contains("\"name\":\"hidden\"", "\"serverProperties\":\"***\"");
    }
  }

  @Test
  void events_inPages_areComplete() {
    try (TestEngine engine = TestEngine.withoutBrokers();
        KafkaClient kafka = engine.kafka()) {
      for (int i = 0; i < 5; i++) {
        kafka.listClustersV2(r -> {});
      }

      long after = 0;
      int seen = 0;
      JsonNode page = engine.get("/_local/events?limit=2");
      while (!page.isEmpty()) {
        assertThat(page.size()).isLessThanOrEqualTo(2);
        seen += page.size();
        after = page.path(page.size() - 1).path("sequence").asLong();
        page = engine.get("/_local/events?limit=2&after=" + after);
      }

      assertThat(seen).isEqualTo(5);
    }
  }

  @Test
  void invariants_ofALife_hold() {
    try (TestEngine engine = TestEngine.withoutBrokers();
        KafkaClient kafka = engine.kafka()) {
      String arn = kafka.createClusterV2(TestClusters.iam("sound", 1)).clusterArn();
      TestClusters.await(kafka, arn, ClusterState.ACTIVE);
      kafka.deleteCluster(r -> r.clusterArn(arn));
      TestClusters.awaitGone(kafka, arn);

      JsonNode findings = engine.get("/_local/invariants");

      assertThat(findings.path("violations")).isEmpty();
      assertThat(findings.path("unsettled")).isEmpty();
    }
  }

  @Test
  void invariants_brokenOnPurpose_areToldOnceAndNotAgainAfterwards() {
    try (TestEngine engine = TestEngine.withoutBrokers();
        KafkaClient kafka = engine.kafka()) {
      String arn = kafka.createClusterV2(TestClusters.iam("broken", 1)).clusterArn();
      TestClusters.await(kafka, arn, ClusterState.ACTIVE);

      engine.post(
          "/_local/clusters/" + TestEngine.encoded(arn) + "/state", "{\"state\":\"CREATING\"}");

      JsonNode findings = engine.get("/_local/invariants");
      assertThat(findings.path("violations"))
          .singleElement()
          .satisfies(
              violation -> {
                assertThat(violation.path("rule").asText()).isEqualTo("transition");
                assertThat(violation.path("resource").asText()).isEqualTo(arn);
                assertThat(violation.path("detail").asText())
                    .isEqualTo("went from ACTIVE to CREATING");
              });
      assertThat(findings.path("unsettled").path(0).path("state").asText()).isEqualTo("CREATING");
      JsonNode later = engine.get("/_local/invariants?after=" + findings.path("last").asLong());
      assertThat(later.path("violations")).isEmpty();
      assertThat(later.path("unsettled")).isEmpty();
    }
  }

  @Test
  void paths_known_areDocumentedWithTheirSchema() throws IOException {
    String guide = Files.readString(Path.of("..", "docs", "local-msk.md"));
    try (TestEngine engine = TestEngine.withoutBrokers()) {
      assertThat(engine.get("/_local/paths")).isNotEmpty();
      for (JsonNode path : engine.get("/_local/paths")) {
        assertThat(guide).contains("### `" + path.asText());
      }
    }
  }
}
