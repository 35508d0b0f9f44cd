package io.msksdk.mtls;

import io.msksdk.core.check.Finding;
import io.msksdk.core.check.InvalidSpecException;
import java.io.ByteArrayOutputStream;
import java.io.IOException;
import java.security.GeneralSecurityException;
import java.security.KeyStore;
import java.security.PrivateKey;
import java.security.Signature;
import java.security.cert.X509Certificate;
import java.time.Instant;
import java.util.List;
import java.util.Map;

/**
 * A client's key with its certificate. Immutable and thread-safe; its text shows no key.
 *
 * <pre>{@code
 * ClientIdentity identity = Enrolment.of(issuer, "CN=orders-app").enrol();
 * Map<String, Object> settings = identity.settings();          // PEM, for any Kafka client
 * byte[] keyStore = identity.pkcs12(password);                 // for anything else
 * }</pre>
 */
public final class ClientIdentity {
  private static final String ALIAS = "client";

  private final PrivateKey key;
  private final List<X509Certificate> chain;

  private ClientIdentity(PrivateKey key, List<X509Certificate> chain) {
    this.key = key;
    this.chain = List.copyOf(chain);
  }

  /** Puts together what belongs together: a certificate for another key is of no use. */
  static ClientIdentity of(PrivateKey key, KeyForm form, String chainPem) {
    List<X509Certificate> chain = Pem.certificates(chainPem);
    if (!certifies(chain.get(0), key, form)) {
      throw InvalidSpecException.of(
          Finding.error(
                  "mtls.chain",
                  "certificate",
                  chain.get(0).getSubjectX500Principal(),
                  "the certificate of the key that was requested for, first in the chain")
              .advising("Let the issuer return the certificate before those of the authority."));
    }
    return new ClientIdentity(key, chain);
  }

  /**
   * Returns whom ACLs know the client as.
   *
   * @return such as {@code User:CN=orders-app}
   */
  public String principal() {
    return "User:" + leaf().getSubjectX500Principal().getName();
  }

  /**
   * Returns from when on the certificate is valid.
   *
   * @return the first instant
   */
  public Instant notBefore() {
    return leaf().getNotBefore().toInstant();
  }

  /**
   * Returns until when the certificate is valid.
   *
   * @return the last instant
   */
  public Instant notAfter() {
    return leaf().getNotAfter().toInstant();
  }

  /**
   * Returns the certificate and those of its authorities.
   *
   * @return the client's own first; unmodifiable
   */
  public List<X509Certificate> chain() {
    return chain;
  }

  /**
   * Returns the chain as text.
   *
   * @return PEM, the client's own certificate first
   */
  public String chainPem() {
    StringBuilder pem = new StringBuilder();
    try {
      for (X509Certificate certificate : chain) {
        pem.append(Pem.of("CERTIFICATE", certificate.getEncoded()));
      }
    } catch (GeneralSecurityException e) {
      throw new IllegalStateException("a certificate that was read can be written", e);
    }
    return pem.toString();
  }

  /**
   * Returns the key as text. It is a secret: never log it.
   *
   * @return PKCS 8 in PEM form, not encrypted
   */
  public String keyPem() {
    return Pem.of("PRIVATE KEY", key.getEncoded());
  }

  /**
   * Writes a key store.
   *
   * @param password protects the store and the key in it
   * @return a PKCS 12 key store
   */
  public byte[] pkcs12(char[] password) {
    try {
      ByteArrayOutputStream out = new ByteArrayOutputStream();
      keyStore(password).store(out, password);
      return out.toByteArray();
    } catch (GeneralSecurityException | IOException e) {
      throw new IllegalStateException("PKCS 12 is part of every JDK", e);
    }
  }

  /**
   * Returns the settings of a Kafka client that connects as this client, until the certificate
   * ends; {@link LiveIdentity#settings()} go on after that. Brokers are trusted by the JVM's
   * authorities unless a trust store is added.
   *
   * @return an unmodifiable map, with the key as text in it
   */
  public Map<String, Object> settings() {
    return Map.of(
        "security.protocol",
        "SSL",
        "ssl.keystore.type",
        "PEM",
        "ssl.keystore.key",
        keyPem(),
        "ssl.keystore.certificate.chain",
        chainPem());
  }

  KeyStore keyStore(char[] password) throws GeneralSecurityException, IOException {
    KeyStore store = KeyStore.getInstance("PKCS12");
    store.load(null, null);
    store.setKeyEntry(ALIAS, key, password, chain.toArray(new X509Certificate[0]));
    return store;
  }

  private X509Certificate leaf() {
    return chain.get(0);
  }

  private static boolean certifies(X509Certificate leaf, PrivateKey key, KeyForm form) {
    try {
      byte[] probe = {1};
      Signature signature = Signature.getInstance(form.signature());
      signature.initSign(key);
      signature.update(probe);
      byte[] signed = signature.sign();
      signature.initVerify(leaf.getPublicKey());
      signature.update(probe);
      return signature.verify(signed);
    } catch (GeneralSecurityException e) {
      return false; // a public key of another kind
    }
  }

  /** Returns whom it is for and until when. */
  @Override
  public String toString() {
    return "ClientIdentity[" + principal() + ", until " + notAfter() + "]";
  }
}
