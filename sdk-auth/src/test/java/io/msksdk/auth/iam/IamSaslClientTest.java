package io.msksdk.auth.iam;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import io.msksdk.auth.TestSecrets;
import java.nio.charset.StandardCharsets;
import java.util.List;
import java.util.Map;
import javax.security.auth.callback.Callback;
import javax.security.auth.callback.CallbackHandler;
import javax.security.auth.callback.NameCallback;
import javax.security.auth.callback.UnsupportedCallbackException;
import javax.security.sasl.Sasl;
import javax.security.sasl.SaslClient;
import javax.security.sasl.SaslException;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;
import software.amazon.awssdk.auth.credentials.AwsBasicCredentials;
import software.amazon.awssdk.auth.credentials.AwsCredentialsProvider;
import software.amazon.awssdk.auth.credentials.StaticCredentialsProvider;
import software.amazon.msk.auth.iam.IAMLoginModule;

class IamSaslClientTest {
  private static final AwsCredentialsProvider PROVIDER =
      StaticCredentialsProvider.create(AwsBasicCredentials.create("AKIATEST", TestSecrets.SECRET));
  private static final String HOST = "b-1.orders.123z8u.c2.kafka.eu-west-1.amazonaws.com";

  @Test
  void login_sendsThePayloadAndEndsWithTheAnswer() throws Exception {
    SaslClient client = client(handler(PROVIDER));

    assertThat(client.hasInitialResponse()).isTrue();
    assertThat(text(client.evaluateChallenge(new byte[0])))
        .contains("\"host\":\"" + HOST + "\"")
        .containsPattern("\"x-amz-credential\":\"AKIATEST/\\d{8}/eu-west-1/kafka-cluster/")
        .doesNotContain(TestSecrets.SECRET);
    assertThat(client.isComplete()).isFalse();

    assertThat(client.evaluateChallenge(answer("2020_10_22"))).isNull();
    assertThat(client.isComplete()).isTrue();
  }

  @Test
  void mechanism_besideTheOfficialOne_isOursForOurHandlersOnly() throws Exception {
    Class.forName(IAMLoginModule.class.getName());

    assertThat(client(handler(PROVIDER))).isInstanceOf(IamSaslClient.class);
    IamCallbackHandler official = new IamCallbackHandler();
    official.configure(IamLogin.of(PROVIDER, "eu-west-1").settings(), "AWS_MSK_IAM", List.of());
    assertThat(client(official)).isNotNull().isNotInstanceOf(IamSaslClient.class);
    CallbackHandler stranger = callbacks -> {};
    assertThat(client(stranger)).isNotInstanceOf(IamSaslClient.class);
  }

  @ParameterizedTest
  @ValueSource(strings = {"", "{}", "{\"version\":\"2021_01_01\"}", "HTTP/1.1 400 Bad Request"})
  void answer_ofSomethingElse_endsTheLogin(String answer) throws Exception {
    SaslClient client = client(handler(PROVIDER));
    assertThat(client.evaluateChallenge(new byte[0])).isNotEmpty();

    assertThatThrownBy(() -> client.evaluateChallenge(answer.getBytes(StandardCharsets.UTF_8)))
        .isInstanceOf(SaslException.class)
        .hasMessageContaining("(expected: 2020_10_22)");
    assertThat(client.isComplete()).isFalse();
  }

  @Test
  void messages_afterTheEnd_areRefused() throws Exception {
    SaslClient client = client(handler(PROVIDER));
    assertThat(client.evaluateChallenge(new byte[0])).isNotEmpty();
    assertThat(client.evaluateChallenge(answer("2020_10_22"))).isNull();

    assertThatThrownBy(() -> client.evaluateChallenge(new byte[0]))
        .isInstanceOf(SaslException.class)
        .hasMessageContaining("after the login ended");
  }

  @Test
  void broker_thatSpeaksFirst_isRefused() throws Exception {
    SaslClient client = client(handler(PROVIDER));

    assertThatThrownBy(() -> client.evaluateChallenge(new byte[] {1}))
        .isInstanceOf(SaslException.class)
        .hasMessageContaining("spoke first");
  }

  @Test
  void provider_thatThrows_isNamedAndNotQuoted() throws Exception {
    AwsCredentialsProvider failing =
        () -> {
          throw new IllegalStateException("what-nobody-should-read");
        };
    SaslClient client = client(handler(failing));

    assertThatThrownBy(() -> client.evaluateChallenge(new byte[0]))
        .isInstanceOf(SaslException.class)
        .hasMessageContaining("threw java.lang.IllegalStateException")
        .hasMessageNotContaining("what-nobody-should-read");
  }

  @Test
  void layer_thatTheMechanismDoesNotHave_isRefused() throws Exception {
    SaslClient client = client(handler(PROVIDER));

    assertThat(client.getMechanismName()).isEqualTo("AWS_MSK_IAM");
    assertThat(client.getNegotiatedProperty(Sasl.QOP)).isNull();
    assertThatThrownBy(() -> client.wrap(new byte[1], 0, 1))
        .isInstanceOf(IllegalStateException.class);
    assertThatThrownBy(() -> client.unwrap(new byte[1], 0, 1))
        .isInstanceOf(IllegalStateException.class);
    client.dispose();
  }

  @Test
  void handler_thatIsAskedSomething_refuses() {
    assertThatThrownBy(() -> handler(PROVIDER).handle(new Callback[] {new NameCallback("name")}))
        .isInstanceOf(UnsupportedCallbackException.class);
  }

  @Test
  void handler_ofAnotherMechanism_makesNoClient() {
    assertThat(
            handler(PROVIDER)
                .createSaslClient(
                    new String[] {"PLAIN"}, null, "kafka", HOST, Map.of(), callbacks -> {}))
        .isNull();
  }

  private static IamSaslCallbackHandler handler(AwsCredentialsProvider provider) {
    IamSaslCallbackHandler handler = new IamSaslCallbackHandler();
    handler.configure(
        IamLogin.of(provider, "eu-west-1").settings(IamMechanism.OWN), "AWS_MSK_IAM", List.of());
    return handler;
  }

  /** As Kafka asks for one. */
  private static SaslClient client(CallbackHandler handler) throws SaslException {
    return Sasl.createSaslClient(
        new String[] {"AWS_MSK_IAM"}, null, "kafka", HOST, Map.of(), handler);
  }

  private static byte[] answer(String version) {
    return ("{\"version\" : \"" + version + "\", \"request-id\":\"r-1\"}")
        .getBytes(StandardCharsets.UTF_8);
  }

  private static String text(byte[] payload) {
    return new String(payload, StandardCharsets.UTF_8);
  }
}
