package io.msksdk.auth.scram;

import static com.github.tomakehurst.wiremock.client.WireMock.aResponse;
import static com.github.tomakehurst.wiremock.client.WireMock.any;
import static com.github.tomakehurst.wiremock.client.WireMock.anyUrl;
import static com.github.tomakehurst.wiremock.client.WireMock.equalTo;
import static com.github.tomakehurst.wiremock.client.WireMock.get;
import static com.github.tomakehurst.wiremock.client.WireMock.matchingJsonPath;
import static com.github.tomakehurst.wiremock.client.WireMock.okJson;
import static com.github.tomakehurst.wiremock.client.WireMock.post;
import static com.github.tomakehurst.wiremock.client.WireMock.postRequestedFor;
import static com.github.tomakehurst.wiremock.client.WireMock.urlMatching;
import static com.github.tomakehurst.wiremock.core.WireMockConfiguration.options;
import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import com.github.tomakehurst.wiremock.WireMockServer;
import com.github.tomakehurst.wiremock.client.MappingBuilder;
import com.github.tomakehurst.wiremock.client.ResponseDefinitionBuilder;
import com.github.tomakehurst.wiremock.http.Fault;
import com.github.tomakehurst.wiremock.stubbing.Scenario;
import io.msksdk.core.arn.MskClusterArn;
import io.msksdk.core.call.AccessDeniedException;
import io.msksdk.core.call.CallPolicy;
import io.msksdk.core.call.ClientException;
import io.msksdk.core.call.ServiceException;
import io.msksdk.core.call.ThrottledException;
import io.msksdk.core.time.ManualTime;
import java.net.URI;
import java.time.Duration;
import java.time.Instant;
import java.util.List;
import java.util.stream.IntStream;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;
import software.amazon.awssdk.auth.credentials.AwsBasicCredentials;
import software.amazon.awssdk.auth.credentials.StaticCredentialsProvider;
import software.amazon.awssdk.http.apache5.Apache5HttpClient;
import software.amazon.awssdk.regions.Region;
import software.amazon.awssdk.services.kafka.KafkaClient;
import software.amazon.awssdk.services.secretsmanager.SecretsManagerClient;

/** Services that throttle, fail, dawdle and talk nonsense. */
class ScramUsersWireTest {
  private static final String PASSWORD = "password-of-no-account";
  private static final String KEY = "arn:aws:kms:eu-west-1:111122223333:key/scram";
  private static final String SECRET =
      "arn:aws:secretsmanager:eu-west-1:111122223333:secret:AmazonMSK_alice-AbCdEf";
  private static final MskClusterArn CLUSTER =
      MskClusterArn.parse("arn:aws:kafka:eu-west-1:111122223333:cluster/orders/abcd-1");

  private final WireMockServer server = new WireMockServer(options().dynamicPort());
  private final ManualTime time = ManualTime.startingAt(Instant.parse("2026-01-01T00:00:00Z"));
  private SecretsManagerClient secrets;
  private KafkaClient kafka;
  private ScramUsers users;

  @BeforeEach
  void start() {
    server.start();
    StaticCredentialsProvider keys =
        StaticCredentialsProvider.create(AwsBasicCredentials.create("AKIAEXAMPLE", "secret"));
    secrets =
        SecretsManagerClient.builder()
            .endpointOverride(URI.create(server.baseUrl()))
            .region(Region.EU_WEST_1)
            .credentialsProvider(keys)
            .httpClientBuilder(Apache5HttpClient.builder().socketTimeout(Duration.ofSeconds(2)))
            .build();
    kafka =
        KafkaClient.builder()
            .endpointOverride(URI.create(server.baseUrl()))
            .region(Region.EU_WEST_1)
            .credentialsProvider(keys)
            .httpClientBuilder(Apache5HttpClient.builder())
            .build();
    users = ScramUsers.of(secrets, kafka, CallPolicy.builder().tries(3).build(), time);
  }

  @AfterEach
  void stop() {
    secrets.close();
    kafka.close();
    server.stop();
  }

  private static MappingBuilder target(String operation) {
    return post("/").withHeader("X-Amz-Target", equalTo("secretsmanager." + operation));
  }

  private static ResponseDefinitionBuilder error(int status, String type, String message) {
    return aResponse()
        .withStatus(status)
        .withBody("{\"__type\":\"" + type + "\",\"message\":\"" + message + "\"}");
  }

  private ScramSecret save() {
    try (ScramUser alice = ScramUser.of("alice", PASSWORD.toCharArray(), KEY)) {
      return users.save(alice);
    }
  }

  private int calls(String operation) {
    return server
        .findAll(
            postRequestedFor(anyUrl())
                .withHeader("X-Amz-Target", equalTo("secretsmanager." + operation)))
        .size();
  }

  @Test
  void throttlingAndServerErrors_areTriedAgain_underOneToken() {
    server.stubFor(
        target("CreateSecret")
            .inScenario("s")
            .whenScenarioStateIs(Scenario.STARTED)
            .willReturn(error(400, "ThrottlingException", "Rate exceeded"))
            .willSetStateTo("failing"));
    server.stubFor(
        target("CreateSecret")
            .inScenario("s")
            .whenScenarioStateIs("failing")
            .willReturn(error(500, "InternalServiceError", "try again"))
            .willSetStateTo("well"));
    server.stubFor(
        target("CreateSecret")
            .inScenario("s")
            .whenScenarioStateIs("well")
            .willReturn(okJson("{\"ARN\":\"" + SECRET + "\",\"Name\":\"AmazonMSK_alice\"}")));

    assertThat(save().arn()).isEqualTo(SECRET);

    assertThat(
            server.findAll(postRequestedFor(anyUrl())).stream()
                .map(
                    r ->
                        r.getBodyAsString().replaceAll(".*ClientRequestToken\":\"([^\"]+).*", "$1"))
                .distinct())
        .hasSize(1);
    assertThat(calls("CreateSecret")).isEqualTo(3);
  }

  @Test
  void throttlingThatLasts_ends_andShowsNoPassword() {
    server.stubFor(
        target("CreateSecret").willReturn(error(400, "ThrottlingException", "Rate exceeded")));

    assertThatThrownBy(this::save)
        .isInstanceOf(ThrottledException.class)
        .hasMessageNotContaining(PASSWORD);
    assertThat(calls("CreateSecret")).isEqualTo(3);
  }

  @Test
  void refusal_isNotTriedAgain() {
    server.stubFor(
        target("CreateSecret").willReturn(error(400, "AccessDeniedException", "not authorized")));

    assertThatThrownBy(this::save).isInstanceOf(AccessDeniedException.class);
    assertThat(calls("CreateSecret")).isEqualTo(1);
  }

  @Test
  void secretMarkedForDeletion_isRefusedInTheServicesWords() {
    server.stubFor(
        target("CreateSecret")
            .willReturn(error(400, "InvalidRequestException", "already scheduled for deletion")));

    assertThatThrownBy(this::save)
        .isInstanceOf(ServiceException.class)
        .hasMessageContaining("scheduled for deletion");
  }

  @Test
  void answerThatIsLost_slow_orNonsense_isAskedForAgain_andThenGivenUp() {
    server.stubFor(any(anyUrl()).willReturn(aResponse().withFault(Fault.CONNECTION_RESET_BY_PEER)));
    assertThatThrownBy(this::save).isInstanceOf(ClientException.class);

    server.stubFor(any(anyUrl()).willReturn(aResponse().withBody("<html>not json")));
    assertThatThrownBy(this::save)
        .isInstanceOf(ClientException.class)
        .hasMessageNotContaining(PASSWORD);
  }

  @Test
  void slowService_isGivenUpAfterTheClientsOwnPatience() {
    server.stubFor(any(anyUrl()).willReturn(aResponse().withFixedDelay(3_000)));
    ScramUsers once = ScramUsers.of(secrets, kafka, CallPolicy.builder().tries(1).build(), time);

    try (ScramUser alice = ScramUser.of("alice", PASSWORD.toCharArray(), KEY)) {
      assertThatThrownBy(() -> once.save(alice))
          .isInstanceOf(ClientException.class)
          .hasMessageNotContaining(PASSWORD);
    }
  }

  @Test
  void existingSecret_isRotated() {
    server.stubFor(
        target("CreateSecret").willReturn(error(400, "ResourceExistsException", "exists")));
    server.stubFor(
        target("DescribeSecret")
            .willReturn(okJson("{\"ARN\":\"" + SECRET + "\",\"KmsKeyId\":\"scram\"}")));
    server.stubFor(
        target("PutSecretValue")
            .withRequestBody(matchingJsonPath("$.SecretId", equalTo(SECRET)))
            .willReturn(okJson("{\"ARN\":\"" + SECRET + "\"}")));

    assertThat(save().arn()).isEqualTo(SECRET);
  }

  /** A new secret is unknown to MSK for a while. */
  @Test
  void raceOfAssociation_isWaitedOut_forAsLongAsHalfAMinute() {
    none();
    unprocessed("InvalidSecretArn", "Amazon MSK wasn't able to access the provided secret.");

    List<ScramResult> results = users.associate(CLUSTER, List.of(new ScramSecret(SECRET)));

    assertThat(results.get(0).outcome()).isEqualTo(ScramResult.Outcome.FAILED);
    assertThat(results.get(0).message()).contains("able to access");
    assertThat(associations()).isEqualTo(6);
    assertThat(time.now()).isEqualTo(Instant.parse("2026-01-01T00:00:31Z"));
  }

  @Test
  void refusalForGood_isNotWaitedOut() {
    none();
    unprocessed("InvalidSecretArn", "encrypted with the default Secrets Manager key");

    List<ScramResult> results = users.associate(CLUSTER, List.of(new ScramSecret(SECRET)));

    assertThat(results.get(0).outcome()).isEqualTo(ScramResult.Outcome.FAILED);
    assertThat(associations()).isEqualTo(1);
  }

  @ParameterizedTest
  @ValueSource(ints = {400, 403})
  void refusedBatch_stopsTheNextOnes_andSaysSoOfEach(int status) {
    none();
    server.stubFor(
        post(urlMatching(".*scram-secrets"))
            .willReturn(
                aResponse()
                    .withStatus(status)
                    .withHeader("x-amzn-ErrorType", "BadRequestException")
                    .withBody("{\"message\":\"no\"}")));
    List<ScramSecret> many =
        IntStream.range(0, 12)
            .mapToObj(i -> new ScramSecret(SECRET.replace("alice", "u" + i)))
            .toList();

    List<ScramResult> results = users.associate(CLUSTER, many);

    assertThat(results.subList(0, 10)).allMatch(r -> r.outcome() == ScramResult.Outcome.FAILED);
    assertThat(results.subList(10, 12)).allMatch(r -> r.outcome() == ScramResult.Outcome.NOT_TRIED);
    assertThat(associations()).isEqualTo(1);
  }

  private void none() {
    server.stubFor(
        get(urlMatching(".*scram-secrets.*")).willReturn(okJson("{\"secretArnList\":[]}")));
  }

  private void unprocessed(String code, String message) {
    server.stubFor(
        post(urlMatching(".*scram-secrets"))
            .willReturn(
                okJson(
                    "{\"unprocessedScramSecrets\":[{\"secretArn\":\"%s\",\"errorCode\":\"%s\","
                            .formatted(SECRET, code)
                        + "\"errorMessage\":\"%s\"}]}".formatted(message))));
  }

  private int associations() {
    return server.findAll(postRequestedFor(urlMatching(".*scram-secrets"))).size();
  }
}
