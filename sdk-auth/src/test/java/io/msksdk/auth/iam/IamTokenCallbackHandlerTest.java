package io.msksdk.auth.iam;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import io.msksdk.auth.TestSecrets;
import io.msksdk.auth.credentials.CredentialNames;
import io.msksdk.auth.credentials.CredentialSource;
import io.msksdk.auth.credentials.SharedCredentials;
import io.msksdk.core.check.InvalidSpecException;
import io.msksdk.core.time.Time;
import java.nio.charset.StandardCharsets;
import java.time.Duration;
import java.time.Instant;
import java.time.temporal.ChronoUnit;
import java.util.ArrayList;
import java.util.Base64;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.concurrent.atomic.AtomicInteger;
import javax.security.auth.callback.Callback;
import javax.security.auth.callback.NameCallback;
import javax.security.auth.callback.UnsupportedCallbackException;
import org.apache.kafka.clients.admin.Admin;
import org.apache.kafka.common.KafkaException;
import org.apache.kafka.common.security.oauthbearer.OAuthBearerToken;
import org.apache.kafka.common.security.oauthbearer.OAuthBearerTokenCallback;
import org.junit.jupiter.api.Test;
import software.amazon.awssdk.auth.credentials.AwsBasicCredentials;
import software.amazon.awssdk.auth.credentials.AwsCredentialsProvider;
import software.amazon.awssdk.auth.credentials.AwsSessionCredentials;
import software.amazon.awssdk.auth.credentials.StaticCredentialsProvider;

class IamTokenCallbackHandlerTest {
  private static final AwsCredentialsProvider PROVIDER =
      StaticCredentialsProvider.create(AwsBasicCredentials.create("AKIATEST", TestSecrets.SECRET));

  @Test
  void token_isAPresignedUrlGoodForFifteenMinutes() throws Exception {
    OAuthBearerToken token = token(IamLogin.of(PROVIDER, "eu-west-1"));

    assertThat(new String(Base64.getUrlDecoder().decode(token.value()), StandardCharsets.UTF_8))
        .startsWith("https://kafka.eu-west-1.amazonaws.com?Action=kafka-cluster%3AConnect")
        .contains("X-Amz-Credential=AKIATEST%2F")
        .doesNotContain(TestSecrets.SECRET);
    assertThat(token.lifetimeMs() - token.startTimeMs()).isEqualTo(900_000);
    assertThat(token.scope()).isEmpty();
    assertThat(token.principalName()).isEqualTo("kafka-cluster");
    assertThat(token.toString()).doesNotContain(token.value());
  }

  @Test
  void token_neverOutlivesItsCredentials() throws Exception {
    Instant end = Time.system().now().plus(Duration.ofMinutes(5)).truncatedTo(ChronoUnit.SECONDS);
    AwsSessionCredentials ending =
        AwsSessionCredentials.builder()
            .accessKeyId("ASIATEST")
            .secretAccessKey(TestSecrets.SECRET)
            .sessionToken("a-token-of-no-account")
            .expirationTime(end)
            .build();

    OAuthBearerToken token = token(IamLogin.of(() -> ending, "eu-west-1"));

    assertThat(token.lifetimeMs()).isEqualTo(end.toEpochMilli());
  }

  @Test
  void clients_ofOneLogin_shareOneTokenAndThoseOfTwoHaveTwo() {
    AtomicInteger asked = new AtomicInteger();
    AwsCredentialsProvider counting = counting(asked);
    List<Admin> clients = new ArrayList<>();
    try {
      IamLogin one = IamLogin.of(counting, "eu-west-1");
      for (int i = 0; i < 5; i++) {
        clients.add(admin(one.settings(IamMechanism.TOKEN)));
      }
      assertThat(asked).hasValue(1);

      clients.add(admin(IamLogin.of(counting, "eu-west-2").settings(IamMechanism.TOKEN)));
      assertThat(asked).hasValue(2);
    } finally {
      clients.forEach(Admin::close);
    }
  }

  @Test
  void clients_ofTwoAccounts_haveATokenEach() {
    AtomicInteger askedOne = new AtomicInteger();
    AtomicInteger askedOther = new AtomicInteger();
    AwsCredentialsProvider one = counting(askedOne);
    AwsCredentialsProvider other = counting(askedOther);

    try (Admin first = admin(IamLogin.of(one, "eu-west-1").settings(IamMechanism.TOKEN));
        Admin second = admin(IamLogin.of(other, "eu-west-1").settings(IamMechanism.TOKEN))) {
      assertThat(first).isNotSameAs(second);
    }

    assertThat(askedOne).hasValue(1);
    assertThat(askedOther).hasValue(1);
  }

  @Test
  void client_whoseProviderThrows_isNotMadeAndSaysWhy() {
    AwsCredentialsProvider failing =
        () -> {
          throw new IllegalStateException("what-nobody-should-read");
        };

    assertThatThrownBy(() -> admin(IamLogin.of(failing, "eu-west-1").settings(IamMechanism.TOKEN)))
        .isInstanceOf(KafkaException.class)
        .rootCause()
        .hasMessageContaining("threw java.lang.IllegalStateException")
        .hasMessageNotContaining("what-nobody-should-read");
  }

  @Test
  void client_ofNamedCredentials_findsThemByTheirName() {
    AtomicInteger asked = new AtomicInteger();
    CredentialSource source =
        CredentialSource.provider(
            () -> {
              asked.incrementAndGet();
              return PROVIDER.resolveCredentials();
            });
    Map<String, ?> settings = IamLogin.settings(IamMechanism.TOKEN, "token-app", "eu-west-1");

    try (CredentialNames.Registration name = CredentialNames.register("token-app", source);
        Admin admin = admin(settings)) {
      assertThat(name).isNotNull();
      assertThat(admin).isNotNull();
      assertThat(asked).hasValue(1);
    }
  }

  @Test
  void client_ofANameNobodyRegistered_isNotMadeAndSaysWhichThereAre() {
    Map<String, ?> settings = IamLogin.settings(IamMechanism.TOKEN, "unheard-of", "eu-west-1");

    assertThatThrownBy(() -> admin(settings))
        .isInstanceOf(KafkaException.class)
        .rootCause()
        .isInstanceOf(InvalidSpecException.class)
        .hasMessageContaining("credentials: unheard-of (expected: one of [");
  }

  @Test
  void configure_withoutALoginOrForAnotherMechanism_isRefused() {
    IamTokenCallbackHandler handler = new IamTokenCallbackHandler();

    assertThatThrownBy(() -> handler.configure(Map.of(), "OAUTHBEARER", List.of()))
        .isInstanceOf(InvalidSpecException.class)
        .hasMessageContaining("sasl.msk.iam.login: (not set)");
    assertThatThrownBy(() -> handler.configure(Map.of(), "AWS_MSK_IAM", List.of()))
        .isInstanceOf(InvalidSpecException.class)
        .hasMessageContaining("sasl.mechanism: AWS_MSK_IAM (expected: OAUTHBEARER)");
  }

  @Test
  void handle_ofAForeignCallback_isRefused() {
    IamTokenCallbackHandler handler = new IamTokenCallbackHandler();

    assertThatThrownBy(() -> handler.handle(new Callback[] {new NameCallback("name")}))
        .isInstanceOf(UnsupportedCallbackException.class);
  }

  private static AwsCredentialsProvider counting(AtomicInteger asked) {
    return () -> {
      asked.incrementAndGet();
      return PROVIDER.resolveCredentials();
    };
  }

  private static OAuthBearerToken token(IamLogin login) throws Exception {
    IamTokenCallbackHandler handler = new IamTokenCallbackHandler();
    handler.configure(login.settings(IamMechanism.TOKEN), "OAUTHBEARER", List.of());
    OAuthBearerTokenCallback asked = new OAuthBearerTokenCallback();
    handler.handle(new Callback[] {asked});
    return asked.token();
  }

  private static Admin admin(Map<String, ?> settings) {
    Map<String, Object> all = new HashMap<>(settings);
    // nothing listens there: a login is made before any connection
    all.put("bootstrap.servers", "localhost:1");
    return Admin.create(all);
  }

  @Test
  void configure_forAMalformedRegion_keepsNoCredentials() {
    AtomicInteger asked = new AtomicInteger();
    CredentialSource source =
        CredentialSource.provider(
            () -> {
              asked.incrementAndGet();
              return AwsSessionCredentials.builder()
                  .accessKeyId("ASIATEST")
                  .secretAccessKey("secret-of-no-account")
                  .sessionToken("token-of-no-account")
                  .expirationTime(Instant.parse("2100-01-01T00:00:00Z"))
                  .build();
            });
    Map<String, String> settings =
        new HashMap<>(IamLogin.settings(IamMechanism.TOKEN, "leaky", "eu-west-1"));
    settings.put("sasl.msk.iam.region", "eu west 1");

    try (CredentialNames.Registration name = CredentialNames.register("leaky", source)) {
      assertThat(name).isNotNull();
      assertThatThrownBy(
              () -> new IamTokenCallbackHandler().configure(settings, "OAUTHBEARER", List.of()))
          .isInstanceOf(InvalidSpecException.class);
      for (int i = 0; i < 2; i++) {
        try (SharedCredentials credentials = SharedCredentials.acquire(source)) {
          assertThat(credentials.resolveCredentials().accessKeyId()).isEqualTo("ASIATEST");
        }
      }
    }

    // nobody held them between the two
    assertThat(asked).hasValue(2);
  }
}
