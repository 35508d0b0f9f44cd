package io.msksdk.mtls;

import java.io.IOException;
import java.io.StringReader;
import java.math.BigInteger;
import java.security.GeneralSecurityException;
import java.security.KeyPair;
import java.security.KeyPairGenerator;
import java.time.Duration;
import java.time.Instant;
import java.util.Date;
import javax.security.auth.x500.X500Principal;
import org.bouncycastle.cert.jcajce.JcaX509CertificateConverter;
import org.bouncycastle.cert.jcajce.JcaX509v3CertificateBuilder;
import org.bouncycastle.openssl.PEMParser;
import org.bouncycastle.operator.OperatorCreationException;
import org.bouncycastle.operator.jcajce.JcaContentSignerBuilder;
import org.bouncycastle.operator.jcajce.JcaContentVerifierProviderBuilder;
import org.bouncycastle.pkcs.PKCS10CertificationRequest;
import org.bouncycastle.pkcs.PKCSException;
import org.bouncycastle.pkcs.jcajce.JcaPKCS10CertificationRequest;

/** An authority by another library, which reads and checks requests for itself. */
final class TestCa implements CertificateIssuer {
  private static final X500Principal NAME = new X500Principal("CN=Test CA");

  private final KeyPair keys;
  private final Instant now;
  private int issued;

  TestCa(Instant now) {
    this.now = now;
    try {
      this.keys = KeyPairGenerator.getInstance("EC").generateKeyPair();
    } catch (GeneralSecurityException e) {
      throw new IllegalStateException(e);
    }
  }

  static JcaPKCS10CertificationRequest read(String pem) {
    try (PEMParser parser = new PEMParser(new StringReader(pem))) {
      return new JcaPKCS10CertificationRequest((PKCS10CertificationRequest) parser.readObject());
    } catch (IOException e) {
      throw new IllegalStateException(e);
    }
  }

  static boolean signedWithItsOwnKey(JcaPKCS10CertificationRequest request) {
    try {
      return request.isSignatureValid(
          new JcaContentVerifierProviderBuilder().build(request.getPublicKey()));
    } catch (GeneralSecurityException | OperatorCreationException | PKCSException e) {
      throw new IllegalStateException(e);
    }
  }

  int issued() {
    return issued;
  }

  @Override
  public String issue(String requestPem, Duration validity) {
    return issue(requestPem, now, now.plus(validity));
  }

  String issue(String requestPem, Instant from, Instant until) {
    issued++;
    JcaPKCS10CertificationRequest request = read(requestPem);
    try {
      var builder =
          new JcaX509v3CertificateBuilder(
              NAME,
              BigInteger.valueOf(issued),
              Date.from(from),
              Date.from(until),
              new X500Principal(request.getSubject().getEncoded()),
              request.getPublicKey());
      var signer = new JcaContentSignerBuilder("SHA256withECDSA").build(keys.getPrivate());
      return Pem.of(
          "CERTIFICATE",
          new JcaX509CertificateConverter().getCertificate(builder.build(signer)).getEncoded());
    } catch (GeneralSecurityException | OperatorCreationException | IOException e) {
      throw new IllegalStateException(e);
    }
  }
}
