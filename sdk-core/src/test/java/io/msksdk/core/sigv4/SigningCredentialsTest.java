package io.msksdk.core.sigv4;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import io.msksdk.core.check.InvalidSpecException;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

class SigningCredentialsTest {
  private static final SigningCredentials SESSION =
      SigningCredentials.of("ASIAEXAMPLE", "s3cr3t", "t0k3n");

  @Test
  void toString_credentials_showsTheKeyIdAlone() {
    assertThat(SESSION).hasToString("SigningCredentials[ASIAEXAMPLE]");
  }

  @Test
  void accessors_credentials_giveTheirParts() {
    assertThat(SESSION.accessKeyId()).isEqualTo("ASIAEXAMPLE");
    assertThat(SESSION.secretAccessKey()).isEqualTo("s3cr3t");
    assertThat(SESSION.sessionToken()).contains("t0k3n");
    assertThat(SigningCredentials.of("ASIAEXAMPLE", "s3cr3t").sessionToken()).isEmpty();
  }

  @Test
  void equals_anyPartDiffers_isFalse() {
    assertThat(SESSION)
        .isEqualTo(SigningCredentials.of("ASIAEXAMPLE", "s3cr3t", "t0k3n"))
        .hasSameHashCodeAs(SigningCredentials.of("ASIAEXAMPLE", "s3cr3t", "t0k3n"))
        .isNotEqualTo(SigningCredentials.of("ASIAOTHER", "s3cr3t", "t0k3n"))
        .isNotEqualTo(SigningCredentials.of("ASIAEXAMPLE", "other", "t0k3n"))
        .isNotEqualTo(SigningCredentials.of("ASIAEXAMPLE", "s3cr3t", "other"))
        .isNotEqualTo(SigningCredentials.of("ASIAEXAMPLE", "s3cr3t"))
        .isNotEqualTo("ASIAEXAMPLE");
  }

  @ParameterizedTest
  @ValueSource(strings = {"", " ", "AKIA/X"})
  void of_malformedKeyId_isRefused(String id) {
    assertThatThrownBy(() -> SigningCredentials.of(id, "s3cr3t"))
        .isInstanceOf(InvalidSpecException.class)
        .hasMessageContaining("accessKeyId: " + id);
  }

  @ParameterizedTest
  @ValueSource(strings = {"", "  "})
  void of_blankSecret_isRefused(String secret) {
    assertThatThrownBy(() -> SigningCredentials.of("AKIA", secret))
        .isInstanceOf(InvalidSpecException.class)
        .hasMessage("secretAccessKey: (hidden) (expected: a secret, not blank).");
  }

  @Test
  void of_null_isRefusedByName() {
    assertThatThrownBy(() -> SigningCredentials.of(null, "s"))
        .isInstanceOf(NullPointerException.class)
        .hasMessage("accessKeyId");
    assertThatThrownBy(() -> SigningCredentials.of("a", null))
        .isInstanceOf(NullPointerException.class)
        .hasMessage("secretAccessKey");
  }
}
