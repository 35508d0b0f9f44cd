package io.msksdk.auth.client;

import io.msksdk.core.check.Finding;
import io.msksdk.core.check.InvalidSpecException;
import java.io.ByteArrayInputStream;
import java.nio.charset.StandardCharsets;
import java.security.cert.CertificateException;
import java.security.cert.CertificateFactory;
import java.util.Map;

/** The authorities that may have signed the brokers' certificates. */
final class TrustedAuthorities {
  private static final TrustedAuthorities OF_THE_JVM = new TrustedAuthorities("");

  private final String pem;

  private TrustedAuthorities(String pem) {
    this.pem = pem;
  }

  /** Those the JVM trusts, which the authority of MSK's brokers is among. */
  static TrustedAuthorities ofTheJvm() {
    return OF_THE_JVM;
  }

  static TrustedAuthorities of(String pem) {
    if (pem.contains("PRIVATE KEY")) {
      throw InvalidSpecException.of(
          Finding.error("trust.private-key", "trust", Finding.HIDDEN, "certificates only")
              .advising("Take the private key out: what is trusted needs none."));
    }
    if (!pem.contains("-----BEGIN CERTIFICATE-----") || certificates(pem) == 0) {
      throw InvalidSpecException.of(
          Finding.error("trust.malformed", "trust", pem, "one or more certificates as PEM text"));
    }
    return new TrustedAuthorities(pem);
  }

  Map<String, String> settings() {
    return pem.isEmpty()
        ? Map.of()
        : Map.of("ssl.truststore.type", "PEM", "ssl.truststore.certificates", pem);
  }

  private static int certificates(String pem) {
    try {
      return CertificateFactory.getInstance("X.509")
          .generateCertificates(new ByteArrayInputStream(pem.getBytes(StandardCharsets.US_ASCII)))
          .size();
    } catch (CertificateException e) {
      throw InvalidSpecException.of(
          Finding.error("trust.malformed", "trust", pem, "one or more certificates as PEM text")
              .advising("The JDK says: " + e.getMessage() + "."));
    }
  }
}
