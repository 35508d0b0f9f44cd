package io.msksdk.auth.password;

import static com.github.tomakehurst.wiremock.client.WireMock.aResponse;
import static com.github.tomakehurst.wiremock.client.WireMock.any;
import static com.github.tomakehurst.wiremock.client.WireMock.anyRequestedFor;
import static com.github.tomakehurst.wiremock.client.WireMock.anyUrl;
import static com.github.tomakehurst.wiremock.core.WireMockConfiguration.wireMockConfig;
import static com.github.tomakehurst.wiremock.stubbing.Scenario.STARTED;
import static io.msksdk.auth.TestSecrets.SECRET;
import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import com.github.tomakehurst.wiremock.client.ResponseDefinitionBuilder;
import com.github.tomakehurst.wiremock.client.ScenarioMappingBuilder;
import com.github.tomakehurst.wiremock.http.Fault;
import com.github.tomakehurst.wiremock.junit5.WireMockExtension;
import io.msksdk.core.call.AccessDeniedException;
import io.msksdk.core.call.ClientException;
import io.msksdk.core.call.NotFoundException;
import io.msksdk.core.call.ThrottledException;
import io.msksdk.core.check.InvalidSpecException;
import io.msksdk.core.time.ManualTime;
import java.net.URI;
import java.time.Duration;
import java.time.Instant;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.extension.RegisterExtension;
import software.amazon.awssdk.auth.credentials.AwsBasicCredentials;
import software.amazon.awssdk.auth.credentials.StaticCredentialsProvider;
import software.amazon.awssdk.awscore.retry.AwsRetryStrategy;
import software.amazon.awssdk.http.apache5.Apache5HttpClient;
import software.amazon.awssdk.regions.Region;
import software.amazon.awssdk.services.secretsmanager.SecretsManagerClient;

/** Secrets Manager as it behaves on bad days. */
class SecretsManagerWireTest {
  private static final String GOOD =
      "{\"SecretString\": \"{\\\"username\\\":\\\"alice\\\","
          + "\\\"password\\\":\\\"a-secret-of-no-account\\\"}\"}";

  private static final String ROTATED =
      "{\"SecretString\": \"{\\\"username\\\":\\\"alice_clone\\\",\\\"password\\\":\\\"new\\\"}\"}";

  @RegisterExtension
  static final WireMockExtension SERVICE =
      WireMockExtension.newInstance().options(wireMockConfig().dynamicPort()).build();

  @Test
  void secret_thatIsThere_isRead() {
    answers(aResponse().withBody(GOOD));

    assertThat(read().current()).isEqualTo(Password.of("alice", SECRET.toCharArray()));
  }

  @Test
  void throttlingAndServerErrors_areTriedAgain() {
    answers(
        error(400, "ThrottlingException"),
        aResponse().withStatus(503),
        aResponse().withFault(Fault.CONNECTION_RESET_BY_PEER),
        aResponse().withBody(GOOD));

    assertThat(read().user()).isEqualTo("alice");
    assertThat(calls()).isEqualTo(4);
  }

  @Test
  void throttling_thatLasts_isSaid() {
    answers(error(400, "ThrottlingException"));

    assertThatThrownBy(SecretsManagerWireTest::read).isInstanceOf(ThrottledException.class);
  }

  @Test
  void answer_thatIsSlow_isGivenUpAndTriedAgain() {
    answers(aResponse().withBody(GOOD).withFixedDelay(2_000), aResponse().withBody(GOOD));

    assertThat(read().user()).isEqualTo("alice");
    assertThat(calls()).isEqualTo(2);
  }

  @Test
  void answer_thatIsMalformed_isSaid() {
    answers(aResponse().withBody("<html>"));

    assertThatThrownBy(SecretsManagerWireTest::read).isInstanceOf(ClientException.class);
  }

  @Test
  void secret_thatIsNotThere_isSaidAtOnce() {
    answers(error(400, "ResourceNotFoundException"));

    assertThatThrownBy(SecretsManagerWireTest::read)
        .isInstanceOf(NotFoundException.class)
        .hasMessageContaining("the reason of the service");
    assertThat(calls()).isEqualTo(1);
  }

  @Test
  void secret_thatMayNotBeRead_isSaidAtOnce() {
    answers(error(400, "AccessDeniedException"));

    assertThatThrownBy(SecretsManagerWireTest::read).isInstanceOf(AccessDeniedException.class);
  }

  @Test
  void secret_ofAnotherForm_isRefused() {
    answers(aResponse().withBody("{\"SecretString\": \"a-secret-of-no-account\"}"));

    assertThatThrownBy(SecretsManagerWireTest::read)
        .isInstanceOf(InvalidSpecException.class)
        .hasMessageContaining("secret AmazonMSK_orders: another form");
  }

  @Test
  void secret_thatWasRotated_isReadAgainForConnectionsHalfAMinuteLater() {
    answers(aResponse().withBody(GOOD), aResponse().withBody(ROTATED));
    try (SecretsManagerClient secrets = client()) {
      ManualTime time = ManualTime.startingAt(Instant.EPOCH);
      PasswordLogin login = PasswordLogin.ofSecret(secrets, "AmazonMSK_orders", time);

      time.advance(RotatedSecret.MOST_AGE.minusNanos(1));
      assertThat(login.current()).isEqualTo(Password.of("alice", SECRET.toCharArray()));

      time.advance(Duration.ofNanos(1));
      assertThat(login.current()).isEqualTo(Password.of("alice_clone", "new".toCharArray()));
      assertThat(calls()).isEqualTo(2);
    }
  }

  @Test
  void secret_thatCannotBeReadAgain_keepsThePasswordKnownLast() {
    answers(
        aResponse().withBody(GOOD),
        aResponse().withStatus(503),
        aResponse().withBody("{\"SecretString\": \"another form\"}"));
    try (SecretsManagerClient secrets = client()) {
      ManualTime time = ManualTime.startingAt(Instant.EPOCH);
      PasswordLogin login = PasswordLogin.ofSecret(secrets, "AmazonMSK_orders", time);

      for (int reading = 2; reading <= 3; reading++) {
        time.advance(RotatedSecret.MOST_AGE);
        assertThat(login.current()).isEqualTo(Password.of("alice", SECRET.toCharArray()));
        // once: a client that cannot connect tries again every few milliseconds
        assertThat(login.current().user()).isEqualTo("alice");
        assertThat(calls()).isEqualTo(reading);
      }
    }
  }

  @Test
  void logins_ofOneSecretAndClient_areEqual() {
    answers(aResponse().withBody(GOOD));
    try (SecretsManagerClient secrets = client()) {
      PasswordLogin login = PasswordLogin.ofSecret(secrets, "AmazonMSK_orders");

      assertThat(login)
          .isEqualTo(PasswordLogin.ofSecret(secrets, "AmazonMSK_orders"))
          .hasSameHashCodeAs(PasswordLogin.ofSecret(secrets, "AmazonMSK_orders"))
          .isNotEqualTo(PasswordLogin.ofSecret(secrets, "AmazonMSK_others"))
          .hasToString("PasswordLogin[alice]");
    }
  }

  private static PasswordLogin read() {
    try (SecretsManagerClient secrets = client()) {
      return PasswordLogin.ofSecret(secrets, "AmazonMSK_orders");
    }
  }

  private static SecretsManagerClient client() {
    return SecretsManagerClient.builder()
        .endpointOverride(URI.create(SERVICE.baseUrl()))
        .region(Region.EU_WEST_1)
        .credentialsProvider(
            StaticCredentialsProvider.create(AwsBasicCredentials.create("AKIATEST", SECRET)))
        .httpClientBuilder(Apache5HttpClient.builder())
        .overrideConfiguration(
            c ->
                c.retryStrategy(AwsRetryStrategy.doNotRetry())
                    .apiCallTimeout(Duration.ofSeconds(1)))
        .build();
  }

  /** The first calls are answered one by one, all others like the last. */
  private static void answers(ResponseDefinitionBuilder... answers) {
    for (int i = 0; i < answers.length; i++) {
      ScenarioMappingBuilder call =
          any(anyUrl())
              .inScenario("calls")
              .whenScenarioStateIs(i == 0 ? STARTED : "call " + i)
              .willReturn(answers[i]);
      SERVICE.stubFor(i == answers.length - 1 ? call : call.willSetStateTo("call " + (i + 1)));
    }
  }

  private static int calls() {
    return SERVICE.findAll(anyRequestedFor(anyUrl())).size();
  }

  private static ResponseDefinitionBuilder error(int status, String code) {
    return aResponse()
        .withStatus(status)
        .withHeader("x-amzn-ErrorType", code)
        .withBody("{\"__type\": \"" + code + "\", \"message\": \"the reason of the service\"}");
  }
}
