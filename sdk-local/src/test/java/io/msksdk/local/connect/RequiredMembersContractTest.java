package io.msksdk.local.connect;

import static org.assertj.core.api.Assertions.assertThat;

import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.node.ArrayNode;
import com.fasterxml.jackson.databind.node.ObjectNode;
import io.msksdk.local.TestEngine;
import io.msksdk.local.wire.WireWriter;
import java.net.http.HttpResponse;
import java.util.Map;
import java.util.stream.Stream;
import org.junit.jupiter.api.AutoClose;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.Arguments;
import org.junit.jupiter.params.provider.MethodSource;
import software.amazon.awssdk.core.SdkPojo;
import software.amazon.awssdk.services.kafkaconnect.model.AutoScaling;
import software.amazon.awssdk.services.kafkaconnect.model.CreateConnectorRequest;
import software.amazon.awssdk.services.kafkaconnect.model.CreateCustomPluginRequest;
import software.amazon.awssdk.services.kafkaconnect.model.CreateWorkerConfigurationRequest;
import software.amazon.awssdk.services.kafkaconnect.model.TagResourceRequest;
import software.amazon.awssdk.services.kafkaconnect.model.UpdateConnectorRequest;

/** Bodies that the AWS client would not send: a required member is left out of each. */
class RequiredMembersContractTest {
  private static final String ARN = "arn";

  @AutoClose private static final TestEngine engine = TestEngine.withoutBrokers();

  static Stream<Arguments> required() {
    return MemberRules.read("members.txt").stream()
        .filter(row -> row.endsWith(" required"))
        .map(row -> row.split(" "))
        .filter(words -> !words[1].endsWith("Arn") || words[1].contains("."))
        .filter(words -> !words[1].equals("currentVersion") && !words[1].equals("tagKeys"))
        .map(words -> Arguments.of(words[0], words[1]));
  }

  @ParameterizedTest
  @MethodSource("required")
  void member_leftOut_isNamed(String operation, String path) {
    ObjectNode body = WireWriter.json(request(operation, path));
    remove(body, path);

    HttpResponse<String> response =
        switch (operation) {
          case "CreateConnector" -> send("POST", "/v1/connectors", body);
          case "UpdateConnector" -> send("PUT", "/v1/connectors/arn?currentVersion=K1", body);
          case "CreateCustomPlugin" -> send("POST", "/v1/custom-plugins", body);
          case "CreateWorkerConfiguration" -> send("POST", "/v1/worker-configurations", body);
          default -> send("POST", "/v1/tags/arn", body);
        };

    assertThat(response.statusCode()).isEqualTo(400);
    assertThat(response.headers().firstValue("x-amzn-ErrorType")).hasValue("BadRequestException");
    assertThat(TestEngine.json(response.body()).path("message").asText())
        .isEqualTo(
            "Invalid parameter " + path.replace("[]", "[0]") + ": The parameter is required.");
  }

  @Test
  void parameter_leftOutOfTheQuery_isNamed() {
    HttpResponse<String> update =
        engine.sendSigned("kafkaconnect", "PUT", "/v1/connectors/a", "{}");
    HttpResponse<String> untag = engine.sendSigned("kafkaconnect", "DELETE", "/v1/tags/a", "");

    assertThat(update.statusCode()).isEqualTo(400);
    assertThat(update.body()).contains("Invalid parameter currentVersion: The parameter is req");
    assertThat(untag.statusCode()).isEqualTo(400);
    assertThat(untag.body()).contains("Invalid parameter tagKeys: The parameter is required.");
  }

  @Test
  void body_thatIsNoJson_isABadRequest() {
    HttpResponse<String> response =
        engine.sendSigned("kafkaconnect", "POST", "/v1/custom-plugins", "{");

    assertThat(response.statusCode()).isEqualTo(400);
    assertThat(TestEngine.json(response.body()).has("invalidParameter")).isFalse();
  }

  private static HttpResponse<String> send(String method, String path, ObjectNode body) {
    return engine.sendSigned("kafkaconnect", method, path, body.toString());
  }

  private static SdkPojo request(String operation, String path) {
    return switch (operation) {
      case "CreateConnector" -> connector(path);
      case "UpdateConnector" -> update(path);
      case "CreateCustomPlugin" ->
          CreateCustomPluginRequest.builder()
              .name("p")
              .contentType("ZIP")
              .location(l -> l.s3Location(s -> s.bucketArn("arn:aws:s3:::b").fileKey("k")))
              .build();
      case "CreateWorkerConfiguration" ->
          CreateWorkerConfigurationRequest.builder().name("w").propertiesFileContent("").build();
      default -> TagResourceRequest.builder().tags(Map.of("k", "v")).build();
    };
  }

  private static CreateConnectorRequest connector(String path) {
    CreateConnectorRequest.Builder connector =
        TestConnectors.connector("c", ARN)
            .workerConfiguration(w -> w.workerConfigurationArn(ARN).revision(1L))
            .logDelivery(
                l ->
                    l.workerLogDelivery(
                        d ->
                            d.s3(s -> s.enabled(false))
                                .firehose(f -> f.enabled(false))
                                .cloudWatchLogs(c -> c.enabled(false))));
    if (path.contains("autoScaling")) {
      connector.capacity(
          c ->
              c.autoScaling(
                  AutoScaling.builder()
                      .mcuCount(1)
                      .minWorkerCount(1)
                      .maxWorkerCount(1)
                      .scaleInPolicy(p -> p.cpuUtilizationPercentage(1))
                      .scaleOutPolicy(p -> p.cpuUtilizationPercentage(2))
                      .build()));
    }
    return connector.build();
  }

  private static UpdateConnectorRequest update(String path) {
    return path.contains("autoScaling")
        ? UpdateConnectorRequest.builder()
            .capacity(
                c ->
                    c.autoScaling(
                        a ->
                            a.mcuCount(1)
                                .minWorkerCount(1)
                                .maxWorkerCount(1)
                                .scaleInPolicy(p -> p.cpuUtilizationPercentage(1))
                                .scaleOutPolicy(p -> p.cpuUtilizationPercentage(2))))
            .build()
        : UpdateConnectorRequest.builder()
            .capacity(c -> c.provisionedCapacity(p -> p.mcuCount(1).workerCount(1)))
            .build();
  }

  private static void remove(ObjectNode body, String path) {
    JsonNode parent = body;
    String[] names = path.split("\\.");
    for (int i = 0; i < names.length - 1; i++) {
      JsonNode child = parent.path(names[i].replace("[]", ""));
      parent = child instanceof ArrayNode list ? list.get(0) : child;
    }
    JsonNode removed = ((ObjectNode) parent).remove(names[names.length - 1]);
    assertThat(removed).isNotNull();
  }
}
