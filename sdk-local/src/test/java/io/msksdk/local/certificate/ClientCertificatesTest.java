package io.msksdk.local.certificate;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import io.msksdk.local.TestCertificates;
import java.io.ByteArrayInputStream;
import java.nio.charset.StandardCharsets;
import java.security.KeyPair;
import java.security.cert.CertificateFactory;
import java.security.cert.X509Certificate;
import java.time.Duration;
import java.time.Instant;
import java.time.InstantSource;
import java.util.List;
import org.junit.jupiter.api.Test;

class ClientCertificatesTest {
  private final Instant now = Instant.now();
  private final CertificateAuthority authority =
      CertificateAuthority.create(InstantSource.fixed(now));

  @Test
  void request_signedWithItsKey_getsAChainToTheAuthority() throws Exception {
    KeyPair keys = TestCertificates.keys();
    String request = TestCertificates.request("CN=app,OU=orders,O=Example", keys, keys);

    List<X509Certificate> chain = read(authority.sign(request, Duration.ofDays(3)));

    assertThat(chain).hasSize(2);
    X509Certificate client = chain.get(0);
    assertThat(client.getSubjectX500Principal().getName()).isEqualTo("CN=app,OU=orders,O=Example");
    assertThat(client.getPublicKey()).isEqualTo(keys.getPublic());
    assertThat(client.getExtendedKeyUsage()).containsExactly("1.3.6.1.5.5.7.3.2");
    assertThat(Duration.between(now, client.getNotAfter().toInstant()))
        .isBetween(Duration.ofDays(3).minusSeconds(1), Duration.ofDays(3));
    client.verify(chain.get(1).getPublicKey());
  }

  @Test
  void request_inTheOlderForm_isTakenToo() throws Exception {
    KeyPair keys = TestCertificates.keys();
    String request =
        TestCertificates.request("CN=app", keys, keys)
            .replace("BEGIN CERTIFICATE", "BEGIN NEW CERTIFICATE")
            .replace("END CERTIFICATE", "END NEW CERTIFICATE");

    assertThat(read(authority.sign(request, Duration.ofDays(1)))).hasSize(2);
  }

  @Test
  void request_signedWithAnotherKey_isRefused() {
    String request =
        TestCertificates.request("CN=app", TestCertificates.keys(), TestCertificates.keys());

    assertThatThrownBy(() -> authority.sign(request, Duration.ofDays(1)))
        .isInstanceOf(IllegalArgumentException.class)
        .hasMessageContaining("csr: its signature is not of its key");
  }

  @Test
  void text_thatIsNoRequest_isRefused() {
    assertThatThrownBy(() -> authority.sign("", Duration.ofDays(1)))
        .isInstanceOf(IllegalArgumentException.class)
        .hasMessageContaining("csr: no certificate request (expected: a PKCS 10 request");
    assertThatThrownBy(
            () ->
                authority.sign(
                    "-----BEGIN CERTIFICATE REQUEST-----\nAAAA\n-----END CERTIFICATE REQUEST-----",
                    Duration.ofDays(1)))
        .isInstanceOf(IllegalArgumentException.class)
        .hasMessageContaining("csr: ");
  }

  private static List<X509Certificate> read(String pem) throws Exception {
    return CertificateFactory.getInstance("X.509")
        .generateCertificates(new ByteArrayInputStream(pem.getBytes(StandardCharsets.UTF_8)))
        .stream()
        .map(X509Certificate.class::cast)
        .toList();
  }
}
