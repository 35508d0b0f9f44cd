package io.msksdk.local.certificate;

/**
 * A certificate with its key, as PEM text that Kafka's PEM key stores take inline. Never shows the
 * key.
 */
public final class IssuedCertificate {
  private final String privateKeyPem;
  private final String chainPem;

  IssuedCertificate(String privateKeyPem, String chainPem) {
    this.privateKeyPem = privateKeyPem;
    this.chainPem = chainPem;
  }

  /**
   * Returns the private key.
   *
   * @return the key as PKCS 8 in PEM form
   */
  public String privateKeyPem() {
    return privateKeyPem;
  }

  /**
   * Returns the chain, the certificate itself first.
   *
   * @return the chain in PEM form
   */
  public String chainPem() {
    return chainPem;
  }
}
