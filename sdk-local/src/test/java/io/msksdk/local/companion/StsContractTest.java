package io.msksdk.local.companion;

import static io.msksdk.local.companion.CompanionClients.ADMIN;
import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import com.fasterxml.jackson.databind.JsonNode;
import io.msksdk.local.TestEngine;
import java.nio.charset.StandardCharsets;
import java.time.Duration;
import java.time.Instant;
import java.util.Base64;
import org.assertj.core.api.ThrowableAssert.ThrowingCallable;
import org.junit.jupiter.api.AfterAll;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.Test;
import software.amazon.awssdk.auth.credentials.AwsBasicCredentials;
import software.amazon.awssdk.auth.credentials.AwsCredentials;
import software.amazon.awssdk.awscore.exception.AwsServiceException;
import software.amazon.awssdk.services.kafka.KafkaClient;
import software.amazon.awssdk.services.sts.StsClient;
import software.amazon.awssdk.services.sts.model.AssumeRoleResponse;
import software.amazon.awssdk.services.sts.model.AssumeRoleWithWebIdentityResponse;
import software.amazon.awssdk.services.sts.model.Credentials;
import software.amazon.awssdk.services.sts.model.GetCallerIdentityResponse;

class StsContractTest {
  private static final String ACCOUNT = "arn:aws:iam::111122223333:";
  private static final String READER = ACCOUNT + "role/teams/reader";
  private static final String GUARDED = ACCOUNT + "role/guarded";
  private static final String CHAINED = ACCOUNT + "role/chained";
  private static final String WEB = ACCOUNT + "role/web";
  private static final String ISSUER = "id.example.com/pool";

  private static TestEngine engine;
  private static CompanionClients clients;

  @BeforeAll
  static void start() {
    engine = TestEngine.withoutBrokers();
    clients = new CompanionClients(engine);
    JsonNode unused =
        engine.post(
            "/_local/identities",
            """
            [{"role":"%1$s","trust":%5$s,"policies":[{"Version":"2012-10-17","Statement":[
               {"Effect":"Allow","Action":["kafka:List*","sts:AssumeRole"],"Resource":"*"}]}]},
             {"role":"%2$s","trust":{"Version":"2012-10-17","Statement":[{"Effect":"Allow",
               "Principal":{"AWS":"111122223333"},"Action":"sts:AssumeRole",
               "Condition":{"StringEquals":{"sts:ExternalId":"shared"}}}]},"policies":[]},
             {"role":"%3$s","trust":{"Version":"2012-10-17","Statement":[{"Effect":"Allow",
               "Principal":{"AWS":"%1$s"},"Action":"sts:AssumeRole"}]},"policies":[]},
             {"role":"%4$s","trust":{"Version":"2012-10-17","Statement":[{"Effect":"Allow",
               "Principal":{"Federated":"%6$s"},"Action":"sts:AssumeRoleWithWebIdentity",
               "Condition":{"StringEquals":{"%7$s:sub":"pod","%7$s:aud":"sts.amazonaws.com"}}}]},
               "policies":[]}]
            """
                .formatted(
                    READER,
                    GUARDED,
                    CHAINED,
                    WEB,
                    trusting("111122223333"),
                    ACCOUNT + "oidc-provider/" + ISSUER,
                    ISSUER));
  }

  @AfterAll
  static void stop() {
    engine.close();
  }

  @Test
  void getCallerIdentity_ofAUser_namesItWithoutAnyPolicy() {
    engine.user("AKIASTSNOBODY0000000", "s", "nobody", "");

    GetCallerIdentityResponse me =
        identity(AwsBasicCredentials.create("AKIASTSNOBODY0000000", "s"));

    assertThat(me.arn()).isEqualTo(ACCOUNT + "user/nobody");
    assertThat(me.account()).isEqualTo("111122223333");
    assertThat(me.userId()).startsWith("AIDA").hasSize(21);
  }

  @Test
  void getCallerIdentity_withAWrongSecret_doesNotMatch() {
    assertRefused(
        () -> identity(AwsBasicCredentials.create(TestEngine.ADMIN_KEY, "wrong")),
        403,
        "SignatureDoesNotMatch");
  }

  @Test
  void getCallerIdentity_withAnUnknownKey_isAnInvalidToken() {
    assertRefused(
        () -> identity(AwsBasicCredentials.create("AKIAUNKNOWN000000000", "s")),
        403,
        "InvalidClientTokenId");
  }

  @Test
  void assumeRole_trusted_givesCredentialsOfTheSession() {
    Instant before = Instant.now().minusSeconds(1);

    AssumeRoleResponse response = assume(ADMIN, READER, "billing", 900);

    String session = "arn:aws:sts::111122223333:assumed-role/reader/billing";
    Credentials credentials = response.credentials();
    assertThat(credentials.accessKeyId()).startsWith("ASIA").hasSize(20);
    assertThat(credentials.secretAccessKey()).hasSize(40);
    assertThat(Duration.between(before, credentials.expiration()))
        .isGreaterThan(Duration.ofSeconds(899))
        .isLessThan(Duration.ofSeconds(1_000));
    assertThat(response.assumedRoleUser().arn()).isEqualTo(session);
    assertThat(response.assumedRoleUser().assumedRoleId()).endsWith(":billing");
    GetCallerIdentityResponse me = identity(CompanionClients.of(credentials));
    assertThat(me.arn()).isEqualTo(session);
    assertThat(me.userId()).isEqualTo(response.assumedRoleUser().assumedRoleId());
  }

  @Test
  void session_ofARole_mayDoWhatTheRoleMay() {
    AwsCredentials session = session(READER);

    try (KafkaClient kafka = clients.kafka(session)) {
      assertThat(kafka.listClustersV2(r -> {}).clusterInfoList()).isEmpty();
      assertRefused(() -> kafka.describeClusterV2(r -> r.clusterArn(READER)), 403, null);
    }
  }

  @Test
  void session_afterItsEnd_isExpiredEverywhere() {
    String role = ACCOUNT + "role/short";
    JsonNode put =
        engine.post(
            "/_local/identities",
            "[{\"role\":\"%s\",\"trust\":%s,\"policies\":[]}]"
                .formatted(role, trusting("111122223333")));
    AwsCredentials session = session(role);

    JsonNode expired = engine.post("/_local/credentials/expire", "{\"role\":\"" + role + "\"}");

    assertThat(put).isEqualTo(expired);
    assertRefused(() -> identity(session), 403, "ExpiredToken");
    try (KafkaClient kafka = clients.kafka(session)) {
      assertRefused(() -> kafka.listClustersV2(r -> {}), 403, "ExpiredTokenException");
    }
    try (var secrets = clients.secrets(session)) {
      assertRefused(() -> secrets.listSecrets(r -> {}), 400, "ExpiredTokenException");
    }
  }

  @Test
  void session_withoutItsToken_isRefused() {
    AwsCredentials session = session(READER);
    AwsCredentials bare =
        AwsBasicCredentials.create(session.accessKeyId(), session.secretAccessKey());

    assertRefused(() -> identity(bare), 403, "InvalidClientTokenId");
  }

  @Test
  void assumeRole_unknown_isDenied() {
    assertRefused(() -> session(ACCOUNT + "role/none"), 403, "AccessDenied");
  }

  @Test
  void assumeRole_withoutTheExternalId_isDenied() {
    assertRefused(() -> session(GUARDED), 403, "AccessDenied");
  }

  @Test
  void assumeRole_withTheExternalId_isAllowed() {
    try (StsClient sts = clients.sts(ADMIN)) {
      assertThat(
              sts.assumeRole(r -> r.roleArn(GUARDED).roleSessionName("me").externalId("shared"))
                  .credentials())
          .isNotNull();
    }
  }

  @Test
  void assumeRole_byAUserWhosePoliciesDoNotAllowIt_isDenied() {
    engine.user("AKIASTSPOOR000000000", "s", "poor", "");

    assertRefused(
        () -> assume(AwsBasicCredentials.create("AKIASTSPOOR000000000", "s"), READER, "me", 900),
        403,
        "AccessDenied");
  }

  @Test
  void assumeRole_notTrusted_isDeniedEvenToTheAdministrator() {
    assertRefused(() -> session(CHAINED), 403, "AccessDenied");
  }

  @Test
  void assumeRole_fromASession_isAllowedForAnHourAtMost() {
    AwsCredentials first = session(READER);

    AssumeRoleResponse second = assume(first, CHAINED, "second", 3_600);

    assertThat(second.assumedRoleUser().arn())
        .isEqualTo("arn:aws:sts::111122223333:assumed-role/chained/second");
    assertRefused(() -> assume(first, CHAINED, "third", 3_601), 400, "ValidationError");
  }

  @Test
  void assumeRole_withAWrongDuration_isAValidationError() {
    assertRefused(() -> assume(ADMIN, READER, "me", 899), 400, "ValidationError");
    assertRefused(() -> assume(ADMIN, READER, "me", 43_201), 400, "ValidationError");
  }

  @Test
  void assumeRole_withAWrongSessionName_isAValidationError() {
    assertRefused(() -> assume(ADMIN, READER, "a b", 900), 400, "ValidationError");
    assertRefused(() -> assume(ADMIN, READER, "a", 900), 400, "ValidationError");
  }

  @Test
  void webIdentity_trusted_givesCredentialsWithoutASignature() {
    String token = token("pod", Instant.now().plusSeconds(600));

    AssumeRoleWithWebIdentityResponse response = assumeWith(WEB, token);

    assertThat(response.subjectFromWebIdentityToken()).isEqualTo("pod");
    assertThat(response.audience()).isEqualTo("sts.amazonaws.com");
    assertThat(response.provider()).isEqualTo(ACCOUNT + "oidc-provider/" + ISSUER);
    assertThat(identity(CompanionClients.of(response.credentials())).arn())
        .isEqualTo("arn:aws:sts::111122223333:assumed-role/web/me");
  }

  @Test
  void webIdentity_ofAnotherSubject_isDenied() {
    String token = token("other", Instant.now().plusSeconds(600));

    assertRefused(() -> assumeWith(WEB, token), 403, "AccessDenied");
    assertRefused(() -> assumeWith(ACCOUNT + "role/none", token), 403, "AccessDenied");
  }

  @Test
  void webIdentity_expired_isAnExpiredToken() {
    String token = token("pod", Instant.now().minusSeconds(1));

    assertRefused(() -> assumeWith(WEB, token), 400, "ExpiredTokenException");
  }

  @Test
  void webIdentity_thatIsNoToken_isInvalid() {
    assertRefused(() -> assumeWith(WEB, "not a token"), 400, "InvalidIdentityToken");
  }

  @Test
  void webIdentity_withClaimsThatMakeNoSense_isInvalid() {
    assertRefused(
        () -> assumeWith(WEB, tokenOf("\"aud\":[],\"exp\":4102444800")),
        400,
        "InvalidIdentityToken");
    assertRefused(
        () -> assumeWith(WEB, tokenOf("\"aud\":\"a\",\"exp\":-9223372036854775808")),
        400,
        "ExpiredTokenException");
    // never expires, but is for another audience
    assertRefused(
        () -> assumeWith(WEB, tokenOf("\"aud\":\"a\",\"exp\":9223372036854775807")),
        403,
        "AccessDenied");
  }

  @Test
  void operation_unknown_isAnInvalidAction() {
    assertThat(engine.send("POST", "/", "Action=Dance&Version=2011-06-15").body())
        .contains("<Code>InvalidAction</Code>", "AssumeRole");
  }

  @Test
  void form_thatCannotBeRead_isRefusedInTheServicesWords() {
    var response = engine.send("POST", "/", "Action=GetCallerIdentity&Version=2011-06-15&X=%zz");

    assertThat(response.statusCode()).isEqualTo(400);
    assertThat(response.body()).contains("<Code>MalformedQueryString</Code>");
  }

  @Test
  void identities_withAWrongTrustPolicy_areRefusedAsAWhole() {
    assertThat(
            engine
                .send(
                    "POST",
                    "/_local/identities",
                    """
                    [{"role":"arn:aws:iam::111122223333:role/x","trust":{"Statement":[
                      {"Effect":"Allow","Action":"sts:AssumeRole"}]},"policies":[]}]
                    """)
                .body())
        .contains("identities[0].trust");
  }

  private static String tokenOf(String claims) {
    String body = "{\"iss\":\"https://" + ISSUER + "\",\"sub\":\"other\"," + claims + "}";
    return "e30."
        + Base64.getUrlEncoder()
            .withoutPadding()
            .encodeToString(body.getBytes(StandardCharsets.UTF_8))
        + ".c2ln";
  }

  private static AwsCredentials session(String role) {
    return CompanionClients.of(assume(ADMIN, role, "me", 900).credentials());
  }

  private static AssumeRoleResponse assume(
      AwsCredentials caller, String role, String session, int seconds) {
    try (StsClient sts = clients.sts(caller)) {
      return sts.assumeRole(r -> r.roleArn(role).roleSessionName(session).durationSeconds(seconds));
    }
  }

  private static AssumeRoleWithWebIdentityResponse assumeWith(String role, String token) {
    try (StsClient sts = clients.sts(ADMIN)) {
      return sts.assumeRoleWithWebIdentity(
          r -> r.roleArn(role).roleSessionName("me").webIdentityToken(token));
    }
  }

  private static GetCallerIdentityResponse identity(AwsCredentials credentials) {
    try (StsClient sts = clients.sts(credentials)) {
      return sts.getCallerIdentity();
    }
  }

  private static String trusting(String principal) {
    return """
        {"Version":"2012-10-17","Statement":[{"Effect":"Allow","Principal":{"AWS":"%s"},
         "Action":"sts:AssumeRole"}]}"""
        .formatted(principal);
  }

  private static String token(String subject, Instant end) {
    String claims =
        "{\"iss\":\"https://%s\",\"sub\":\"%s\",\"aud\":[\"sts.amazonaws.com\"],\"exp\":%d}"
            .formatted(ISSUER, subject, end.getEpochSecond());
    return "e30."
        + Base64.getUrlEncoder()
            .withoutPadding()
            .encodeToString(claims.getBytes(StandardCharsets.UTF_8))
        + ".c2ln";
  }

  private static void assertRefused(ThrowingCallable call, int status, String code) {
    assertThatThrownBy(call)
        .isInstanceOfSatisfying(
            AwsServiceException.class,
            e -> {
              assertThat(e.statusCode()).isEqualTo(status);
              if (code != null) {
                assertThat(e.awsErrorDetails().errorCode()).isEqualTo(code);
              }
            });
  }
}
