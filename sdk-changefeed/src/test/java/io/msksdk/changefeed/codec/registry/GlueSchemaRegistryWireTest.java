package io.msksdk.changefeed.codec.registry;

import static com.github.tomakehurst.wiremock.client.WireMock.aResponse;
import static com.github.tomakehurst.wiremock.client.WireMock.equalTo;
import static com.github.tomakehurst.wiremock.client.WireMock.equalToJson;
import static com.github.tomakehurst.wiremock.client.WireMock.okJson;
import static com.github.tomakehurst.wiremock.client.WireMock.post;
import static com.github.tomakehurst.wiremock.client.WireMock.postRequestedFor;
import static com.github.tomakehurst.wiremock.client.WireMock.urlEqualTo;
import static com.github.tomakehurst.wiremock.core.WireMockConfiguration.options;
import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import com.github.tomakehurst.wiremock.WireMockServer;
import com.github.tomakehurst.wiremock.client.ResponseDefinitionBuilder;
import com.github.tomakehurst.wiremock.stubbing.Scenario;
import java.net.URI;
import java.util.UUID;
import java.util.function.Supplier;
import org.junit.jupiter.api.AfterAll;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import software.amazon.awssdk.auth.credentials.AwsBasicCredentials;
import software.amazon.awssdk.auth.credentials.StaticCredentialsProvider;
import software.amazon.awssdk.awscore.retry.AwsRetryStrategy;
import software.amazon.awssdk.http.apache5.Apache5HttpClient;
import software.amazon.awssdk.regions.Region;
import software.amazon.awssdk.services.glue.GlueClient;

/** The registry of Glue over the wire of its own SDK. */
class GlueSchemaRegistryWireTest {
  private static final String ID = "b7b4a7f0-9c96-4e4a-a687-fb5de9ef0c63";
  private static final SchemaId SCHEMA = SchemaId.of(UUID.fromString(ID));
  private static final WireMockServer GLUE = new WireMockServer(options().dynamicPort());

  private static GlueClient client;
  private static GlueSchemaRegistry registry;

  @BeforeAll
  static void start() {
    GLUE.start();
    client =
        GlueClient.builder()
            .endpointOverride(URI.create(GLUE.baseUrl()))
            .region(Region.EU_WEST_1)
            .credentialsProvider(
                StaticCredentialsProvider.create(AwsBasicCredentials.create("AK", "SK")))
            .httpClientBuilder(Apache5HttpClient.builder())
            .overrideConfiguration(c -> c.retryStrategy(AwsRetryStrategy.doNotRetry()))
            .build();
    registry = GlueSchemaRegistry.of(client, "tidb");
  }

  @AfterAll
  static void stop() {
    client.close();
    GLUE.stop();
  }

  @BeforeEach
  void reset() {
    GLUE.resetAll();
  }

  private static void answer(String operation, ResponseDefinitionBuilder answer) {
    GLUE.stubFor(
        post("/").withHeader("X-Amz-Target", equalTo("AWSGlue." + operation)).willReturn(answer));
  }

  private static ResponseDefinitionBuilder refusal(int status, String type) {
    return aResponse()
        .withStatus(status)
        .withBody("{\"__type\":\"" + type + "\",\"Message\":\"it is so\"}");
  }

  private static String version(String status) {
    return "{\"SchemaVersionId\":\"" + ID + "\",\"Status\":\"" + status + "\"}";
  }

  @Test
  void schema_isReadByItsId() {
    answer("GetSchemaVersion", okJson("{\"SchemaDefinition\":\"\\\"string\\\"\"}"));

    assertThat(registry.schema(SCHEMA)).isEqualTo("\"string\"");
    GLUE.verify(
        postRequestedFor(urlEqualTo("/"))
            .withRequestBody(equalToJson("{\"SchemaVersionId\":\"" + ID + "\"}")));
  }

  @Test
  void versionWithoutASchema_isNotFound() {
    answer("GetSchemaVersion", okJson(version("DELETING")));

    assertCode("not-found", () -> registry.schema(SCHEMA));
  }

  @ParameterizedTest
  @CsvSource({
    "400, EntityNotFoundException, not-found",
    "400, AccessDeniedException, denied",
    "400, ThrottlingException, unavailable",
    "500, InternalServiceException, unavailable"
  })
  void refusal_isTyped(int status, String type, String code) {
    answer("GetSchemaVersion", refusal(status, type));

    assertCode(code, () -> registry.schema(SCHEMA));
  }

  @Test
  void schema_isRegisteredAsAVersionOfItsSubject() {
    answer("RegisterSchemaVersion", okJson(version("AVAILABLE")));

    assertThat(registry.register("cdc-value", "\"string\"")).isEqualTo(SCHEMA);
    GLUE.verify(
        postRequestedFor(urlEqualTo("/"))
            .withRequestBody(
                equalToJson(
                    "{\"SchemaId\":{\"RegistryName\":\"tidb\",\"SchemaName\":\"cdc-value\"},"
                        + "\"SchemaDefinition\":\"\\\"string\\\"\"}")));
  }

  @Test
  void schema_thatDoesNotFitTheOnesBefore_isIncompatible() {
    answer("RegisterSchemaVersion", okJson(version("FAILURE")));

    assertCode("incompatible", () -> registry.register("cdc-value", "\"string\""));
  }

  @Test
  void firstSchemaOfASubject_makesTheSubject() {
    answer("RegisterSchemaVersion", refusal(400, "EntityNotFoundException"));
    answer("CreateSchema", okJson("{\"SchemaVersionId\":\"" + ID + "\"}"));

    assertThat(registry.register("cdc-value", "\"string\"")).isEqualTo(SCHEMA);
    GLUE.verify(
        postRequestedFor(urlEqualTo("/"))
            .withRequestBody(
                equalToJson(
                    "{\"RegistryId\":{\"RegistryName\":\"tidb\"},\"SchemaName\":\"cdc-value\","
                        + "\"DataFormat\":\"AVRO\",\"Compatibility\":\"NONE\","
                        + "\"SchemaDefinition\":\"\\\"string\\\"\"}")));
  }

  @Test
  void subject_thatAnotherMadeMeanwhile_getsTheVersion() {
    GLUE.stubFor(
        post("/")
            .withHeader("X-Amz-Target", equalTo("AWSGlue.RegisterSchemaVersion"))
            .inScenario("race")
            .whenScenarioStateIs(Scenario.STARTED)
            .willReturn(refusal(400, "EntityNotFoundException")));
    GLUE.stubFor(
        post("/")
            .withHeader("X-Amz-Target", equalTo("AWSGlue.CreateSchema"))
            .inScenario("race")
            .willReturn(refusal(400, "AlreadyExistsException"))
            .willSetStateTo("made"));
    GLUE.stubFor(
        post("/")
            .withHeader("X-Amz-Target", equalTo("AWSGlue.RegisterSchemaVersion"))
            .inScenario("race")
            .whenScenarioStateIs("made")
            .willReturn(okJson(version("AVAILABLE"))));

    assertThat(registry.register("cdc-value", "\"string\"")).isEqualTo(SCHEMA);
  }

  @Test
  void rightToCreate_thatIsMissing_isDenied() {
    answer("RegisterSchemaVersion", refusal(400, "EntityNotFoundException"));
    answer("CreateSchema", refusal(400, "AccessDeniedException"));

    assertCode("denied", () -> registry.register("cdc-value", "\"string\""));
  }

  private static void assertCode(String code, Supplier<?> call) {
    assertThatThrownBy(call::get)
        .isInstanceOfSatisfying(
            SchemaRegistryException.class,
            e -> assertThat(e.code()).isEqualTo("changefeed.registry." + code));
  }
}
