package io.msksdk.core.catalogue;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import java.util.Set;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.MethodSource;

class CostNotesTest {

  static Set<String> subjects() {
    return CostNotes.published().all().keySet();
  }

  @ParameterizedTest
  @MethodSource("subjects")
  void note_isASentence(String subject) {
    assertThat(CostNotes.published().about(subject)).endsWith(".").hasSizeBetween(20, 200);
  }

  @Test
  void unknownSubject_listsTheKnownOnes() {
    assertThatThrownBy(() -> CostNotes.published().about("lunch"))
        .isInstanceOf(IllegalArgumentException.class)
        .hasMessageContaining("lunch (expected: one of [public-access, vpc-connection, ");
  }
}
