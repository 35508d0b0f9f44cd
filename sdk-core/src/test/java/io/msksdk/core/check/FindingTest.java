package io.msksdk.core.check;

import static org.assertj.core.api.Assertions.assertThat;

import org.junit.jupiter.api.Test;

class FindingTest {
  private static final Finding SHRINKS =
      Finding.error("storage.shrinks", "volumeGib", 900, "more than the current 1000")
          .advising("Storage can only grow.");

  @Test
  void message_withRemedy_namesValueExpectationAndRemedy() {
    assertThat(SHRINKS.message())
        .isEqualTo("volumeGib: 900 (expected: more than the current 1000). Storage can only grow.");
    assertThat(SHRINKS).hasToString("ERROR storage.shrinks " + SHRINKS.message());
  }

  @Test
  void message_withoutRemedy_endsAfterTheExpectation() {
    Finding finding = Finding.warning("storage.scarce", "volumeGib", 1, "at least 100");

    assertThat(finding.message()).isEqualTo("volumeGib: 1 (expected: at least 100).");
    assertThat(finding.remedy()).isEmpty();
  }

  @Test
  void accessors_ofAFinding_giveItsParts() {
    assertThat(SHRINKS.severity()).isEqualTo(Severity.ERROR);
    assertThat(SHRINKS.code()).isEqualTo("storage.shrinks");
    assertThat(SHRINKS.property()).isEqualTo("volumeGib");
    assertThat(SHRINKS.value()).isEqualTo("900");
    assertThat(SHRINKS.expected()).isEqualTo("more than the current 1000");
    assertThat(SHRINKS.remedy()).isEqualTo("Storage can only grow.");
  }

  @Test
  void warning_anyValue_isAWarning() {
    assertThat(Finding.warning("a", "b", 1, "c").severity()).isEqualTo(Severity.WARNING);
    assertThat(Finding.warning("a", "b", 1, "c").advising("d").severity())
        .isEqualTo(Severity.WARNING);
  }

  @Test
  void value_null_readsAsNotSet() {
    assertThat(Finding.error("a", "b", null, "c").message())
        .isEqualTo("b: (not set) (expected: c).");
  }

  @Test
  void value_hidden_keepsTheSecretOut() {
    assertThat(Finding.error("a", "password", Finding.HIDDEN, "8 characters").message())
        .isEqualTo("password: (hidden) (expected: 8 characters).");
  }

  @Test
  void value_withLineBreaks_staysOneLine() {
    assertThat(Finding.error("a", "b", "x\r\ny\u2028z\u2029\tw", "c").value())
        .isEqualTo("x  y z  w");
  }

  @Test
  void value_longerThan200_isCut() {
    assertThat(Finding.error("a", "b", "x".repeat(200), "c").value()).isEqualTo("x".repeat(200));
    assertThat(Finding.error("a", "b", "x".repeat(201), "c").value())
        .isEqualTo("x".repeat(200) + "...");
  }

  @Test
  void equals_anyPartDiffers_isFalse() {
    Finding finding = Finding.error("a", "b", 1, "c").advising("d");

    assertThat(finding)
        .isEqualTo(Finding.error("a", "b", "1", "c").advising("d"))
        .hasSameHashCodeAs(Finding.error("a", "b", "1", "c").advising("d"))
        .isNotEqualTo(Finding.warning("a", "b", 1, "c").advising("d"))
        .isNotEqualTo(Finding.error("x", "b", 1, "c").advising("d"))
        .isNotEqualTo(Finding.error("a", "x", 1, "c").advising("d"))
        .isNotEqualTo(Finding.error("a", "b", 2, "c").advising("d"))
        .isNotEqualTo(Finding.error("a", "b", 1, "x").advising("d"))
        .isNotEqualTo(Finding.error("a", "b", 1, "c"))
        .isNotEqualTo("a");
  }
}
