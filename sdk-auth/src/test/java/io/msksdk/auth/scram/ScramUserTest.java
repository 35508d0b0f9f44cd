package io.msksdk.auth.scram;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import io.msksdk.core.check.InvalidSpecException;
import java.util.stream.Stream;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

class ScramUserTest {
  private static final String KEY = "arn:aws:kms:eu-west-1:111122223333:key/abcd";

  private static ScramUser user(String name, String password) {
    return ScramUser.of(name, password.toCharArray(), KEY);
  }

  @Test
  void secretIsNamedAfterTheUser_withMsksPrefix() {
    assertThat(user("alice", "p").secretName()).isEqualTo("AmazonMSK_alice");
    assertThat(user("alice & bob", "p").secretName()).startsWith("AmazonMSK_alice---bob-");
    assertThat(user("alice", "p").inSecret("AmazonMSK_prod/alice").secretName())
        .isEqualTo("AmazonMSK_prod/alice");
    assertThatThrownBy(() -> user("alice", "p").inSecret("alice"))
        .isInstanceOf(InvalidSpecException.class)
        .hasMessageContaining("AmazonMSK_");
  }

  @Test
  void json_isTheFormOfTheGuide_withEveryCharacterEscaped() {
    assertThat(user("alice", "a\"b\\c\n\u00e9").json())
        .isEqualTo("{\"username\":\"alice\",\"password\":\"a\\\"b\\\\c\\u000a\\u00e9\"}");
  }

  @ParameterizedTest
  @CsvSource({
    "alias/mine",
    "arn:aws:kms:eu-west-1:111122223333:alias/mine",
    "alias/aws/secretsmanager",
    "''"
  })
  void keyThatIsAnAlias_isRefused(String key) {
    assertThatThrownBy(() -> ScramUser.of("alice", new char[] {'p'}, key))
        .isInstanceOf(InvalidSpecException.class)
        .hasMessageContaining("kmsKey");
  }

  @Test
  void everythingWrong_isNamedAtOnce_withoutThePassword() {
    assertThatThrownBy(() -> ScramUser.of(" ", new char[0], "alias/x"))
        .hasMessageContaining("name:")
        .hasMessageContaining("password:")
        .hasMessageContaining("kmsKey:");
    assertThat(user("alice", "hidden").toString()).doesNotContain("hidden");
  }

  @Test
  void closedUser_hasNoPasswordLeft_andTheCallersArrayIsItsOwn() {
    char[] mine = "hidden".toCharArray();
    ScramUser alice = ScramUser.of("alice", mine, KEY);

    alice.close();

    assertThat(alice.json()).doesNotContain("hidden");
    assertThat(new String(mine)).isEqualTo("hidden");
  }

  @Test
  void secret_knowsItsNameFromItsArn() {
    String arn = "arn:aws:secretsmanager:eu-west-1:111122223333:secret:AmazonMSK_alice-AbCdEf";

    assertThat(new ScramSecret(arn).name()).isEqualTo("AmazonMSK_alice");
    assertThat(new ScramSecret("odd").name()).isEqualTo("odd");
  }

  @Test
  void usersWhoseNamesDifferInForbiddenCharactersOnly_haveSecretsOfTheirOwn() {
    assertThat(
            Stream.of("alice-bob", "alice bob", "alice&bob")
                .map(name -> user(name, "p").secretName()))
        .doesNotHaveDuplicates()
        .contains("AmazonMSK_alice-bob");
    assertThat(user("alice bob", "p").secretName()).isEqualTo(user("alice bob", "q").secretName());
  }
}
