package io.msksdk.local;

import com.fasterxml.jackson.databind.node.JsonNodeFactory;
import java.io.IOException;
import java.math.BigInteger;
import java.security.GeneralSecurityException;
import java.security.KeyPair;
import java.security.KeyPairGenerator;
import java.time.Instant;
import java.util.Base64;
import java.util.Date;
import javax.security.auth.x500.X500Principal;
import org.bouncycastle.cert.jcajce.JcaX509v3CertificateBuilder;
import org.bouncycastle.operator.OperatorCreationException;
import org.bouncycastle.operator.jcajce.JcaContentSignerBuilder;
import org.bouncycastle.pkcs.jcajce.JcaPKCS10CertificationRequestBuilder;

/** Certificates of clients, as they get them: a key, a request, and an authority that signs it. */
public final class TestCertificates {
  private TestCertificates() {}

  /** Has the engine's authority sign a new key. */
  public static Signed sign(TestEngine engine, String subject) {
    KeyPair keys = keys();
    String body =
        JsonNodeFactory.instance.objectNode().put("csr", request(subject, keys, keys)).toString();
    return new Signed(key(keys), engine.post("/_local/ca/sign", body).path("chain").asText());
  }

  /** A request for one key that another one signs, if they differ. */
  public static String request(String subject, KeyPair keys, KeyPair signer) {
    try {
      byte[] request =
          new JcaPKCS10CertificationRequestBuilder(new X500Principal(subject), keys.getPublic())
              .build(new JcaContentSignerBuilder("SHA256withECDSA").build(signer.getPrivate()))
              .getEncoded();
      return pem("CERTIFICATE REQUEST", request);
    } catch (OperatorCreationException | IOException e) {
      throw new IllegalStateException(e);
    }
  }

  public static Signed selfSigned(String subject) {
    KeyPair keys = keys();
    X500Principal name = new X500Principal(subject);
    try {
      byte[] certificate =
          new JcaX509v3CertificateBuilder(
                  name,
                  BigInteger.ONE,
                  Date.from(Instant.now().minusSeconds(60)),
                  Date.from(Instant.now().plusSeconds(600)),
                  name,
                  keys.getPublic())
              .build(new JcaContentSignerBuilder("SHA256withECDSA").build(keys.getPrivate()))
              .getEncoded();
      return new Signed(key(keys), pem("CERTIFICATE", certificate));
    } catch (OperatorCreationException | IOException e) {
      throw new IllegalStateException(e);
    }
  }

  public static KeyPair keys() {
    try {
      KeyPairGenerator generator = KeyPairGenerator.getInstance("EC");
      generator.initialize(256);
      return generator.generateKeyPair();
    } catch (GeneralSecurityException e) {
      throw new IllegalStateException(e);
    }
  }

  private static String key(KeyPair keys) {
    return pem("PRIVATE KEY", keys.getPrivate().getEncoded());
  }

  private static String pem(String type, byte[] der) {
    String body = Base64.getMimeEncoder(64, new byte[] {'\n'}).encodeToString(der);
    return "-----BEGIN " + type + "-----\n" + body + "\n-----END " + type + "-----\n";
  }

  /** A key with its chain, both in PEM form. */
  public record Signed(String keyPem, String chainPem) {}
}
