package io.msksdk.core.policy;

import static org.assertj.core.api.Assertions.assertThat;

import java.util.Random;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

/** Patterns with stars and question marks. */
class GlobTest {

  @ParameterizedTest
  @CsvSource({
    "'', '', true",
    "'', a, false",
    "*, '', true",
    "*, abc, true",
    "**, abc, true",
    "?, '', false",
    "?, a, true",
    "?*, a, true",
    "*?, '', false",
    "a*b, ab, true",
    "a*b, aab, true",
    "a*b, aba, false",
    "aba*aba, aba, false",
    "aba*aba, abaaba, true",
    "*ab*ab*, abab, true",
    "*ab*ab*, aba, false",
    "*aab*, aaab, true",
    "*abab*, abaabab, true",
    "*a?c*, abdabc, true",
    "*a?c*, ab, false",
    "a*?c, ac, false",
    "a*?c, abc, true",
    "[a-z], b, false",
    "a.c, abc, false",
  })
  void pattern_coversTheWholeText(String pattern, String text, boolean covered) {
    assertThat(Glob.of(pattern).matches(text)).isEqualTo(covered);
  }

  @Test
  void case_isIgnoredOnRequest() {
    assertThat(Glob.of("a*C").matches("abc")).isFalse();
    assertThat(Glob.ignoringCase("a*C").matches("ABc")).isTrue();
  }

  @Test
  void part_ofAText_isMatchedInPlace() {
    assertThat(Glob.of("b*d").matches("abcde", 1, 4)).isTrue();
    assertThat(Glob.of("b*e").matches("abcde", 1, 4)).isFalse();
  }

  @Test
  void randomPatterns_matchAsTheDefinitionSays() {
    Random random = new Random(7);
    for (int i = 0; i < 50_000; i++) {
      String pattern = word(random, "aab*?", 8);
      String text = word(random, "aab", 12);

      assertThat(Glob.of(pattern).matches(text))
          .as("%s on %s", pattern, text)
          .isEqualTo(NaiveEvaluation.glob(pattern, text));
    }
  }

  /** Each is quadratic or exponential for an engine that goes back. */
  @Test
  void worstCases_readEachCharacterAFewTimes() {
    int length = 20_000;
    String text = "a".repeat(length);

    for (String pattern :
        new String[] {
          "a*".repeat(50) + "b",
          "*a".repeat(50) + "*b",
          "a*".repeat(50) + "b*",
          "*" + "a".repeat(500) + "b*",
          "*" + "a".repeat(500) + "b",
          "*" + "a".repeat(250) + "b" + "a".repeat(250) + "*",
          "*" + "ab".repeat(250) + "*" + "ba".repeat(250) + "*",
        }) {
      CountedText counted = new CountedText(text);

      assertThat(Glob.of(pattern).matches(counted)).isFalse();
      assertThat(counted.reads()).as(pattern).isLessThanOrEqualTo(length + pattern.length());
    }
  }

  private static String word(Random random, String letters, int most) {
    StringBuilder word = new StringBuilder();
    for (int i = random.nextInt(most + 1); i > 0; i--) {
      word.append(letters.charAt(random.nextInt(letters.length())));
    }
    return word.toString();
  }
}
