package io.msksdk.mtls;

import java.security.spec.AlgorithmParameterSpec;
import java.security.spec.ECGenParameterSpec;
import java.security.spec.RSAKeyGenParameterSpec;

/** The kinds of key a client can have. */
public enum KeyForm {
  /** An elliptic curve key on P-256: made in a millisecond, small, and what TLS prefers today. */
  EC_P256("EC", "SHA256withECDSA", "300a06082a8648ce3d040302"),
  /** An RSA key of 2048 bits, which takes about 0.2 s to make, for authorities that want one. */
  RSA_2048("RSA", "SHA256withRSA", "300d06092a864886f70d01010b0500");

  private final String family;
  private final String signature;
  private final String identifier;

  KeyForm(String family, String signature, String identifier) {
    this.family = family;
    this.signature = signature;
    this.identifier = identifier;
  }

  String family() {
    return family;
  }

  AlgorithmParameterSpec parameters() {
    return this == EC_P256
        ? new ECGenParameterSpec("secp256r1")
        : new RSAKeyGenParameterSpec(2048, RSAKeyGenParameterSpec.F4);
  }

  String signature() {
    return signature;
  }

  /** The AlgorithmIdentifier of the signature in hexadecimal DER (RFC 5758, RFC 4055). */
  String identifier() {
    return identifier;
  }
}
