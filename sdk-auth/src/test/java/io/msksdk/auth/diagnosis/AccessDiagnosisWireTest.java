package io.msksdk.auth.diagnosis;

import static com.github.tomakehurst.wiremock.client.WireMock.aResponse;
import static com.github.tomakehurst.wiremock.client.WireMock.anyUrl;
import static com.github.tomakehurst.wiremock.client.WireMock.post;
import static com.github.tomakehurst.wiremock.core.WireMockConfiguration.options;
import static org.assertj.core.api.Assertions.assertThat;

import com.github.tomakehurst.wiremock.WireMockServer;
import com.github.tomakehurst.wiremock.client.ResponseDefinitionBuilder;
import com.github.tomakehurst.wiremock.http.Fault;
import io.msksdk.core.arn.MskClusterArn;
import io.msksdk.core.time.ManualTime;
import io.msksdk.core.time.Time;
import java.net.URI;
import java.time.Duration;
import java.time.Instant;
import java.time.ZoneOffset;
import java.time.format.DateTimeFormatter;
import java.time.temporal.ChronoUnit;
import java.util.Map;
import org.apache.kafka.common.errors.SaslAuthenticationException;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import software.amazon.awssdk.auth.credentials.AnonymousCredentialsProvider;
import software.amazon.awssdk.auth.credentials.AwsBasicCredentials;
import software.amazon.awssdk.awscore.retry.AwsRetryStrategy;
import software.amazon.awssdk.http.apache5.Apache5HttpClient;
import software.amazon.awssdk.regions.Region;
import software.amazon.awssdk.services.sts.StsClient;

/** What the answers of STS prove, the bad ones among them. */
class AccessDiagnosisWireTest {
  private static final MskClusterArn CLUSTER =
      MskClusterArn.parse("arn:aws:kafka:eu-west-1:111122223333:cluster/orders/abcd-1");

  /**
   * The real time: after a refusal the AWS client moves its clock, that of the whole JVM, to the
   * date of the answer.
   */
  private static final Instant NOW = Time.system().now().truncatedTo(ChronoUnit.SECONDS);

  private static final String ON_TIME = date(7);
  private static final String WHO =
      "<GetCallerIdentityResponse xmlns=\"https://sts.amazonaws.com/doc/2011-06-15/\">"
          + "<GetCallerIdentityResult><Arn>arn:aws:iam::111122223333:user/app</Arn>"
          + "<UserId>AIDAEXAMPLE</UserId><Account>111122223333</Account>"
          + "</GetCallerIdentityResult></GetCallerIdentityResponse>";

  private final WireMockServer server = new WireMockServer(options().dynamicPort());

  @BeforeEach
  void start() {
    server.start();
  }

  @AfterEach
  void stop() {
    server.stop();
  }

  private static String date(int seconds) {
    return DateTimeFormatter.RFC_1123_DATE_TIME.format(
        NOW.plusSeconds(seconds).atOffset(ZoneOffset.UTC));
  }

  private void answers(ResponseDefinitionBuilder response) {
    server.stubFor(post(anyUrl()).willReturn(response));
  }

  private static ResponseDefinitionBuilder refusal(String code, String message) {
    return aResponse()
        .withStatus(403)
        .withHeader("Date", ON_TIME)
        .withBody(
            "<ErrorResponse xmlns=\"https://sts.amazonaws.com/doc/2011-06-15/\"><Error>"
                + "<Type>Sender</Type><Code>%s</Code><Message>%s</Message>".formatted(code, message)
                + "</Error><RequestId>1</RequestId></ErrorResponse>");
  }

  private AccessDiagnosis diagnose() {
    return diagnose(Duration.ofSeconds(20));
  }

  private AccessDiagnosis diagnose(Duration patience) {
    try (StsClient sts =
        StsClient.builder()
            .endpointOverride(URI.create(server.baseUrl()))
            .region(Region.EU_WEST_1)
            .credentialsProvider(AnonymousCredentialsProvider.create())
            .httpClientBuilder(Apache5HttpClient.builder().socketTimeout(patience))
            .overrideConfiguration(c -> c.retryStrategy(AwsRetryStrategy.doNotRetry()))
            .build()) {
      return AccessDiagnosis.of(
          new SaslAuthenticationException("[id]: Access denied"),
          AccessContext.builder(
                  Map.of(
                      "bootstrap.servers", "localhost:9098",
                      "security.protocol", "SASL_SSL",
                      "sasl.mechanism", "AWS_MSK_IAM"))
              .cluster(CLUSTER)
              .credentials(() -> AwsBasicCredentials.create("AKIAEXAMPLE", "secret-of-no-account"))
              .sts(sts)
              .time(ManualTime.startingAt(NOW))
              .build());
    }
  }

  @Test
  void acceptedCredentialsOnTime_leaveTheRightToConnect() {
    answers(aResponse().withHeader("Date", ON_TIME).withBody(WHO));

    AccessDiagnosis diagnosis = diagnose();

    assertThat(diagnosis.cause()).isEqualTo(AccessFault.MISSING_CONNECT);
    assertThat(diagnosis.evidence())
        .anyMatch(line -> line.contains("arn:aws:iam::111122223333:user/app"))
        .anyMatch(line -> line.contains("7 s behind STS's"));
    assertThat(diagnosis.statement().orElseThrow().toString())
        .contains("kafka-cluster:Connect")
        .contains(CLUSTER.toString());
  }

  @ParameterizedTest
  @CsvSource({"-360, 360 s ahead of", "600, 600 s behind"})
  void dateOfTheAnswer_measuresTheClock(int seconds, String measured) {
    answers(aResponse().withHeader("Date", date(seconds)).withBody(WHO));

    AccessDiagnosis diagnosis = diagnose();

    assertThat(diagnosis.cause()).isEqualTo(AccessFault.CLOCK_SKEW);
    assertThat(diagnosis.evidence()).anyMatch(line -> line.contains(measured));
  }

  @ParameterizedTest
  @CsvSource({
    "InvalidClientTokenId, The security token included in the request is invalid., WRONG_SECRET",
    "SignatureDoesNotMatch, The request signature we calculated does not match., WRONG_SECRET",
    "SignatureDoesNotMatch, Signature expired: 1 is now earlier than 2, CLOCK_SKEW",
    "SignatureDoesNotMatch, Signature not yet current: 1 is still later than 2, CLOCK_SKEW",
    "RequestTimeTooSkewed, too far, CLOCK_SKEW",
    "ExpiredToken, The security token included in the request is expired, EXPIRED_CREDENTIALS",
    "Throttling, Rate exceeded, UNKNOWN",
  })
  void refusalByTheService_namesTheCause(String code, String message, AccessFault cause) {
    answers(refusal(code, message));

    AccessDiagnosis diagnosis = diagnose();

    assertThat(diagnosis.cause()).isEqualTo(cause);
    assertThat(diagnosis.toString()).contains(code).doesNotContain("secret-of-no-account");
  }

  @Test
  void serviceThatIsDown_slow_orMalformed_provesNothing() {
    answers(aResponse().withStatus(503));
    assertThat(diagnose().cause()).isEqualTo(AccessFault.UNKNOWN);

    answers(aResponse().withFixedDelay(600).withBody(WHO));
    assertThat(diagnose(Duration.ofMillis(300)).cause()).isEqualTo(AccessFault.UNKNOWN);

    answers(aResponse().withFault(Fault.MALFORMED_RESPONSE_CHUNK));
    assertThat(diagnose().cause()).isEqualTo(AccessFault.UNKNOWN);
  }
}
