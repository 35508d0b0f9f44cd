package io.msksdk.auth.credentials;

import static com.github.tomakehurst.wiremock.client.WireMock.aResponse;
import static com.github.tomakehurst.wiremock.client.WireMock.any;
import static com.github.tomakehurst.wiremock.client.WireMock.anyRequestedFor;
import static com.github.tomakehurst.wiremock.client.WireMock.anyUrl;
import static com.github.tomakehurst.wiremock.client.WireMock.get;
import static com.github.tomakehurst.wiremock.client.WireMock.put;
import static com.github.tomakehurst.wiremock.client.WireMock.urlEqualTo;
import static com.github.tomakehurst.wiremock.core.WireMockConfiguration.wireMockConfig;
import static com.github.tomakehurst.wiremock.stubbing.Scenario.STARTED;
import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import com.github.tomakehurst.wiremock.client.ResponseDefinitionBuilder;
import com.github.tomakehurst.wiremock.client.ScenarioMappingBuilder;
import com.github.tomakehurst.wiremock.http.Fault;
import com.github.tomakehurst.wiremock.junit5.WireMockExtension;
import io.msksdk.auth.TestSecrets;
import io.msksdk.core.call.AccessDeniedException;
import io.msksdk.core.call.ClientException;
import io.msksdk.core.call.ServiceException;
import io.msksdk.core.call.ThrottledException;
import io.msksdk.core.time.ManualTime;
import java.net.URI;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Duration;
import java.time.Instant;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.extension.RegisterExtension;
import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;
import software.amazon.awssdk.auth.credentials.AwsBasicCredentials;
import software.amazon.awssdk.auth.credentials.StaticCredentialsProvider;

/** STS and the metadata service as they behave on bad days. */
class StsWireTest {
  private static final Instant START = Instant.parse("2026-03-01T12:00:00Z");
  private static final String ROLE = "arn:aws:iam::111122223333:role/orders";
  private static final CredentialSource KEY =
      CredentialSource.provider(
          StaticCredentialsProvider.create(
              AwsBasicCredentials.create("AKIATEST", TestSecrets.SECRET)));

  @RegisterExtension
  static final WireMockExtension SERVICE =
      WireMockExtension.newInstance().options(wireMockConfig().dynamicPort()).build();

  private final ManualTime time = ManualTime.startingAt(START);
  private SharedCredentials credentials;

  @BeforeEach
  void acquire() {
    RoleSource role =
        CredentialSource.role(ROLE)
            .from(KEY)
            .sts(StsEndpoint.in("eu-west-1").at(URI.create(SERVICE.baseUrl())));
    credentials = SharedCredentials.acquire(role, Refresh.IN_BACKGROUND, time);
  }

  @AfterEach
  void release() {
    credentials.close();
  }

  @Test
  void answer_thatIsGood_givesCredentialsAndPrincipal() {
    answers(session("ASIAONE", START.plus(Duration.ofHours(1))));

    assertThat(credentials.resolveCredentials().accessKeyId()).isEqualTo("ASIAONE");
    assertThat(credentials.resolveCredentials().expirationTime())
        .contains(START.plus(Duration.ofHours(1)));
    assertThat(credentials.principal())
        .contains("arn:aws:sts::111122223333:assumed-role/orders/msk-sdk-java");
    assertThat(calls()).isEqualTo(1);
  }

  @Test
  void throttling_atFirst_isTriedAgain() {
    answers(error(400, "Throttling"), session("ASIAONE", START.plus(Duration.ofHours(1))));

    assertThat(credentials.resolveCredentials().accessKeyId()).isEqualTo("ASIAONE");
    assertThat(calls()).isEqualTo(2);
  }

  @Test
  void throttling_thatLasts_isSaid() {
    answers(error(400, "Throttling"));

    assertThatThrownBy(credentials::resolveCredentials)
        .isInstanceOf(ThrottledException.class)
        .hasMessageContaining("AssumeRole");
    assertThat(calls()).isEqualTo(4);
  }

  @ParameterizedTest
  @ValueSource(ints = {500, 502, 503})
  void serverError_atFirst_isTriedAgain(int status) {
    answers(aResponse().withStatus(status), session("ASIAONE", START.plus(Duration.ofHours(1))));

    assertThat(credentials.resolveCredentials().accessKeyId()).isEqualTo("ASIAONE");
  }

  @Test
  void serverErrors_whileTheLastGoodOnesAreValid_areNotNoticed() {
    answers(
        session("ASIAONE", START.plus(Duration.ofHours(1))),
        aResponse().withStatus(500),
        error(400, "Throttling"),
        aResponse().withFault(Fault.CONNECTION_RESET_BY_PEER),
        aResponse().withBody("<html>not what was asked for"),
        session("ASIATWO", START.plus(Duration.ofHours(2))));
    assertThat(credentials.resolveCredentials().accessKeyId()).isEqualTo("ASIAONE");

    time.advance(Duration.ofMinutes(49).minusSeconds(1));
    assertThat(credentials.resolveCredentials().accessKeyId()).isEqualTo("ASIAONE");
    time.advance(Duration.ofMinutes(3));

    assertThat(credentials.resolveCredentials().accessKeyId()).isEqualTo("ASIATWO");
    assertThat(calls()).isEqualTo(6);
  }

  @Test
  void serverErrors_pastTheEndOfTheLastGoodOnes_areSaid() {
    answers(session("ASIAONE", START.plus(Duration.ofHours(1))), error(503, "ServiceUnavailable"));
    assertThat(credentials.resolveCredentials().accessKeyId()).isEqualTo("ASIAONE");

    time.advance(Duration.ofMinutes(61));

    assertThatThrownBy(credentials::resolveCredentials).isInstanceOf(ServiceException.class);
  }

  @Test
  void refusal_isSaidAtOnceWithTheWordsOfSts() {
    answers(error(403, "AccessDenied"));

    assertThatThrownBy(credentials::resolveCredentials)
        .isInstanceOf(AccessDeniedException.class)
        .hasMessageContaining("the reason of STS")
        .hasMessageNotContaining(TestSecrets.MARK);
    assertThat(calls()).isEqualTo(1);
  }

  @Test
  void expiredCredentials_ofTheCaller_areSaid() {
    answers(error(403, "ExpiredToken"));

    assertThatThrownBy(credentials::resolveCredentials)
        .isInstanceOf(AccessDeniedException.class)
        .hasMessageContaining("AssumeRole");
  }

  @Test
  void answer_thatIsSlow_isGivenUpAndTriedAgain() {
    answers(
        session("ASIASLOW", START.plus(Duration.ofHours(1))).withFixedDelay(6_000),
        session("ASIAONE", START.plus(Duration.ofHours(1))));

    assertThat(credentials.resolveCredentials().accessKeyId()).isEqualTo("ASIAONE");
  }

  @Test
  void answer_thatIsMalformed_isSaid() {
    answers(aResponse().withBody("{\"not\":\"xml\"}"));

    assertThatThrownBy(credentials::resolveCredentials).isInstanceOf(ClientException.class);
  }

  @Test
  void answer_withoutCredentials_isSaid() {
    answers(aResponse().withBody("<AssumeRoleResponse><AssumeRoleResult/></AssumeRoleResponse>"));

    assertThatThrownBy(credentials::resolveCredentials)
        .isInstanceOf(ClientException.class)
        .hasMessageContaining("without complete credentials");
  }

  @Test
  void credentials_thatHaveEndedOnArrival_areNotGivenOutTwice() {
    answers(
        session("ASIAOLD", START.minusSeconds(60)),
        session("ASIAONE", START.plus(Duration.ofHours(1))));

    assertThat(credentials.resolveCredentials().accessKeyId()).isEqualTo("ASIAOLD");
    assertThat(credentials.resolveCredentials().accessKeyId()).isEqualTo("ASIAONE");
  }

  @Test
  void webIdentity_readsItsTokenAnewForEverySession(@TempDir Path folder) throws Exception {
    Path token = Files.writeString(folder.resolve("token"), "first-token-of-no-account\n");
    answers(
        webSession("ASIAONE", START.plus(Duration.ofHours(1))),
        webSession("ASIATWO", START.plus(Duration.ofHours(2))));
    WebIdentitySource source =
        CredentialSource.webIdentity(ROLE, token)
            .sts(StsEndpoint.in("eu-west-1").at(URI.create(SERVICE.baseUrl())));

    try (SharedCredentials web = SharedCredentials.acquire(source, Refresh.BY_CALLERS, time)) {
      assertThat(web.resolveCredentials().accessKeyId()).isEqualTo("ASIAONE");
      Files.writeString(token, "second-token-of-no-account");
      time.advance(Duration.ofMinutes(55));
      assertThat(web.resolveCredentials().accessKeyId()).isEqualTo("ASIATWO");
    }

    assertThat(SERVICE.getAllServeEvents())
        .extracting(event -> event.getRequest().getBodyAsString())
        .anyMatch(body -> body.contains("WebIdentityToken=first-token-of-no-account"))
        .anyMatch(body -> body.contains("WebIdentityToken=second-token-of-no-account"));
  }

  @Test
  void webIdentity_withoutItsToken_isSaid(@TempDir Path folder) {
    WebIdentitySource source =
        CredentialSource.webIdentity(ROLE, folder.resolve("none")).sts(StsEndpoint.in("eu-west-1"));

    try (SharedCredentials web = SharedCredentials.acquire(source, Refresh.BY_CALLERS, time)) {
      assertThatThrownBy(web::resolveCredentials)
          .isInstanceOf(ClientException.class)
          .hasMessageContaining("tokenFile: " + folder.resolve("none"));
    }
  }

  @Test
  void watchedProvider_whosePrincipalChanges_isRefusedWithBothNamed() {
    answers(identity("orders/one"), identity("orders/two"));
    CredentialSource source =
        CredentialSource.provider(new Rotating(time))
            .watchingPrincipal(StsEndpoint.in("eu-west-1").at(URI.create(SERVICE.baseUrl())));

    try (SharedCredentials watched = SharedCredentials.acquire(source, Refresh.BY_CALLERS, time)) {
      assertThat(watched.principal()).contains("arn:aws:sts::111122223333:assumed-role/orders/one");
      time.advance(Duration.ofMinutes(61));
      assertThatThrownBy(watched::resolveCredentials)
          .isInstanceOf(PrincipalChangedException.class)
          .hasMessageContaining("assumed-role/orders/two (expected: ")
          .hasMessageContaining("assumed-role/orders/one, as before)");
    }
  }

  @Test
  void metadataService_thatThrottlesAndFails_isTriedAgain() {
    SERVICE.stubFor(put(urlEqualTo("/latest/api/token")).willReturn(aResponse().withBody("t")));
    String list = "/latest/meta-data/iam/security-credentials";
    SERVICE.stubFor(get(urlEqualTo(list + "/")).willReturn(aResponse().withBody("orders")));
    SERVICE.stubFor(get(urlEqualTo(list + "-extended/")).willReturn(aResponse().withStatus(404)));
    ScenarioMappingBuilder role = get(urlEqualTo(list + "/orders")).inScenario("role");
    SERVICE.stubFor(
        role.whenScenarioStateIs(STARTED)
            .willReturn(aResponse().withStatus(429))
            .willSetStateTo("failing"));
    SERVICE.stubFor(
        get(urlEqualTo(list + "/orders"))
            .inScenario("role")
            .whenScenarioStateIs("failing")
            .willReturn(aResponse().withStatus(503))
            .willSetStateTo("well"));
    SERVICE.stubFor(
        get(urlEqualTo(list + "/orders"))
            .inScenario("role")
            .whenScenarioStateIs("well")
            .willReturn(
                aResponse()
                    .withBody(
                        """
                        {"Code": "Success", "Type": "AWS-HMAC", "AccessKeyId": "ASIAINSTANCE",
                         "SecretAccessKey": "a-secret-of-no-account", "Token": "t-of-no-account",
                         "LastUpdated": "2026-03-01T12:00:00Z", "Expiration": "2099-01-01T00:00:00Z"}
                        """)));
    CredentialSource source = CredentialSource.instance(URI.create(SERVICE.baseUrl()));

    try (SharedCredentials instance = SharedCredentials.acquire(source, Refresh.BY_CALLERS, time)) {
      assertThat(instance.resolveCredentials().accessKeyId()).isEqualTo("ASIAINSTANCE");
    }
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

  private static ResponseDefinitionBuilder session(String key, Instant end) {
    return session("AssumeRole", key, end);
  }

  private static ResponseDefinitionBuilder webSession(String key, Instant end) {
    return session("AssumeRoleWithWebIdentity", key, end);
  }

  private static ResponseDefinitionBuilder session(String operation, String key, Instant end) {
    return aResponse()
        .withHeader("Content-Type", "text/xml")
        .withBody(
            """
            <%1$sResponse xmlns="https://sts.amazonaws.com/doc/2011-06-15/"><%1$sResult>
            <AssumedRoleUser><AssumedRoleId>AROA:msk-sdk-java</AssumedRoleId>
            <Arn>arn:aws:sts::111122223333:assumed-role/orders/msk-sdk-java</Arn></AssumedRoleUser>
            <Credentials><AccessKeyId>%2$s</AccessKeyId>
            <SecretAccessKey>a-secret-of-no-account</SecretAccessKey>
            <SessionToken>a-token-of-no-account</SessionToken><Expiration>%3$s</Expiration>
            </Credentials></%1$sResult></%1$sResponse>
            """
                .formatted(operation, key, end));
  }

  private static ResponseDefinitionBuilder identity(String session) {
    return aResponse()
        .withHeader("Content-Type", "text/xml")
        .withBody(
            """
            <GetCallerIdentityResponse xmlns="https://sts.amazonaws.com/doc/2011-06-15/">
            <GetCallerIdentityResult><UserId>AROA</UserId><Account>111122223333</Account>
            <Arn>arn:aws:sts::111122223333:assumed-role/%s</Arn></GetCallerIdentityResult>
            </GetCallerIdentityResponse>
            """
                .formatted(session));
  }

  private static ResponseDefinitionBuilder error(int status, String code) {
    return aResponse()
        .withStatus(status)
        .withHeader("Content-Type", "text/xml")
        .withBody(
            """
            <ErrorResponse><Error><Type>Sender</Type><Code>%s</Code>
            <Message>the reason of STS</Message></Error><RequestId>r-1</RequestId></ErrorResponse>
            """
                .formatted(code));
  }
}
