package io.msksdk.mtls;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import io.msksdk.core.check.InvalidSpecException;
import java.io.ByteArrayInputStream;
import java.security.KeyStore;
import java.time.Duration;
import java.time.Instant;
import java.util.HexFormat;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.junit.jupiter.params.provider.EnumSource;

class EnrolmentTest {
  private static final Instant NOW = Instant.parse("2026-01-01T00:00:00Z");

  private final TestCa ca = new TestCa(NOW);

  @ParameterizedTest
  @EnumSource
  void request_isReadAndProvenByAnotherLibrary(KeyForm form) {
    ClientIdentity identity =
        Enrolment.of(
                (request, validity) -> {
                  assertThat(request).startsWith("-----BEGIN CERTIFICATE REQUEST-----\n");
                  assertThat(TestCa.signedWithItsOwnKey(TestCa.read(request))).isTrue();
                  return ca.issue(request, validity);
                },
                "CN=orders-app, OU=billing, O=Example")
            .key(form)
            .enrol();

    assertThat(identity.principal()).isEqualTo("User:CN=orders-app,OU=billing,O=Example");
    assertThat(identity.notAfter()).isEqualTo(NOW.plus(Duration.ofDays(30)));
    assertThat(identity.toString()).doesNotContain("PRIVATE");
  }

  @Test
  void longSubject_isEncodedWithLongLengths() {
    String subject = "CN=" + "x".repeat(64) + ",OU=" + "y".repeat(60) + ",O=" + "z".repeat(60);

    assertThat(Enrolment.of(ca, subject).enrol().principal()).isEqualTo("User:" + subject);
  }

  @ParameterizedTest
  @CsvSource({"0, 3000", "127, 307f", "128, 308180", "255, 3081ff", "256, 30820100"})
  void lengths_areTheShortestDer(int size, String start) {
    byte[] der = Der.tagged(0x30, new byte[size]);

    assertThat(HexFormat.of().formatHex(der)).startsWith(start.substring(0, start.length()));
    assertThat(der).hasSize(size + (size < 128 ? 2 : size < 256 ? 3 : 4));
  }

  @Test
  void pkcs12_holdsKeyAndChain_underItsPassword() throws Exception {
    char[] password = "store-of-no-account".toCharArray();
    ClientIdentity identity = Enrolment.of(ca, "CN=a").enrol();

    KeyStore store = KeyStore.getInstance("PKCS12");
    store.load(new ByteArrayInputStream(identity.pkcs12(password)), password);

    assertThat(store.getKey("client", password).getEncoded()).isNotEmpty();
    assertThat(store.getCertificateChain("client")).containsExactly(identity.chain().get(0));
    assertThatThrownBy(
            () ->
                KeyStore.getInstance("PKCS12")
                    .load(
                        new ByteArrayInputStream(identity.pkcs12(password)), "other".toCharArray()))
        .isInstanceOf(java.io.IOException.class);
  }

  @Test
  void settings_arePemForAnyKafkaClient() {
    ClientIdentity identity = Enrolment.of(ca, "CN=a").enrol();

    assertThat(identity.settings())
        .containsEntry("security.protocol", "SSL")
        .containsEntry("ssl.keystore.type", "PEM")
        .containsEntry("ssl.keystore.certificate.chain", identity.chainPem());
    assertThat(identity.keyPem()).startsWith("-----BEGIN PRIVATE KEY-----");
  }

  @Test
  void everyEnrolment_hasANewKey() {
    Enrolment enrolment = Enrolment.of(ca, "CN=a");

    assertThat(enrolment.enrol().keyPem()).isNotEqualTo(enrolment.enrol().keyPem());
  }

  @Test
  void certificateOfAnotherKey_isRefused() {
    String other =
        SigningRequest.create(
                new javax.security.auth.x500.X500Principal("CN=other"), KeyForm.EC_P256)
            .pem();

    assertThatThrownBy(
            () -> Enrolment.of((request, validity) -> ca.issue(other, validity), "CN=a").enrol())
        .isInstanceOf(InvalidSpecException.class)
        .hasMessageContaining("CN=other");
    assertThatThrownBy(() -> Enrolment.of((request, validity) -> "nonsense", "CN=a").enrol())
        .isInstanceOf(InvalidSpecException.class)
        .hasMessageContaining("certificates as PEM text");
  }

  @Test
  void malformedNames_andTooShortValidity_areRefused() {
    assertThatThrownBy(() -> Enrolment.of(ca, "orders-app"))
        .isInstanceOf(InvalidSpecException.class)
        .hasMessageContaining("CN=orders-app");
    assertThatThrownBy(() -> Enrolment.of(ca, "")).isInstanceOf(InvalidSpecException.class);
    assertThatThrownBy(() -> Enrolment.of(ca, "CN=a").validFor(Duration.ofSeconds(59)))
        .isInstanceOf(InvalidSpecException.class);
  }
}
