package io.msksdk.core.jaas;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import io.msksdk.core.check.InvalidSpecException;
import java.io.IOException;
import java.io.StreamTokenizer;
import java.io.StringReader;
import java.nio.file.Files;
import java.nio.file.Path;
import java.security.URIParameter;
import java.util.LinkedHashMap;
import java.util.Map;
import java.util.Random;
import javax.security.auth.login.AppConfigurationEntry;
import javax.security.auth.login.Configuration;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

class JaasEntryTest {
  private static final String SCRAM = "org.apache.kafka.common.security.scram.ScramLoginModule";

  @Test
  void text_withOptions_isOneLine() {
    JaasEntry entry = JaasEntry.of(SCRAM).option("username", "alice").option("password", "a\"b\\c");

    assertThat(entry.text())
        .isEqualTo(SCRAM + " required username=\"alice\" password=\"a\\\"b\\\\c\";");
    assertThat(entry.loginModule()).isEqualTo(SCRAM);
  }

  @Test
  void text_withoutOptions_endsAfterTheFlag() {
    assertThat(JaasEntry.of(SCRAM).text()).isEqualTo(SCRAM + " required;");
  }

  @Test
  void option_sameName_isReplaced() {
    JaasEntry entry = JaasEntry.of("a.B").option("x", "1").option("y", "2").option("x", "3");

    assertThat(entry.text()).isEqualTo("a.B required x=\"3\" y=\"2\";");
  }

  @Test
  void option_onAnEntry_leavesItUnchanged() {
    JaasEntry entry = JaasEntry.of("a.B");

    JaasEntry more = entry.option("x", "1");

    assertThat(entry.text()).isEqualTo("a.B required;");
    assertThat(more).isNotEqualTo(entry);
  }

  @ParameterizedTest
  @ValueSource(
      strings = {
        "",
        "plain",
        "\"",
        "\\",
        "\\\"",
        "\\n",
        "a\nb\rc\td",
        "a;b=c required",
        "// no comment /* nor this */",
        "\\101",
        "'single'",
        "üñí 漢字 \uD83D\uDE00",
        "#$%&",
        " spaces at the ends ",
        "ends with \\"
      })
  void text_anyValue_isReadBackByKafkasGrammar(String value) throws IOException {
    String text = JaasEntry.of(SCRAM).option("first", value).option("second", "2").text();

    Entry read = Entry.read(text);

    assertThat(read.loginModule).isEqualTo(SCRAM);
    assertThat(read.flag).isEqualTo("required");
    assertThat(read.options).containsExactly(Map.entry("first", value), Map.entry("second", "2"));
  }

  @Test
  void text_randomValues_areReadBackByKafkasGrammar() throws IOException {
    Random random = new Random(7);
    String alphabet = "\"\\\n\r\tab0=;/*'# \u0000\u00e9";
    for (int i = 0; i < 2000; i++) {
      StringBuilder value = new StringBuilder();
      for (int length = random.nextInt(12); length > 0; length--) {
        value.append(alphabet.charAt(random.nextInt(alphabet.length())));
      }

      Entry read = Entry.read(JaasEntry.of("a.B").option("x", value.toString()).text());

      assertThat(read.options).containsExactly(Map.entry("x", value.toString()));
    }
  }

  @Test
  void text_inAFile_isReadByTheJdk(@TempDir Path folder) throws Exception {
    String value = "a\"b\\c\nd;e=f";
    JaasEntry entry = JaasEntry.of(SCRAM).option("username", "al-ice").option("password", value);
    Path file = Files.writeString(folder.resolve("jaas"), "KafkaClient { " + entry.text() + " };");

    AppConfigurationEntry[] entries =
        Configuration.getInstance("JavaLoginConfig", new URIParameter(file.toUri()))
            .getAppConfigurationEntry("KafkaClient");

    assertThat(entries).hasSize(1);
    assertThat(entries[0].getLoginModuleName()).isEqualTo(SCRAM);
    assertThat(entries[0].getControlFlag())
        .isEqualTo(AppConfigurationEntry.LoginModuleControlFlag.REQUIRED);
    assertThat(entries[0].getOptions())
        .hasSize(2)
        .satisfies(options -> assertThat(options.get("username")).isEqualTo("al-ice"))
        .satisfies(options -> assertThat(options.get("password")).isEqualTo(value));
  }

  @ParameterizedTest
  @ValueSource(
      strings = {"password", "ssl.keystore.Password", "clientSecret", "SECRET", "sessionToken"})
  void toString_secretOption_isHidden(String name) {
    JaasEntry entry = JaasEntry.of("a.B").option("username", "alice").option(name, "s3cr3t");

    assertThat(entry).hasToString("a.B required username=\"alice\" " + name + "=\"(hidden)\";");
    assertThat(entry.text()).contains("s3cr3t");
  }

  @ParameterizedTest
  @ValueSource(strings = {"", ".", "a..B", "a.", ".B", "a b", "a;B", "1a", "a.1B", "a-b", "a\"b"})
  void of_noClassName_isRefused(String loginModule) {
    assertThatThrownBy(() -> JaasEntry.of(loginModule))
        .isInstanceOf(InvalidSpecException.class)
        .hasMessage("loginModule: " + loginModule + " (expected: a class name).");
  }

  @ParameterizedTest
  @ValueSource(strings = {"a", "Z", "a.b.C$D_1", "z9.A0"})
  void of_className_isAccepted(String loginModule) throws IOException {
    JaasEntry entry = JaasEntry.of(loginModule);

    assertThat(Entry.read(entry.text()).loginModule).isEqualTo(loginModule);
  }

  @ParameterizedTest
  @ValueSource(strings = {"", " ", "1a", "-a", ".a", "_a", "$a", "a=b", "a b", "a;", "a\"", "é"})
  void option_malformedName_isRefused(String name) {
    JaasEntry entry = JaasEntry.of("a.B");

    assertThatThrownBy(() -> entry.option(name, "x"))
        .isInstanceOf(InvalidSpecException.class)
        .hasMessageStartingWith("name: " + name + " (expected: a letter");
  }

  @ParameterizedTest
  @ValueSource(strings = {"a", "z", "A", "Z", "a0", "a9", "a-b", "a.b", "a_b", "a$b"})
  void option_wellFormedName_isReadBack(String name) throws IOException {
    String text = JaasEntry.of("a.B").option(name, "x").text();

    assertThat(Entry.read(text).options).containsExactly(Map.entry(name, "x"));
  }

  @Test
  void option_nullValue_isRefusedByName() {
    JaasEntry entry = JaasEntry.of("a.B");

    assertThatThrownBy(() -> entry.option("x", null))
        .isInstanceOf(NullPointerException.class)
        .hasMessage("value");
  }

  @Test
  void equals_sameText_isTrue() {
    JaasEntry entry = JaasEntry.of("a.B").option("password", "1");

    assertThat(entry)
        .isEqualTo(JaasEntry.of("a.B").option("password", "1"))
        .hasSameHashCodeAs(JaasEntry.of("a.B").option("password", "1"))
        .isNotEqualTo(JaasEntry.of("a.B").option("password", "2"))
        .isNotEqualTo(JaasEntry.of("a.C").option("password", "1"))
        .isNotEqualTo(entry.text());
  }

  /** One entry as Kafka's own parser reads it: the same tokenizer with the same settings. */
  private record Entry(String loginModule, String flag, Map<String, String> options) {
    static Entry read(String text) throws IOException {
      StreamTokenizer tokens = new StreamTokenizer(new StringReader(text));
      tokens.slashSlashComments(true);
      tokens.slashStarComments(true);
      tokens.wordChars('-', '-');
      tokens.wordChars('_', '_');
      tokens.wordChars('$', '$');
      tokens.nextToken();
      String loginModule = tokens.sval;
      tokens.nextToken();
      String flag = tokens.sval;
      Map<String, String> options = new LinkedHashMap<>();
      while (tokens.nextToken() != ';') {
        String name = tokens.sval;
        assertThat((char) tokens.nextToken()).isEqualTo('=');
        tokens.nextToken();
        options.put(name, tokens.sval);
      }
      assertThat(tokens.nextToken()).isEqualTo(StreamTokenizer.TT_EOF);
      return new Entry(loginModule, flag, options);
    }
  }
}
