package io.msksdk.admin.tag;

import static org.assertj.core.api.Assertions.assertThat;

import io.msksdk.core.check.Finding;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

class TagRulesTest {

  private static List<String> codes(Map<String, String> tags) {
    return TagRules.check(tags).stream().map(Finding::code).toList();
  }

  @Test
  void lengths_atTheBoundAndOneBeyond() {
    assertThat(codes(Map.of("k".repeat(128), "v".repeat(255)))).isEmpty();
    assertThat(codes(Map.of("k".repeat(129), ""))).containsExactly("tag.key");
    assertThat(codes(Map.of("", ""))).containsExactly("tag.key");
    assertThat(codes(Map.of("k", "v".repeat(256)))).containsExactly("tag.value");
  }

  @Test
  void count_atTheBoundAndOneBeyond() {
    Map<String, String> tags = new HashMap<>();
    for (int i = 0; i < 50; i++) {
      tags.put("k" + i, "v");
    }
    assertThat(codes(tags)).isEmpty();
    tags.put("one more", "v");
    assertThat(codes(tags)).containsExactly("tag.count");
  }

  @ParameterizedTest
  @ValueSource(strings = {"aws:x", "AWS:x", "Aws:x"})
  void reservedNames_areRefused(String name) {
    assertThat(codes(Map.of(name, ""))).containsExactly("tag.reserved");
  }

  @ParameterizedTest
  @ValueSource(strings = {"a b", "\u00e4\u4e2d", "a_b.c/d=e+f-g@h", "1"})
  void characters_ofTheGuide_areAllowed(String text) {
    assertThat(codes(Map.of(text, text))).isEmpty();
  }

  @ParameterizedTest
  @ValueSource(strings = {"a*b", "a\"b", "a#b"})
  void otherCharacters_areRefused(String text) {
    assertThat(codes(Map.of(text, "v"))).containsExactly("tag.key");
    assertThat(codes(Map.of("k", text))).containsExactly("tag.value");
  }
}
