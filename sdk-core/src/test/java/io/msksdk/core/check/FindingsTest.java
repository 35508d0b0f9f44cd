package io.msksdk.core.check;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;
import static org.assertj.core.api.Assertions.catchThrowableOfType;

import java.io.ByteArrayInputStream;
import java.io.ByteArrayOutputStream;
import java.io.IOException;
import java.io.ObjectInputStream;
import java.io.ObjectOutputStream;
import java.util.Arrays;
import java.util.List;
import org.junit.jupiter.api.Test;

class FindingsTest {
  private static final Finding FEW =
      Finding.error("brokers.few", "brokers", 1, "at least 2").advising("Add one.");
  private static final Finding NAME = Finding.error("name.blank", "name", "", "a name");
  private static final Finding SCARCE = Finding.warning("storage.scarce", "gib", 1, "100");

  @Test
  void requireNoErrors_nothingFound_returnsNothing() {
    Findings findings = Findings.create().add(null);

    assertThat(findings.requireNoErrors()).isEmpty();
    assertThat(findings.hasErrors()).isFalse();
  }

  @Test
  void requireNoErrors_onlyWarnings_returnsThem() {
    Findings findings = Findings.create().add(SCARCE);

    assertThat(findings.requireNoErrors()).containsExactly(SCARCE);
    assertThat(findings.hasErrors()).isFalse();
  }

  @Test
  void requireNoErrors_oneError_throwsItAsItsMessage() {
    Findings findings = Findings.create().add(FEW);

    assertThat(findings.hasErrors()).isTrue();
    InvalidSpecException thrown =
        catchThrowableOfType(InvalidSpecException.class, findings::requireNoErrors);
    assertThat(thrown).hasMessage("brokers: 1 (expected: at least 2). Add one.");
    assertThat(thrown.code()).isEqualTo("spec.invalid");
    assertThat(thrown.remedy()).isEqualTo("Add one.");
    assertThat(thrown.retryable()).isFalse();
    assertThat(thrown.findings()).containsExactly(FEW);
  }

  @Test
  void requireNoErrors_severalFindings_throwsAllOfThemALineEach() {
    Findings findings = Findings.create().addAll(List.of(FEW, SCARCE)).add(NAME);

    assertThatThrownBy(findings::requireNoErrors)
        .isInstanceOfSatisfying(
            InvalidSpecException.class,
            e -> assertThat(e.findings()).containsExactly(FEW, SCARCE, NAME))
        .hasMessage(
            "brokers: 1 (expected: at least 2). Add one.\n"
                + "warning: gib: 1 (expected: 100).\n"
                + "name:  (expected: a name).");
  }

  @Test
  void addAll_nullAmongThem_isRefused() {
    Findings findings = Findings.create();

    assertThatThrownBy(() -> findings.addAll(Arrays.asList(FEW, null)))
        .isInstanceOf(NullPointerException.class)
        .hasMessage("finding");
  }

  @Test
  void all_laterAdditions_doNotChangeTheCopy() {
    Findings findings = Findings.create().add(FEW);
    List<Finding> copy = findings.all();

    findings.add(NAME);

    assertThat(copy).containsExactly(FEW);
    assertThatThrownBy(() -> copy.add(NAME)).isInstanceOf(UnsupportedOperationException.class);
  }

  @Test
  void invalidSpec_writtenAndReadBack_keepsItsFindings() throws Exception {
    InvalidSpecException thrown = InvalidSpecException.of(List.of(FEW, NAME));

    InvalidSpecException copy = readBack(thrown);

    assertThat(copy).hasMessage(thrown.getMessage());
    assertThat(copy.findings()).containsExactly(FEW, NAME);
  }

  private static InvalidSpecException readBack(InvalidSpecException thrown)
      throws IOException, ClassNotFoundException {
    ByteArrayOutputStream bytes = new ByteArrayOutputStream();
    try (ObjectOutputStream out = new ObjectOutputStream(bytes)) {
      out.writeObject(thrown);
    }
    try (ObjectInputStream in =
        new ObjectInputStream(new ByteArrayInputStream(bytes.toByteArray()))) {
      return (InvalidSpecException) in.readObject();
    }
  }
}
