package io.msksdk.mtls;

import io.msksdk.core.check.Finding;
import io.msksdk.core.check.InvalidSpecException;
import java.io.ByteArrayInputStream;
import java.nio.charset.StandardCharsets;
import java.security.cert.CertificateException;
import java.security.cert.CertificateFactory;
import java.security.cert.X509Certificate;
import java.util.Base64;
import java.util.List;

/** PEM text (RFC 7468). */
final class Pem {
  private static final int LINE = 64;

  private Pem() {}

  static String of(String type, byte[] der) {
    String body = Base64.getMimeEncoder(LINE, new byte[] {'\n'}).encodeToString(der);
    return "-----BEGIN " + type + "-----\n" + body + "\n-----END " + type + "-----\n";
  }

  static List<X509Certificate> certificates(String pem) {
    if (pem.contains("PRIVATE KEY")) {
      throw InvalidSpecException.of(malformed(pem).advising("Take the private key out."));
    }
    try {
      List<X509Certificate> certificates =
          CertificateFactory.getInstance("X.509")
              .generateCertificates(
                  new ByteArrayInputStream(pem.getBytes(StandardCharsets.US_ASCII)))
              .stream()
              .map(X509Certificate.class::cast)
              .toList();
      if (!certificates.isEmpty()) {
        return certificates;
      }
    } catch (CertificateException e) {
      throw InvalidSpecException.of(malformed(pem).advising("The JDK says: " + e.getMessage()));
    }
    throw InvalidSpecException.of(malformed(pem));
  }

  private static Finding malformed(String pem) {
    // what was put in their place may be a key
    String shown = pem.contains("PRIVATE KEY") ? Finding.HIDDEN : pem;
    return Finding.error("mtls.certificate", "certificate", shown, "certificates as PEM text");
  }
}
