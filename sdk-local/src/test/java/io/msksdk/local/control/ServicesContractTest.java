package io.msksdk.local.control;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import com.fasterxml.jackson.databind.JsonNode;
import io.msksdk.local.TestEngine;
import java.net.http.HttpResponse;
import org.junit.jupiter.api.AutoClose;
import org.junit.jupiter.api.Test;
import software.amazon.awssdk.services.kafkaconnect.KafkaConnectClient;
import software.amazon.awssdk.services.kafkaconnect.model.KafkaConnectException;

/** Two services on one endpoint. */
class ServicesContractTest {
  private static final String CONNECTOR =
      TestEngine.encoded("arn:aws:kafkaconnect:us-east-1:111122223333:connector/c/1-1");
  private static final String CLUSTER =
      TestEngine.encoded("arn:aws:kafka:us-east-1:111122223333:cluster/c/1-1");

  @AutoClose private static final TestEngine engine = TestEngine.withoutBrokers();

  @Test
  void pathOfBoth_signedForOne_isOfThatOne() {
    String path = "/v1/tags/" + CONNECTOR;

    assertThat(engine.sendSigned("kafkaconnect", "GET", path, "").body())
        .isEqualTo(
            "{\"message\":\"The resource arn:aws:kafkaconnect:us-east-1:111122223333:"
                + "connector/c/1-1 doesn't exist.\"}");
    // the service of clusters names the parameter in a member of its own
    assertThat(engine.sendSigned("kafka", "GET", path, "").body()).contains("invalidParameter");
    assertThat(engine.get("/_local/events").findValuesAsText("service"))
        .contains("kafkaconnect", "kafka");
  }

  @Test
  void pathOfBoth_unsigned_isOfTheArnsService() {
    engine.send("GET", "/v1/tags/" + CONNECTOR, "");
    assertThat(lastCall().path("service").asText()).isEqualTo("kafkaconnect");

    engine.send("GET", "/v1/tags/" + CLUSTER, "");
    assertThat(lastCall().path("service").asText()).isEqualTo("kafka");
  }

  @Test
  void signature_forTheOtherService_isRefused() {
    HttpResponse<String> connect = engine.sendSigned("kafka", "GET", "/v1/connectors", "");
    HttpResponse<String> kafka = engine.sendSigned("kafkaconnect", "GET", "/v1/clusters", "");

    assertThat(connect.statusCode()).isEqualTo(403);
    assertThat(connect.body()).contains("correct service: 'kafkaconnect'");
    assertThat(kafka.statusCode()).isEqualTo(403);
    assertThat(kafka.body()).contains("correct service: 'kafka'");
  }

  @Test
  void path_unknown_hasTheClosestOfAllServices() {
    HttpResponse<String> response = engine.send("GET", "/v1/conectors", "");

    assertThat(response.statusCode()).isEqualTo(404);
    assertThat(response.body()).contains("ListConnectors: GET /v1/connectors");
  }

  @Test
  void policy_ofTheOtherService_allowsNothing() {
    engine.user(
        "AKIACLUSTERSONLY0000",
        "s",
        "clusters",
        "{\"Effect\":\"Allow\",\"Action\":\"kafka:*\",\"Resource\":\"*\"}");

    try (KafkaConnectClient connect = engine.kafkaConnect("AKIACLUSTERSONLY0000", "s")) {
      assertThatThrownBy(() -> connect.listConnectors(r -> {}))
          .isInstanceOfSatisfying(
              KafkaConnectException.class,
              e -> {
                assertThat(e.statusCode()).isEqualTo(403);
                assertThat(e.awsErrorDetails().errorCode()).isEqualTo("AccessDeniedException");
                assertThat(e.awsErrorDetails().errorMessage())
                    .contains("kafkaconnect:ListConnectors");
              });
    }
  }

  private static JsonNode lastCall() {
    JsonNode events = engine.get("/_local/events");
    return events.get(events.size() - 1).path("facts");
  }
}
