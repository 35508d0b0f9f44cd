package io.msksdk.changefeed.internal;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import java.util.regex.PatternSyntaxException;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.junit.jupiter.params.provider.ValueSource;

/** What Go and Java read differently, with Go's reading expected. */
class GoRegexTest {
  @ParameterizedTest
  @CsvSource(
      delimiter = '|',
      quoteCharacter = '~',
      value = {
        "^drop|drop table a|true",
        "^drop|a drop|false",
        "(?i)^DROP|drop table a|true",
        "[[:alpha:]]+$|abc|true",
        "[[:^alpha:]]|abc|false",
        "[a&&b]|&|true", // no intersection
        "[a&&b]|b|true",
        "[[a]|[|true", // no class in a class
        "[]a]|]|true",
        "[^]a]|]|false",
        "[a^b]|^|true",
        "a{|a{|true", // no repetition: a brace
        "a{,2}|a{,2}|true",
        "^a{2,3}$|aa|true",
        "^a{2}$|aaa|false",
        "{schema}|{schema}|true",
        "(?P<my_name>a)b|ab|true",
        "(?<n>a)b|ab|true",
        "(?:ab)+c|ababc|true",
        "\\Qa.b\\E|a.b|true",
        "\\Qa.b\\E|axb|false",
        "\\Qa.b|a.b|true",
        "\\p{Greek}|α|true",
        "\\p{^Greek}|α|false",
        "\\PL|a|false",
        "\\pL|a|true",
        "a\\/b|a/b|true",
        "\\v|v|false",
        "(?i)ä|Ä|true",
        "[\\s]|x|false",
        "\\Sb|ab|true",
      })
  void expression_isReadAsGoReadsIt(String regex, String text, boolean found) {
    assertThat(GoRegex.compile(regex, 0).matcher(text).find()).isEqualTo(found);
  }

  @Test
  void lineEnds_areGos() {
    assertThat(GoRegex.compile("a$", 0).matcher("a\n").find()).isFalse();
    assertThat(GoRegex.compile("(?m)a$", 0).matcher("a\nb").find()).isTrue();
    assertThat(GoRegex.compile("a.b", 0).matcher("a\nb").find()).isFalse();
    assertThat(GoRegex.compile("a.b", 0).matcher("a\rb").find()).isTrue();
    assertThat(GoRegex.compile("(?s)a.b", 0).matcher("a\nb").find()).isTrue();
    assertThat(GoRegex.compile("\\s", 0).matcher("\u000B").find()).isFalse();
    assertThat(GoRegex.compile("[\\v]", 0).matcher("\u000B").find()).isTrue();
  }

  @ParameterizedTest
  @ValueSource(
      strings = {
        "(?=a)",
        "(?!a)",
        "(?<=a)b",
        "(?<!a)b",
        "(?>a)",
        "(a)\\1",
        "\\k<a>",
        "a++",
        "a*+",
        "a?+",
        "a{1}+",
        "\\Z",
        "\\G",
        "\\h",
        "\\R",
        "\\X",
        "\\cA",
        "\\e",
        "\\u0041",
        "\\N{DOT}",
        "(?U)a",
        "(?x)a",
        "(?u)a",
        "a{1001}",
        "a{1,1001}",
        "[a",
        "[[:word:]]",
        "(a",
        "a)",
        "*a",
        "\\",
      })
  void expressionGoRefuses_isRefused(String regex) {
    assertThatThrownBy(() -> GoRegex.compile(regex, 0)).isInstanceOf(PatternSyntaxException.class);
  }
}
