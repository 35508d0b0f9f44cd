package io.msksdk.mtls;

import java.security.GeneralSecurityException;
import java.security.KeyPair;
import java.security.KeyPairGenerator;
import java.security.PrivateKey;
import java.security.Signature;
import java.util.HexFormat;
import javax.security.auth.x500.X500Principal;

/** A new key and the request to certify it (PKCS #10, RFC 2986); neither touches a disk. */
record SigningRequest(PrivateKey key, String pem) {
  private static final byte[] VERSION = {0x02, 0x01, 0x00};
  private static final int ATTRIBUTES = 0xa0;

  static SigningRequest create(X500Principal subject, KeyForm form) {
    try {
      KeyPairGenerator generator = KeyPairGenerator.getInstance(form.family());
      generator.initialize(form.parameters());
      KeyPair keys = generator.generateKeyPair();
      byte[] information =
          Der.sequence(
              VERSION,
              subject.getEncoded(),
              keys.getPublic().getEncoded(),
              Der.tagged(ATTRIBUTES, new byte[0]));
      Signature signature = Signature.getInstance(form.signature());
      signature.initSign(keys.getPrivate());
      signature.update(information);
      byte[] request =
          Der.sequence(
              information, HexFormat.of().parseHex(form.identifier()), Der.bits(signature.sign()));
      // keytool writes NEW CERTIFICATE REQUEST, which ACM Private CA refuses
      return new SigningRequest(keys.getPrivate(), Pem.of("CERTIFICATE REQUEST", request));
    } catch (GeneralSecurityException e) {
      throw new IllegalStateException(form + " is part of every JDK", e);
    }
  }

  /** Returns the request; the key is not shown. */
  @Override
  public String toString() {
    return "SigningRequest[" + pem.length() + " characters]";
  }
}
