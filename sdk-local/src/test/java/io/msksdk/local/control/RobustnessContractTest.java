package io.msksdk.local.control;

import static org.assertj.core.api.Assertions.assertThat;

import com.fasterxml.jackson.databind.JsonNode;
import io.msksdk.local.TestEngine;
import java.io.IOException;
import java.io.OutputStream;
import java.net.Socket;
import java.net.http.HttpResponse;
import java.nio.charset.StandardCharsets;
import java.util.stream.Stream;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.AutoClose;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.Arguments;
import org.junit.jupiter.params.provider.CsvSource;
import org.junit.jupiter.params.provider.MethodSource;
import software.amazon.awssdk.services.kafka.KafkaClient;

/** Whatever is sent, the answer is a modelled error, and the next good call is answered. */
class RobustnessContractTest {
  private static final String CLUSTERS = "/api/v2/clusters";
  @AutoClose private static final TestEngine engine = TestEngine.withoutBrokers();
  @AutoClose private static final KafkaClient kafka = engine.kafka();

  @AfterEach
  void good_callAfterwards_isAnswered() {
    assertThat(kafka.listClustersV2(r -> {}).clusterInfoList()).isEmpty();
  }

  static Stream<Arguments> bodies() {
    return Stream.of(
        Arguments.of("no JSON", "not json", "body"),
        Arguments.of("half a JSON", "{\"clusterName\":", "body"),
        Arguments.of("a list", "[]", "body"),
        Arguments.of("a number", "7", "body"),
        Arguments.of("null", "null", "body"),
        Arguments.of("binary", "\u0000\u0001\u0002", "body"),
        Arguments.of("2 MB", "{\"clusterName\":\"" + "x".repeat(2 << 20) + "\"}", "body"),
        Arguments.of("deep nesting", "[".repeat(100_000), "body"),
        Arguments.of(
            "deep nesting inside",
            "{\"clusterName\":" + "{\"a\":".repeat(5_000) + "1" + "}".repeat(5_001),
            "body"),
        Arguments.of("a number for a text", "{\"clusterName\":7}", "clusterName"),
        Arguments.of("a text for an object", "{\"provisioned\":\"x\"}", "provisioned"),
        Arguments.of(
            "a text for a number",
            provisioned("\"numberOfBrokerNodes\":\"3\""),
            "provisioned.numberOfBrokerNodes"),
        Arguments.of(
            "a fraction",
            provisioned("\"numberOfBrokerNodes\":1.5"),
            "provisioned.numberOfBrokerNodes"),
        Arguments.of(
            "a number that wraps",
            provisioned("\"numberOfBrokerNodes\":4294967299"),
            "provisioned.numberOfBrokerNodes"),
        Arguments.of(
            "a number without end",
            provisioned("\"numberOfBrokerNodes\":" + "9".repeat(900)),
            "provisioned.numberOfBrokerNodes"),
        Arguments.of(
            "a number out of range",
            provisioned("\"numberOfBrokerNodes\":0"),
            "provisioned.numberOfBrokerNodes"),
        Arguments.of(
            "a Kafka version of numbers without end",
            provisioned("\"enhancedMonitoring\":\"DEFAULT\"").replace("3.9.x", "99999999999.9.9"),
            "provisioned.kafkaVersion"),
        Arguments.of(
            "an unknown enum value",
            provisioned("\"enhancedMonitoring\":\"A_LOT\""),
            "provisioned.enhancedMonitoring"),
        Arguments.of(
            "an unknown enum value deep inside",
            provisioned(
                "\"encryptionInfo\":{\"encryptionInTransit\":{\"clientBroker\":\"ROT13\"}}"),
            "provisioned.encryptionInfo.encryptionInTransit.clientBroker"));
  }

  @ParameterizedTest(name = "{0}")
  @MethodSource("bodies")
  void body_ofAWrongForm_isABadRequestThatNamesTheMember(
      String name, String body, String invalidParameter) {
    HttpResponse<String> response = new SignedCalls(engine).send("POST", CLUSTERS, body);

    assertThat(response.statusCode()).isEqualTo(400);
    assertThat(response.headers().firstValue("x-amzn-ErrorType")).hasValue("BadRequestException");
    JsonNode error = TestEngine.json(response.body());
    assertThat(error.path("invalidParameter").asText()).isEqualTo(invalidParameter);
    assertThat(error.path("message").asText()).isNotEmpty().hasSizeLessThan(1000);
  }

  @ParameterizedTest
  @CsvSource({
    "maxResults=0, maxResults",
    "maxResults=101, maxResults",
    "maxResults=x, maxResults",
    "maxResults=99999999999, maxResults",
    "nextToken=forged, nextToken"
  })
  void query_ofAWrongForm_isABadRequestThatNamesTheMember(String query, String invalidParameter) {
    HttpResponse<String> response = new SignedCalls(engine).send("GET", CLUSTERS + "?" + query, "");

    assertThat(response.statusCode()).isEqualTo(400);
    assertThat(TestEngine.json(response.body()).path("invalidParameter").asText())
        .isEqualTo(invalidParameter);
  }

  @ParameterizedTest
  @CsvSource({
    "GET, /v1/cluster, ListClusters: GET /v1/clusters",
    "PATCH, /v1/clusters, CreateCluster: POST /v1/clusters",
    "GET, /api/v2/cluster, ListClustersV2: GET /api/v2/clusters",
    "GET, /, No operation has GET /",
    "POST, /v1/clusters/arn/reboot-brokr, RebootBroker",
    "DELETE, /%20/%2F, No operation has"
  })
  void path_unknown_namesTheClosestOperation(String method, String path, String message) {
    HttpResponse<String> response = new SignedCalls(engine).send(method, path, "");

    assertThat(response.statusCode()).isEqualTo(404);
    assertThat(response.headers().firstValue("x-amzn-ErrorType")).hasValue("NotFoundException");
    assertThat(TestEngine.json(response.body()).path("message").asText()).contains(message);
  }

  @ParameterizedTest
  @CsvSource({
    "'POST /api/v2/clusters HTTP/1.1\r\nHost: x\r\nContent-Length: 1000\r\n\r\n{\"clu'",
    "'POST /api/v2/clu'",
    "'GET /v1/clusters/%zz HTTP/1.1\r\nHost: x\r\n\r\n'",
    "'\u0000\u0001\u0002\r\n\r\n'",
    "'POST /_local/faults HTTP/1.1\r\nHost: x\r\nContent-Length: 50\r\n\r\n{\"kind\":'"
  })
  void request_thatEndsInItsMiddle_hurtsNobody(String half) throws IOException {
    try (Socket socket = new Socket("127.0.0.1", engine.endpoint().getPort())) {
      OutputStream out = socket.getOutputStream();
      out.write(half.getBytes(StandardCharsets.ISO_8859_1));
      out.flush();
    }
  }

  @Test
  void steering_withADeepBody_isRefused() {
    HttpResponse<String> response = engine.send("POST", "/_local/identities", "[".repeat(100_000));

    assertThat(response.statusCode()).isEqualTo(400);
    assertThat(TestEngine.json(response.body()).path("error").asText()).startsWith("body");
  }

  private static String provisioned(String member) {
    return """
    {"clusterName":"x","provisioned":{"kafkaVersion":"3.9.x.kraft","brokerNodeGroupInfo":
     {"instanceType":"kafka.m7g.large","clientSubnets":["subnet-1"]},%s}}
    """
        .formatted(member.contains("numberOf") ? member : member + ",\"numberOfBrokerNodes\":1");
  }
}
