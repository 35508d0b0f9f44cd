package io.msksdk.mtls;

import static com.github.tomakehurst.wiremock.client.WireMock.aResponse;
import static com.github.tomakehurst.wiremock.client.WireMock.anyUrl;
import static com.github.tomakehurst.wiremock.client.WireMock.equalTo;
import static com.github.tomakehurst.wiremock.client.WireMock.okJson;
import static com.github.tomakehurst.wiremock.client.WireMock.post;
import static com.github.tomakehurst.wiremock.client.WireMock.postRequestedFor;
import static com.github.tomakehurst.wiremock.core.WireMockConfiguration.options;
import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import com.github.tomakehurst.wiremock.WireMockServer;
import com.github.tomakehurst.wiremock.client.MappingBuilder;
import com.github.tomakehurst.wiremock.client.ResponseDefinitionBuilder;
import com.github.tomakehurst.wiremock.stubbing.Scenario;
import com.github.tomakehurst.wiremock.verification.LoggedRequest;
import io.msksdk.core.call.AccessDeniedException;
import io.msksdk.core.call.CallPolicy;
import io.msksdk.core.call.ClientException;
import io.msksdk.core.call.ThrottledException;
import io.msksdk.core.time.ManualTime;
import java.net.URI;
import java.time.Duration;
import java.time.Instant;
import java.util.List;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import software.amazon.awssdk.auth.credentials.AwsBasicCredentials;
import software.amazon.awssdk.auth.credentials.StaticCredentialsProvider;
import software.amazon.awssdk.http.apache5.Apache5HttpClient;
import software.amazon.awssdk.regions.Region;
import software.amazon.awssdk.services.acmpca.AcmPcaClient;

/** AWS Private CA as it answers, and as it does on bad days. */
class AcmPrivateCaWireTest {
  private static final String CA =
      "arn:aws:acm-pca:eu-west-1:111122223333:certificate-authority/abcd";
  private static final String ISSUED = "{\"CertificateArn\":\"" + CA + "/certificate/1\"}";
  private static final Instant NOW = Instant.parse("2026-01-01T00:00:00Z");

  private final WireMockServer server = new WireMockServer(options().dynamicPort());
  private final ManualTime time = ManualTime.startingAt(NOW);
  private AcmPcaClient client;

  @BeforeEach
  void start() {
    server.start();
    client =
        AcmPcaClient.builder()
            .endpointOverride(URI.create(server.baseUrl()))
            .region(Region.EU_WEST_1)
            .credentialsProvider(
                StaticCredentialsProvider.create(AwsBasicCredentials.create("AKIAEXAMPLE", "s")))
            .httpClientBuilder(Apache5HttpClient.builder())
            .build();
  }

  @AfterEach
  void stop() {
    client.close();
    server.stop();
  }

  private String issue() {
    return AcmPrivateCa.of(client, CA, CallPolicy.builder().tries(3).build(), time)
        .issue("-----BEGIN CERTIFICATE REQUEST-----\nx\n", Duration.ofDays(30));
  }

  private static MappingBuilder target(String operation) {
    return post("/").withHeader("X-Amz-Target", equalTo("ACMPrivateCA." + operation));
  }

  private static ResponseDefinitionBuilder error(int status, String type) {
    return aResponse()
        .withStatus(status)
        .withBody("{\"__type\":\"" + type + "\",\"message\":\"words\"}");
  }

  private List<LoggedRequest> calls(String operation) {
    return server.findAll(
        postRequestedFor(anyUrl())
            .withHeader("X-Amz-Target", equalTo("ACMPrivateCA." + operation)));
  }

  @Test
  void certificateAndChain_areJoined_leafFirst() {
    server.stubFor(target("IssueCertificate").willReturn(okJson(ISSUED)));
    server.stubFor(
        target("GetCertificate")
            .willReturn(okJson("{\"Certificate\":\"LEAF\",\"CertificateChain\":\"CHAIN\\n\"}")));

    assertThat(issue()).isEqualTo("LEAF\nCHAIN\n");

    assertThat(calls("IssueCertificate").get(0).getBodyAsString())
        .contains("\"SigningAlgorithm\":\"SHA256WITHRSA\"")
        .contains("\"Type\":\"ABSOLUTE\"")
        .contains("\"Value\":" + NOW.plus(Duration.ofDays(30)).getEpochSecond())
        .contains("IdempotencyToken");
  }

  @Test
  void certificateInProgress_isWaitedFor() {
    server.stubFor(target("IssueCertificate").willReturn(okJson(ISSUED)));
    server.stubFor(
        target("GetCertificate")
            .inScenario("s")
            .whenScenarioStateIs(Scenario.STARTED)
            .willReturn(error(400, "RequestInProgressException"))
            .willSetStateTo("done"));
    server.stubFor(
        target("GetCertificate")
            .inScenario("s")
            .whenScenarioStateIs("done")
            .willReturn(okJson("{\"Certificate\":\"LEAF\"}")));

    assertThat(issue()).isEqualTo("LEAF\n");
    assertThat(time.now()).isEqualTo(NOW.plusMillis(500));
  }

  @Test
  void certificateThatNeverComes_isGivenUpAfterAMinute() {
    server.stubFor(target("IssueCertificate").willReturn(okJson(ISSUED)));
    server.stubFor(target("GetCertificate").willReturn(error(400, "RequestInProgressException")));

    assertThatThrownBy(this::issue)
        .isInstanceOf(ClientException.class)
        .hasMessageContaining("not issued after PT1M");
    assertThat(time.now()).isEqualTo(NOW.plusSeconds(60));
  }

  @Test
  void throttledRequest_isSentAgainUnderItsToken_andInTheEndGivenUp() {
    server.stubFor(target("IssueCertificate").willReturn(error(400, "ThrottlingException")));

    assertThatThrownBy(this::issue).isInstanceOf(ThrottledException.class);

    List<LoggedRequest> calls = calls("IssueCertificate");
    assertThat(calls).hasSize(3);
    assertThat(calls.stream().map(LoggedRequest::getBodyAsString).distinct()).hasSize(1);
  }

  @Test
  void refusal_isNotTriedAgain() {
    server.stubFor(target("IssueCertificate").willReturn(error(400, "AccessDeniedException")));

    assertThatThrownBy(this::issue).isInstanceOf(AccessDeniedException.class);
    assertThat(calls("IssueCertificate")).hasSize(1);
  }

  @Test
  void closedClient_isNamedInWordsOfTheSdk() {
    server.stubFor(target("IssueCertificate").willReturn(error(400, "AccessDeniedException")));
    assertThatThrownBy(this::issue).isInstanceOf(AccessDeniedException.class);
    client.close();

    assertThatThrownBy(this::issue)
        .isInstanceOfSatisfying(
            ClientException.class, e -> assertThat(e.code()).isEqualTo("call.not-sent"));
  }
}
