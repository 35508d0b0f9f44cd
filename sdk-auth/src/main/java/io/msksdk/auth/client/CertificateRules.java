package io.msksdk.auth.client;

import io.msksdk.core.check.Finding;
import io.msksdk.core.check.Findings;
import io.msksdk.core.check.InvalidSpecException;
import java.io.ByteArrayInputStream;
import java.io.IOException;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.security.GeneralSecurityException;
import java.security.KeyStore;
import java.security.cert.CertificateException;
import java.security.cert.CertificateFactory;
import java.util.Collections;
import org.jspecify.annotations.Nullable;

/** What a client's certificate and key must be, said before Kafka refuses them in its own words. */
final class CertificateRules {
  private static final String KEY = "-----BEGIN PRIVATE KEY-----";
  private static final String ENCRYPTED = "-----BEGIN ENCRYPTED PRIVATE KEY-----";

  private CertificateRules() {}

  static void check(String chain, String key) {
    var unused = Findings.create().add(chain(chain)).add(key(key)).requireNoErrors();
  }

  /** The type of a key store that this password opens and that holds a key. */
  static String typeOfKeyStore(Path path, char[] password) {
    if (!Files.isReadable(path) || Files.isDirectory(path)) {
      throw refused(path, "cannot be read", "a key store");
    }
    try {
      KeyStore store = KeyStore.getInstance(path.toFile(), password);
      for (String alias : Collections.list(store.aliases())) {
        if (store.isKeyEntry(alias)) {
          return store.getType();
        }
      }
      throw refused(path, "holds no private key", "a private key with its certificates");
    } catch (IOException | GeneralSecurityException e) {
      throw refused(path, "does not open", "a PKCS 12 or JKS key store and its password");
    }
  }

  private static @Nullable Finding chain(String pem) {
    if (pem.contains("PRIVATE KEY")) {
      return Finding.error(
          "certificate.chain", "chain", Finding.HIDDEN, "certificates only, the key beside them");
    }
    return certificates(pem) > 0
        ? null
        : Finding.error("certificate.chain", "chain", pem, "the client's certificate as PEM text");
  }

  private static @Nullable Finding key(String pem) {
    if (pem.contains(KEY)) {
      return null;
    }
    Finding finding =
        Finding.error(
            "certificate.key", "key", Finding.HIDDEN, "a private key in PKCS 8 form as PEM text");
    if (pem.contains(ENCRYPTED)) {
      return finding.advising("It is encrypted: openssl pkcs8 -topk8 -nocrypt takes that off.");
    }
    return pem.contains("PRIVATE KEY-----")
        ? finding.advising("It is in an older form: openssl pkcs8 -topk8 -nocrypt converts it.")
        : finding;
  }

  private static int certificates(String pem) {
    try {
      return CertificateFactory.getInstance("X.509")
          .generateCertificates(new ByteArrayInputStream(pem.getBytes(StandardCharsets.US_ASCII)))
          .size();
    } catch (CertificateException e) {
      return 0;
    }
  }

  /** Without the cause: the JDK's own may quote what it read. */
  private static InvalidSpecException refused(Path path, String what, String expected) {
    return InvalidSpecException.of(
        Finding.error("certificate.key-store", "keyStore " + path, what, expected));
  }
}
