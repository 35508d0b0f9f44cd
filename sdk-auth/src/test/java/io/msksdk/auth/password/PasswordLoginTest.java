package io.msksdk.auth.password;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import io.msksdk.auth.TestSecrets;
import io.msksdk.core.check.InvalidSpecException;
import java.util.Arrays;
import java.util.List;
import java.util.Map;
import javax.security.auth.callback.Callback;
import javax.security.auth.callback.ChoiceCallback;
import javax.security.auth.callback.NameCallback;
import javax.security.auth.callback.PasswordCallback;
import javax.security.auth.callback.UnsupportedCallbackException;
import javax.security.sasl.Sasl;
import javax.security.sasl.SaslClient;
import org.apache.kafka.common.security.scram.ScramExtensionsCallback;
import org.apache.kafka.common.security.scram.ScramLoginModule;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

class PasswordLoginTest {

  @Test
  void settings_asObjects_holdThePasswordNowhereAsText() {
    Map<String, Object> settings = login().settings();

    assertThat(settings.get("sasl.jaas.config"))
        .isEqualTo("org.apache.kafka.common.security.scram.ScramLoginModule required;");
    assertThat(settings.toString()).doesNotContain(TestSecrets.SECRET).contains("alice");
  }

  @Test
  void settings_asText_areWhatKafkasOwnHandlerReads() {
    PasswordLogin login = PasswordLogin.of("alice", "quote\"d-of-no-account".toCharArray());

    assertThat(login.text().get("sasl.jaas.config"))
        .isEqualTo(
            "org.apache.kafka.common.security.scram.ScramLoginModule required"
                + " username=\"alice\" password=\"quote\\\"d-of-no-account\";");
  }

  @Test
  void password_whoseArrayTheCallerClears_isKept() throws Exception {
    char[] password = TestSecrets.SECRET.toCharArray();
    PasswordLogin login = PasswordLogin.of("alice", password);

    Arrays.fill(password, ' ');

    assertThat(login.current().characters()).isEqualTo(TestSecrets.SECRET.toCharArray());
  }

  @Test
  void handler_answersNameAndPassword() throws Exception {
    NameCallback name = new NameCallback("name");
    PasswordCallback password = new PasswordCallback("password", false);

    handler().handle(new Callback[] {name, password, new ScramExtensionsCallback()});

    assertThat(name.getName()).isEqualTo("alice");
    assertThat(password.getPassword()).isEqualTo(TestSecrets.SECRET.toCharArray());
  }

  @Test
  void kafkasScramClient_startsWithTheHandler() throws Exception {
    Class.forName(ScramLoginModule.class.getName());

    SaslClient client =
        Sasl.createSaslClient(
            new String[] {"SCRAM-SHA-512"}, null, "kafka", "localhost", Map.of(), handler());

    assertThat(new String(client.evaluateChallenge(new byte[0]), "UTF-8")).contains("n=alice,r=");
  }

  @Test
  void handler_ofAnotherMechanismOrCallback_refuses() {
    PasswordCallbackHandler handler = new PasswordCallbackHandler();

    assertThatThrownBy(() -> handler.configure(login().settings(), "PLAIN", List.of()))
        .isInstanceOf(InvalidSpecException.class)
        .hasMessageContaining("sasl.mechanism: PLAIN (expected: SCRAM-SHA-512)");
    assertThatThrownBy(() -> handler.configure(Map.of(), "SCRAM-SHA-512", List.of()))
        .isInstanceOf(InvalidSpecException.class)
        .hasMessageContaining("sasl.msk.scram.login: (not set)");
    assertThatThrownBy(
            () ->
                handler()
                    .handle(
                        new Callback[] {new ChoiceCallback("which", new String[] {"a"}, 0, false)}))
        .isInstanceOf(UnsupportedCallbackException.class);
  }

  @Test
  void logins_areEqualWhenUserAndPasswordAre() {
    assertThat(login()).isEqualTo(login()).hasSameHashCodeAs(login());
    assertThat(login()).isNotEqualTo(PasswordLogin.of("bob", TestSecrets.SECRET.toCharArray()));
    assertThat(login())
        .isNotEqualTo(PasswordLogin.of("alice", "other-of-no-account".toCharArray()));
    assertThat(login()).hasToString("PasswordLogin[alice]");
  }

  @Test
  void login_withoutUserAndPassword_isRefusedForBoth() {
    assertThatThrownBy(() -> PasswordLogin.of(" ", new char[0]))
        .isInstanceOf(InvalidSpecException.class)
        .hasMessageContaining("user: (empty)")
        .hasMessageContaining("password: (empty)");
  }

  @Test
  void secret_ofMsksForm_isRead() {
    Password password =
        PasswordSecret.password(
            "AmazonMSK_orders",
            """
            { "username" : "al\\"ice", "engine": null, "port": 9096,
              "password":"p\\u00e4ss-of-no-account\\n" }
            """);

    assertThat(password)
        .isEqualTo(Password.of("al\"ice", "p\u00e4ss-of-no-account\n".toCharArray()));
  }

  @ParameterizedTest
  @ValueSource(
      strings = {
        "",
        "a-secret-of-no-account",
        "[]",
        "{",
        "{}x",
        "{\"username\": \"alice\"}",
        "{\"username\": \"alice\" \"password\": \"a-secret-of-no-account\"}",
        "{\"username\": \"alice\", \"password\": \"a-secret-of-no-account",
        "{\"username\": \"alice\", \"password\": \"\\x\"}",
        "{\"username\": \"alice\", \"password\": \"\\u12\"}",
        "{\"username\": \"alice\", \"password\": {}}",
        "{\"user\": \"alice\", \"pass\": \"a-secret-of-no-account\"}"
      })
  void secret_ofAnotherForm_isRefusedWithoutItsText(String value) {
    assertThatThrownBy(() -> PasswordSecret.password("AmazonMSK_orders", value))
        .isInstanceOf(InvalidSpecException.class)
        .hasMessageContaining("secret AmazonMSK_orders: ")
        .hasMessageNotContaining(TestSecrets.MARK);
  }

  @Test
  void secret_ofBytes_isRefused() {
    assertThatThrownBy(() -> PasswordSecret.password("AmazonMSK_orders", null))
        .isInstanceOf(InvalidSpecException.class)
        .hasMessageContaining("another form");
  }

  private static PasswordLogin login() {
    return PasswordLogin.of("alice", TestSecrets.SECRET.toCharArray());
  }

  private static PasswordCallbackHandler handler() {
    PasswordCallbackHandler handler = new PasswordCallbackHandler();
    handler.configure(login().settings(), "SCRAM-SHA-512", List.of());
    return handler;
  }
}
