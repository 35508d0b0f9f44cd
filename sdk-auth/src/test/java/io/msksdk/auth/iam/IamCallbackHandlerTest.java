package io.msksdk.auth.iam;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;
import static org.assertj.core.api.Assertions.catchThrowableOfType;

import io.msksdk.auth.AwsSettings;
import io.msksdk.core.call.ClientException;
import io.msksdk.core.check.InvalidSpecException;
import java.nio.charset.StandardCharsets;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.concurrent.atomic.AtomicInteger;
import javax.security.auth.callback.Callback;
import javax.security.auth.callback.NameCallback;
import javax.security.auth.callback.UnsupportedCallbackException;
import javax.security.sasl.Sasl;
import javax.security.sasl.SaslClient;
import javax.security.sasl.SaslException;
import org.apache.kafka.clients.admin.Admin;
import org.apache.kafka.common.KafkaException;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;
import software.amazon.awssdk.auth.credentials.AnonymousCredentialsProvider;
import software.amazon.awssdk.auth.credentials.AwsBasicCredentials;
import software.amazon.awssdk.auth.credentials.AwsCredentials;
import software.amazon.awssdk.auth.credentials.AwsCredentialsProvider;
import software.amazon.awssdk.auth.credentials.AwsSessionCredentials;
import software.amazon.awssdk.auth.credentials.StaticCredentialsProvider;
import software.amazon.awssdk.utils.SdkAutoCloseable;
import software.amazon.msk.auth.iam.IAMLoginModule;
import software.amazon.msk.auth.iam.internals.AWSCredentialsCallback;

class IamCallbackHandlerTest {
  private static final String SECRET = "a-secret-of-no-account";
  private static final AwsCredentialsProvider PROVIDER =
      StaticCredentialsProvider.create(AwsBasicCredentials.create("AKIATEST", SECRET));

  @Test
  void mechanism_onLocalhostWithoutAnyAwsSetting_signsWithTheProviderAndTheRegion()
      throws Exception {
    AwsSettings.assertNoneInSight();

    String payload = payload(IamLogin.of(PROVIDER, "ap-south-1"), "localhost");

    assertThat(payload)
        .contains("\"host\":\"localhost\"")
        .containsPattern("\"x-amz-credential\":\"AKIATEST/\\d{8}/ap-south-1/kafka-cluster/")
        .doesNotContain(SECRET)
        .doesNotContain("x-amz-security-token");
  }

  @Test
  void mechanism_withTemporaryCredentials_sendsTheirToken() throws Exception {
    AwsCredentials temporary = AwsSessionCredentials.create("ASIATEST", SECRET, "the-token");

    String payload = payload(IamLogin.of(() -> temporary, "eu-west-1"), "localhost");

    assertThat(payload).contains("\"x-amz-security-token\":\"the-token\"").contains("ASIATEST/");
  }

  @Test
  void provider_whoseCredentialsChange_isAskedForEveryConnection() throws Exception {
    AtomicInteger asked = new AtomicInteger();
    IamLogin login =
        IamLogin.of(
            () -> AwsBasicCredentials.create("AKIA" + asked.incrementAndGet(), SECRET),
            "eu-west-1");

    assertThat(payload(login, "localhost")).contains("AKIA1/");
    assertThat(payload(login, "localhost")).contains("AKIA2/");
  }

  @Test
  void provider_thatThrows_isNamedAndKeptAsCauseAndNotQuoted() {
    IllegalStateException own = new IllegalStateException("expired: what-nobody-should-read");
    AwsCredentialsProvider failing =
        () -> {
          throw own;
        };

    SaslException ended =
        catchThrowableOfType(
            SaslException.class, () -> payload(IamLogin.of(failing, "eu-west-1"), "localhost"));

    assertThat(ended).hasRootCause(own);
    assertThat(causeOf(ended))
        .hasMessageContaining(failing.getClass().getName())
        .hasMessageContaining("threw java.lang.IllegalStateException")
        .hasMessageNotContaining("what-nobody-should-read");
  }

  @Test
  void provider_thatReturnsNull_isNamed() {
    AwsCredentialsProvider empty = () -> null;

    SaslException ended =
        catchThrowableOfType(
            SaslException.class, () -> payload(IamLogin.of(empty, "eu-west-1"), "localhost"));

    assertThat(causeOf(ended)).hasMessageContaining("returned null (expected: AWS credentials)");
  }

  @Test
  void provider_ofAnonymousCredentials_isRefusedBeforeTheBrokerDoes() {
    AwsCredentialsProvider anonymous = AnonymousCredentialsProvider.create();

    SaslException ended =
        catchThrowableOfType(
            SaslException.class, () -> payload(IamLogin.of(anonymous, "eu-west-1"), "localhost"));

    assertThat(causeOf(ended))
        .hasMessageContaining("AnonymousCredentialsProvider")
        .hasMessageContaining("credentials without a key");
  }

  @Test
  void close_ofTheHandler_leavesTheProviderOpen() {
    class Closeable implements AwsCredentialsProvider, SdkAutoCloseable {
      private boolean closed;

      @Override
      public AwsCredentials resolveCredentials() {
        return AwsBasicCredentials.create("AKIATEST", SECRET);
      }

      @Override
      public void close() {
        closed = true;
      }
    }
    Closeable provider = new Closeable();
    IamCallbackHandler handler = configured(IamLogin.of(provider, "eu-west-1"));

    handler.close();

    assertThat(provider.closed).isFalse();
  }

  @Test
  void admin_ofPropertiesWithoutTheLogin_isNotMadeAndSaysWhy() {
    Map<String, Object> partial = new HashMap<>(IamLogin.of(PROVIDER, "eu-west-1").settings());
    partial.put("bootstrap.servers", "localhost:9098");
    partial.remove(LoginSettings.LOGIN);

    assertThatThrownBy(() -> Admin.create(partial))
        .isInstanceOf(KafkaException.class)
        .hasRootCauseInstanceOf(InvalidSpecException.class)
        .rootCause()
        .hasMessageContaining("sasl.msk.iam.login: (not set) (expected: the object that KafkaAuth");
  }

  @Test
  void configure_withTheLoginAsText_saysThatItCannotTravelSo() {
    IamCallbackHandler handler = new IamCallbackHandler();
    Map<String, String> text =
        Map.of(LoginSettings.LOGIN, IamLogin.of(PROVIDER, "eu-west-1").toString());

    assertThatThrownBy(() -> handler.configure(text, "AWS_MSK_IAM", List.of()))
        .isInstanceOf(InvalidSpecException.class)
        .hasMessageContaining("sasl.msk.iam.login: a java.lang.String");
  }

  @ParameterizedTest
  @ValueSource(strings = {"PLAIN", "OAUTHBEARER", "SCRAM-SHA-512"})
  void configure_forAnotherMechanism_isRefused(String mechanism) {
    IamCallbackHandler handler = new IamCallbackHandler();

    assertThatThrownBy(() -> handler.configure(Map.of(), mechanism, List.of()))
        .isInstanceOf(InvalidSpecException.class)
        .hasMessageContaining("sasl.mechanism: " + mechanism + " (expected: AWS_MSK_IAM)");
  }

  @Test
  void handle_ofAForeignCallback_isRefused() {
    IamCallbackHandler handler = configured(IamLogin.of(PROVIDER, "eu-west-1"));

    assertThatThrownBy(() -> handler.handle(new Callback[] {new NameCallback("name")}))
        .isInstanceOf(UnsupportedCallbackException.class);
  }

  @Test
  void handle_beforeConfigure_isRefused() {
    IamCallbackHandler handler = new IamCallbackHandler();

    assertThatThrownBy(() -> handler.handle(new Callback[] {new AWSCredentialsCallback()}))
        .isInstanceOf(InvalidSpecException.class);
  }

  @Test
  void login_whoseProviderShowsItsSecret_doesNot() {
    AwsCredentialsProvider talkative =
        new AwsCredentialsProvider() {
          @Override
          public AwsCredentials resolveCredentials() {
            return AwsBasicCredentials.create("AKIATEST", SECRET);
          }

          @Override
          public String toString() {
            return SECRET;
          }
        };

    assertThat(IamLogin.of(talkative, "eu-west-1").toString())
        .doesNotContain(SECRET)
        .contains(talkative.getClass().getName())
        .contains("eu-west-1");
  }

  private static ClientException causeOf(SaslException ended) {
    for (Throwable t = ended; t != null; t = t.getCause()) {
      if (t instanceof ClientException cause) {
        return cause;
      }
    }
    throw new AssertionError("no ClientException in the chain", ended);
  }

  private static IamCallbackHandler configured(IamLogin login) {
    IamCallbackHandler handler = new IamCallbackHandler();
    handler.configure(login.settings(), IamMechanism.OFFICIAL.saslName(), List.of());
    return handler;
  }

  /** What the official mechanism sends, driven as Kafka drives it. */
  private static String payload(IamLogin login, String host) throws Exception {
    // registers the mechanism, as Kafka's login does
    Class.forName(IAMLoginModule.class.getName());
    SaslClient client =
        Sasl.createSaslClient(
            new String[] {IamMechanism.OFFICIAL.saslName()},
            null,
            "kafka",
            host,
            Map.of(),
            configured(login));
    return new String(client.evaluateChallenge(new byte[0]), StandardCharsets.UTF_8);
  }
}
