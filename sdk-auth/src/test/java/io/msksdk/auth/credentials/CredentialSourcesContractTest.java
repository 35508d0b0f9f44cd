package io.msksdk.auth.credentials;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import io.msksdk.auth.LocalRoles;
import io.msksdk.core.call.AccessDeniedException;
import io.msksdk.core.time.ManualTime;
import io.msksdk.core.time.Time;
import io.msksdk.testkit.DataPlane;
import io.msksdk.testkit.LocalMsk;
import java.net.URI;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Duration;
import java.util.Base64;
import java.util.HashSet;
import java.util.Set;
import org.junit.jupiter.api.AfterAll;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import software.amazon.awssdk.auth.credentials.AwsBasicCredentials;
import software.amazon.awssdk.auth.credentials.AwsCredentials;
import software.amazon.awssdk.auth.credentials.StaticCredentialsProvider;

/** Every source of credentials against the services it is for, as the local MSK answers them. */
class CredentialSourcesContractTest {
  private static final String CONTAINER = "aws.containerCredentialsFullUri";
  private static final String NOTHING =
      """
      {"Version": "2012-10-17", "Statement": [
        {"Effect": "Allow", "Action": "sts:AssumeRole", "Resource": "*"}]}
      """;

  private static LocalMsk local;
  private static LocalRoles roles;

  @BeforeAll
  static void start() {
    local = LocalMsk.builder().dataPlane(DataPlane.NONE).start();
    roles = new LocalRoles(local);
  }

  @AfterAll
  static void stop() {
    local.close();
  }

  @AfterEach
  void forget() {
    System.clearProperty(CONTAINER);
  }

  @Test
  void role_assumedWithKeys_givesASessionOfAStableName() {
    String arn = roles.put("orders", NOTHING);

    assertThat(principal(CredentialSource.role(arn).from(keys()).sts(sts())))
        .isEqualTo(session("orders", "msk-sdk-java"));
    assertThat(principal(CredentialSource.role(arn).from(keys()).sts(sts()).sessionName("b-1")))
        .isEqualTo(session("orders", "b-1"));
  }

  @Test
  void role_withAnExternalId_isAssumedWithItAndNotWithout() {
    String arn =
        roles.put(
            "partner",
            """
            {"Effect": "Allow", "Action": "sts:AssumeRole", "Principal": {"AWS": "*"},
             "Condition": {"StringEquals": {"sts:ExternalId": "partner-7"}}}
            """,
            NOTHING);
    RoleSource role = CredentialSource.role(arn).from(keys()).sts(sts());

    assertThat(principal(role.externalId("partner-7")))
        .isEqualTo(session("partner", "msk-sdk-java"));
    assertThatThrownBy(() -> principal(role))
        .isInstanceOf(AccessDeniedException.class)
        .hasMessageContaining("is not authorized to perform: sts:AssumeRole");
  }

  @Test
  void role_assumedByARole_isAChain() {
    String first = roles.put("first", NOTHING);
    String second =
        roles.put(
            "second",
            """
            {"Effect": "Allow", "Action": "sts:AssumeRole", "Principal": {"AWS": "%s"}}
            """
                .formatted(first),
            NOTHING);
    RoleSource chain =
        CredentialSource.role(second)
            .sts(sts())
            .from(CredentialSource.role(first).from(keys()).sts(sts()));

    assertThat(principal(chain)).isEqualTo(session("second", "msk-sdk-java"));
  }

  @Test
  void webIdentity_isExchangedForASession(@TempDir Path folder) throws Exception {
    String arn =
        roles.put(
            "pod",
            """
            {"Effect": "Allow", "Action": "sts:AssumeRoleWithWebIdentity",
             "Principal": {"Federated":
               "arn:aws:iam::%s:oidc-provider/oidc.eks.example.com/id/1"}}
            """
                .formatted(local.account()),
            NOTHING);
    Path token = Files.writeString(folder.resolve("token"), jwt());

    assertThat(principal(CredentialSource.webIdentity(arn, token).sts(sts())))
        .isEqualTo(session("pod", "msk-sdk-java"));
  }

  @Test
  void container_givesTheCredentialsOfPodIdentity() {
    roles.put("pod-identity", NOTHING);
    System.setProperty(CONTAINER, local.endpoint() + "/_local/credentials/container/pod-identity");

    assertThat(principal(CredentialSource.container().watchingPrincipal(sts())))
        .startsWith(session("pod-identity", ""));
  }

  @Test
  void instance_givesTheCredentialsOfItsProfile() {
    roles.put("instance", NOTHING);
    URI metadata = URI.create(local.endpoint() + "/_local/credentials/instance/instance");

    assertThat(principal(CredentialSource.instance(metadata).watchingPrincipal(sts())))
        .startsWith(session("instance", ""));
  }

  @Test
  void role_onTopOfAnInstance_hasAStableName() {
    String base = roles.put("base", NOTHING);
    String arn = roles.put("stable", NOTHING);
    URI metadata = URI.create(local.endpoint() + "/_local/credentials/instance/base");

    assertThat(base).endsWith("/base");
    assertThat(
            principal(
                CredentialSource.role(arn)
                    .from(CredentialSource.instance(metadata))
                    .sts(sts())
                    .sessionName("orders-app")))
        .isEqualTo(session("stable", "orders-app"));
  }

  @Test
  void sessions_overTheHours_areOpenedOneByOne() {
    String arn = roles.put("hours", NOTHING);
    RoleSource role = CredentialSource.role(arn).from(keys()).sts(sts());
    ManualTime time = ManualTime.startingAt(Time.system().now());
    Set<String> keys = new HashSet<>();

    try (SharedCredentials credentials =
        SharedCredentials.acquire(role, Refresh.BY_CALLERS, time)) {
      for (int i = 0; i < 3; i++) {
        AwsCredentials session = credentials.resolveCredentials();
        keys.add(session.accessKeyId());
        time.advance(Duration.between(time.now(), session.expirationTime().orElseThrow()));
        roles.expire(arn);
      }
    }

    assertThat(keys).hasSize(3);
  }

  @Test
  void container_whoseCredentialsWereFetched_isAskedAgainForTheNext() {
    roles.put("twice", NOTHING);
    System.setProperty(CONTAINER, local.endpoint() + "/_local/credentials/container/twice");
    ManualTime time = ManualTime.startingAt(Time.system().now());

    try (SharedCredentials credentials =
        SharedCredentials.acquire(CredentialSource.container(), Refresh.BY_CALLERS, time)) {
      String first = credentials.resolveCredentials().accessKeyId();
      time.advance(Duration.ofHours(5).plusMinutes(55));

      assertThat(credentials.resolveCredentials().accessKeyId()).isNotEqualTo(first);
    }
  }

  private static String principal(CredentialSource source) {
    try (SharedCredentials credentials =
        SharedCredentials.acquire(source, Refresh.BY_CALLERS, Time.system())) {
      return credentials.principal().orElseThrow();
    }
  }

  private static CredentialSource keys() {
    return CredentialSource.provider(
        StaticCredentialsProvider.create(
            AwsBasicCredentials.create(local.admin().accessKey(), local.admin().secretKey())));
  }

  private static StsEndpoint sts() {
    return StsEndpoint.in(local.region()).at(local.endpoint());
  }

  private static String session(String role, String name) {
    return "arn:aws:sts::" + local.account() + ":assumed-role/" + role + "/" + name;
  }

  private static String jwt() {
    return part("{\"alg\":\"none\"}")
        + "."
        + part(
            """
            {"iss": "https://oidc.eks.example.com/id/1", "aud": "sts.amazonaws.com",
             "sub": "system:serviceaccount:orders:app", "exp": 4102444800}
            """)
        + "."
        + part("of-no-account");
  }

  private static String part(String json) {
    return Base64.getUrlEncoder()
        .withoutPadding()
        .encodeToString(json.getBytes(StandardCharsets.UTF_8));
  }
}
