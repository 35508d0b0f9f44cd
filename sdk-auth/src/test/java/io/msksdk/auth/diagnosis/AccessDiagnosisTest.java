package io.msksdk.auth.diagnosis;

import static org.assertj.core.api.Assertions.assertThat;

import io.msksdk.auth.client.AuthMode;
import io.msksdk.auth.client.BootstrapBrokers;
import io.msksdk.auth.client.NetworkPath;
import io.msksdk.core.arn.MskClusterArn;
import io.msksdk.core.call.ClientException;
import io.msksdk.core.policy.KafkaClusterAction;
import io.msksdk.core.time.ManualTime;
import java.time.Instant;
import java.util.HashMap;
import java.util.Map;
import java.util.concurrent.ExecutionException;
import java.util.function.Function;
import org.apache.kafka.common.config.ConfigException;
import org.apache.kafka.common.errors.SaslAuthenticationException;
import org.apache.kafka.common.errors.TimeoutException;
import org.apache.kafka.common.errors.TopicAuthorizationException;
import org.apache.kafka.common.errors.TransactionalIdAuthorizationException;
import org.apache.kafka.common.errors.UnsupportedSaslMechanismException;
import org.junit.jupiter.api.Test;
import software.amazon.awssdk.auth.credentials.AwsBasicCredentials;
import software.amazon.awssdk.auth.credentials.AwsCredentials;
import software.amazon.awssdk.auth.credentials.AwsSessionCredentials;
import software.amazon.awssdk.http.SdkHttpResponse;
import software.amazon.awssdk.services.sts.StsClient;
import software.amazon.awssdk.services.sts.model.GetCallerIdentityRequest;
import software.amazon.awssdk.services.sts.model.GetCallerIdentityResponse;

/** What exceptions and settings tell without asking anyone. */
class AccessDiagnosisTest {
  private static final MskClusterArn CLUSTER =
      MskClusterArn.parse("arn:aws:kafka:eu-west-1:111122223333:cluster/orders/abcd-1");
  private static final String HOST = "b-1.orders.abc123.c2.kafka.eu-west-1.amazonaws.com";
  private static final String DENIED = "[0b6e3f5c-1111-2222-3333-444455556666]: Access denied";

  private static Map<String, Object> iam(int port) {
    return Map.of(
        "bootstrap.servers",
        HOST + ":" + port,
        "security.protocol",
        "SASL_SSL",
        "sasl.mechanism",
        "AWS_MSK_IAM");
  }

  private static AccessContext.Builder context() {
    return AccessContext.builder(iam(9098)).cluster(CLUSTER);
  }

  private static AccessDiagnosis of(Throwable failure, AccessContext.Builder context) {
    return AccessDiagnosis.of(new ExecutionException(failure), context.build());
  }

  @Test
  void tooManyConnects_areKnownByMsksWords() {
    Throwable failure =
        new SaslAuthenticationException("Failed authentication: [request]: Too many connects");

    AccessDiagnosis diagnosis = of(failure, context());

    assertThat(diagnosis.cause()).isEqualTo(AccessFault.TOO_MANY_CONNECTS);
    assertThat(diagnosis.remedy()).contains("reconnect.backoff.ms");
  }

  @Test
  void changedPrincipal_isKnownByKafkasWords_andBothAreNamed() {
    Throwable failure =
        new SaslAuthenticationException(
            "Cannot change principals during re-authentication from"
                + " IAM.arn:aws:sts::111122223333:assumed-role/app/one:"
                + " IAM.arn:aws:sts::111122223333:assumed-role/app/two");

    AccessDiagnosis diagnosis = of(failure, context());

    assertThat(diagnosis.cause()).isEqualTo(AccessFault.PRINCIPAL_CHANGED);
    assertThat(diagnosis.evidence().get(0)).contains("app/one").contains("app/two");
  }

  @Test
  void providerWithoutCredentials_isToldFromARefusal() {
    Throwable failure =
        new SaslAuthenticationException(
            "failed",
            ClientException.notSent(
                "AWS_MSK_IAM", "credentials provider Mine: returned null", "Correct it.", null));

    assertThat(of(failure, context()).cause()).isEqualTo(AccessFault.NO_CREDENTIALS);
  }

  @Test
  void regionOfTheClusterAndOfItsHosts_isHeldAgainstTheOneSignedFor() {
    AccessDiagnosis diagnosis =
        of(new SaslAuthenticationException(DENIED), context().region("us-east-1"));

    assertThat(diagnosis.cause()).isEqualTo(AccessFault.WRONG_REGION);
    assertThat(diagnosis.evidence())
        .anyMatch(line -> line.contains("cluster's ARN is of eu-west-1"))
        .anyMatch(line -> line.contains(HOST));
    assertThat(diagnosis.remedy()).contains("region(\"eu-west-1\")");
  }

  @Test
  void credentialsPastTheirEnd_needNoCall() {
    Instant now = Instant.parse("2026-01-01T12:00:00Z");
    AwsCredentials ended =
        AwsSessionCredentials.builder()
            .accessKeyId("ASIAEXAMPLE")
            .secretAccessKey("secret-of-no-account")
            .sessionToken("token-of-no-account")
            .expirationTime(now.minusSeconds(1))
            .build();

    AccessDiagnosis diagnosis =
        of(
            new SaslAuthenticationException(DENIED),
            context().credentials(() -> ended).time(ManualTime.startingAt(now)));

    assertThat(diagnosis.cause()).isEqualTo(AccessFault.EXPIRED_CREDENTIALS);
    assertThat(diagnosis.toString())
        .contains("2026-01-01T11:59:59Z")
        .doesNotContain("of-no-account");
  }

  @Test
  void refusalWithNothingToAskWith_saysWhatWouldHelp() {
    AccessDiagnosis diagnosis = of(new SaslAuthenticationException(DENIED), context());

    assertThat(diagnosis.cause()).isEqualTo(AccessFault.UNKNOWN);
    assertThat(diagnosis.evidence().get(0)).contains("0b6e3f5c-1111-2222-3333-444455556666");
    assertThat(diagnosis.remedy()).contains("STS");
  }

  @Test
  void portOfAnotherMode_isFoundInMsksTable() {
    AccessDiagnosis diagnosis =
        of(new TimeoutException("no node"), AccessContext.builder(iam(9094)));

    assertThat(diagnosis.cause()).isEqualTo(AccessFault.WRONG_PORT);
    assertThat(diagnosis.evidence().get(0)).contains("9094").contains("TLS on PRIVATE");
  }

  @Test
  void answerOfTheCluster_goesBeforeTheTable() {
    BootstrapBrokers tunnel =
        BootstrapBrokers.builder()
            .servers(AuthMode.IAM, NetworkPath.PRIVATE, HOST + ":10098")
            .servers(AuthMode.SCRAM, NetworkPath.PRIVATE, HOST + ":9098")
            .build();

    AccessDiagnosis diagnosis =
        of(new TimeoutException("no node"), AccessContext.builder(iam(9098)).brokers(tunnel));

    assertThat(diagnosis.cause()).isEqualTo(AccessFault.WRONG_PORT);
    assertThat(diagnosis.evidence().get(0)).contains("SCRAM on PRIVATE");
    assertThat(diagnosis.remedy()).contains(HOST + ":10098");
  }

  @Test
  void mechanismTheBrokerDoesNotHave_isAWrongPort() {
    Throwable failure =
        new UnsupportedSaslMechanismException(
            "Client SASL mechanism 'AWS_MSK_IAM' not enabled in the server");

    assertThat(of(failure, AccessContext.builder(iam(9098))).cause())
        .isEqualTo(AccessFault.WRONG_PORT);
  }

  @Test
  void unknownFailure_staysUnknown() {
    AccessDiagnosis diagnosis = of(new IllegalStateException("something else"), context());

    assertThat(diagnosis.cause()).isEqualTo(AccessFault.UNKNOWN);
    assertThat(diagnosis.toString()).contains("IllegalStateException: something else");
  }

  /** Nothing answers here, so the right that is named is the most likely one. */
  @Test
  void missingRight_isNamedEvenWhenTheBrokersCannotBeAsked() {
    Map<String, Object> nowhere =
        Map.of(
            "bootstrap.servers", "nowhere.invalid:9098",
            "security.protocol", "SASL_SSL",
            "sasl.mechanism", "AWS_MSK_IAM",
            "transactional.id", "tx-1");

    AccessDiagnosis transaction =
        of(
            new TransactionalIdAuthorizationException("Transactional Id authorization failed."),
            AccessContext.builder(nowhere).cluster(CLUSTER));
    AccessDiagnosis creation =
        of(
            new TopicAuthorizationException("Authorization failed."),
            AccessContext.builder(nowhere)
                .cluster(CLUSTER)
                .attempting(KafkaClusterAction.find("CreateTopic").orElseThrow(), "orders"));

    assertThat(transaction.action()).contains("kafka-cluster:AlterTransactionalId");
    assertThat(transaction.resources()).containsExactly(CLUSTER.transactionalId("tx-1").toString());
    assertThat(creation.action()).contains("kafka-cluster:CreateTopic");
    assertThat(creation.statement().orElseThrow().resources())
        .containsExactly(CLUSTER.topic("orders").toString());
  }

  @Test
  void contextText_showsNoSecretOfTheProperties() {
    Map<String, Object> scram =
        Map.of(
            "bootstrap.servers", HOST + ":9096",
            "security.protocol", "SASL_SSL",
            "sasl.mechanism", "SCRAM-SHA-512",
            "sasl.jaas.config", "X required password=\"password-of-no-account\";");

    AccessContext context = AccessContext.builder(scram).build();
    AccessDiagnosis diagnosis =
        AccessDiagnosis.of(
            new SaslAuthenticationException(
                "Authentication failed during authentication due to invalid credentials with SASL"
                    + " mechanism SCRAM-SHA-512"),
            context);

    assertThat(context.toString()).contains("SCRAM").doesNotContain("password-of-no-account");
    assertThat(diagnosis.cause()).isEqualTo(AccessFault.WRONG_SECRET);
    assertThat(diagnosis.toString()).doesNotContain("password-of-no-account");
  }

  @Test
  void protocolInSmallLetters_isReadAsKafkaReadsIt() {
    Map<String, Object> small = new HashMap<>(iam(9098));
    small.put("security.protocol", "sasl_ssl");

    assertThat(AccessContext.builder(small).build().toString()).contains("AccessContext[IAM");
  }

  @Test
  void providerThatAnswersNothing_isEvidence_notAnException() {
    AccessDiagnosis diagnosis =
        of(new SaslAuthenticationException(DENIED), context().credentials(() -> null));

    assertThat(diagnosis.cause()).isEqualTo(AccessFault.NO_CREDENTIALS);
    assertThat(diagnosis.evidence()).anyMatch(line -> line.contains("null"));
  }

  @Test
  void stsClientThatIsClosed_isEvidence_notAnException() {
    StsClient closed =
        sts(
            request -> {
              throw new IllegalStateException("Connection pool shut down");
            });

    AccessDiagnosis diagnosis =
        of(
            new SaslAuthenticationException(DENIED),
            context().credentials(AccessDiagnosisTest::basic).sts(closed));

    assertThat(diagnosis.cause()).isEqualTo(AccessFault.UNKNOWN);
    assertThat(diagnosis.toString()).contains("IllegalStateException");
  }

  @Test
  void credentialsThatOnlyAClockAheadHasEnded_areAClockSkew() {
    Instant real = Instant.parse("2026-01-01T12:00:00Z");
    AwsCredentials good =
        AwsSessionCredentials.builder()
            .accessKeyId("ASIAEXAMPLE")
            .secretAccessKey("secret-of-no-account")
            .sessionToken("token-of-no-account")
            .expirationTime(real.plusSeconds(3600))
            .build();
    StsClient sts =
        sts(
            request ->
                (GetCallerIdentityResponse)
                    GetCallerIdentityResponse.builder()
                        .arn("arn:aws:sts::111122223333:assumed-role/app/one")
                        .sdkHttpResponse(
                            SdkHttpResponse.builder()
                                .statusCode(200)
                                .putHeader("Date", "Thu, 1 Jan 2026 12:00:00 GMT")
                                .build())
                        .build());

    AccessDiagnosis diagnosis =
        of(
            new SaslAuthenticationException(DENIED),
            context()
                .credentials(() -> good)
                .sts(sts)
                .time(ManualTime.startingAt(real.plusSeconds(7200))));

    assertThat(diagnosis.cause()).isEqualTo(AccessFault.CLOCK_SKEW);
  }

  @Test
  void settingOfAnotherKindThatIsMissing_saysNothingOfTheBrokers() {
    Map<String, Object> nowhere = new HashMap<>(iam(9098));
    nowhere.put("bootstrap.servers", "localhost:1");

    AccessDiagnosis diagnosis =
        of(
            new ConfigException("Missing required configuration \"key.serializer\""),
            AccessContext.builder(nowhere));

    assertThat(diagnosis.cause()).isEqualTo(AccessFault.UNKNOWN);
    assertThat(diagnosis.toString()).contains("key.serializer");
  }

  private static AwsCredentials basic() {
    return AwsBasicCredentials.create("AKIAEXAMPLE", "secret-of-no-account");
  }

  private static StsClient sts(
      Function<GetCallerIdentityRequest, GetCallerIdentityResponse> answer) {
    return new StsClient() {
      @Override
      public GetCallerIdentityResponse getCallerIdentity(GetCallerIdentityRequest request) {
        return answer.apply(request);
      }

      @Override
      public String serviceName() {
        return "sts";
      }

      @Override
      public void close() {
        // nothing is open
      }
    };
  }

  @Test
  void nameThatNoTopicCanHave_isEvidence_notAnException() {
    Map<String, Object> nowhere = new HashMap<>(iam(9098));
    nowhere.put("bootstrap.servers", "localhost:1");

    AccessDiagnosis diagnosis =
        of(
            new TopicAuthorizationException("Not authorized to access topics"),
            AccessContext.builder(nowhere)
                .cluster(CLUSTER)
                .attempting(KafkaClusterAction.find("ReadData").orElseThrow(), "no topic!"));

    assertThat(diagnosis.cause()).isEqualTo(AccessFault.UNKNOWN);
    assertThat(diagnosis.toString()).contains("InvalidSpecException");
  }
}
