package io.msksdk.local.certificate;

import java.io.IOException;
import java.math.BigInteger;
import java.security.GeneralSecurityException;
import java.security.KeyPair;
import java.security.KeyPairGenerator;
import java.security.PublicKey;
import java.security.SecureRandom;
import java.security.cert.X509Certificate;
import java.security.spec.ECGenParameterSpec;
import java.time.Duration;
import java.time.Instant;
import java.time.InstantSource;
import java.util.Base64;
import java.util.Date;
import java.util.List;
import java.util.stream.Stream;
import javax.security.auth.x500.X500Principal;
import org.bouncycastle.asn1.x509.BasicConstraints;
import org.bouncycastle.asn1.x509.Extension;
import org.bouncycastle.asn1.x509.GeneralName;
import org.bouncycastle.asn1.x509.GeneralNames;
import org.bouncycastle.asn1.x509.KeyUsage;
import org.bouncycastle.cert.jcajce.JcaX509CertificateConverter;
import org.bouncycastle.cert.jcajce.JcaX509v3CertificateBuilder;
import org.bouncycastle.operator.OperatorCreationException;
import org.bouncycastle.operator.jcajce.JcaContentSignerBuilder;

/**
 * A certificate authority of one engine. Its keys are P-256: an RSA key would cost each broker
 * about 170 ms of start. Thread-safe.
 */
public final class CertificateAuthority {
  private static final X500Principal NAME = new X500Principal("CN=Local MSK CA,O=Local MSK");
  private static final Duration LIFETIME = Duration.ofDays(365);
  // clients whose clock is a little behind must accept a certificate that was just issued
  private static final Duration BACKDATED = Duration.ofHours(1);

  // past for every client, whatever its clock shows of the present hour
  private static final Duration EXPIRED = Duration.ofMinutes(-10);

  private final SecureRandom random = new SecureRandom();
  private final InstantSource time;
  private final KeyPair keys;
  private final X509Certificate certificate;

  private CertificateAuthority(InstantSource time) throws GeneralSecurityException {
    this.time = time;
    this.keys = newKeys();
    this.certificate =
        sign(
            NAME,
            keys.getPublic(),
            LIFETIME,
            builder -> {
              builder.addExtension(Extension.basicConstraints, true, new BasicConstraints(0));
              builder.addExtension(
                  Extension.keyUsage, true, new KeyUsage(KeyUsage.keyCertSign | KeyUsage.cRLSign));
            });
  }

  /**
   * Makes a new authority with its own key.
   *
   * @param time what dates the certificates; always real time
   * @return the authority
   */
  public static CertificateAuthority create(InstantSource time) {
    try {
      return new CertificateAuthority(time);
    } catch (GeneralSecurityException e) {
      throw new IllegalStateException("certificate authority: " + e.getMessage(), e);
    }
  }

  /**
   * Returns the authority's own certificate, which clients must trust.
   *
   * @return the certificate in PEM form
   */
  public String caPem() {
    try {
      return pem("CERTIFICATE", certificate.getEncoded());
    } catch (GeneralSecurityException e) {
      throw new IllegalStateException("certificate authority: " + e.getMessage(), e);
    }
  }

  /**
   * Issues a server certificate.
   *
   * @param commonName the subject's common name
   * @param dnsNames the host names it is valid for
   * @param addresses the IP addresses it is valid for
   * @return the certificate with its key
   */
  public IssuedCertificate issue(String commonName, List<String> dnsNames, List<String> addresses) {
    return issue(commonName, dnsNames, addresses, LIFETIME);
  }

  /**
   * Issues a server certificate that is no longer valid, as if it had not been renewed.
   *
   * @param commonName the subject's common name
   * @param dnsNames the host names it was valid for
   * @param addresses the IP addresses it was valid for
   * @return the certificate with its key
   */
  public IssuedCertificate issueExpired(
      String commonName, List<String> dnsNames, List<String> addresses) {
    return issue(commonName, dnsNames, addresses, EXPIRED);
  }

  private IssuedCertificate issue(
      String commonName, List<String> dnsNames, List<String> addresses, Duration validity) {
    GeneralName[] names =
        Stream.concat(
                dnsNames.stream().map(n -> new GeneralName(GeneralName.dNSName, n)),
                addresses.stream().map(a -> new GeneralName(GeneralName.iPAddress, a)))
            .toArray(GeneralName[]::new);
    try {
      KeyPair subject = newKeys();
      X509Certificate issued =
          sign(
              new X500Principal("CN=" + commonName + ",O=Local MSK"),
              subject.getPublic(),
              validity,
              builder ->
                  builder.addExtension(
                      Extension.subjectAlternativeName, false, new GeneralNames(names)));
      return new IssuedCertificate(
          pem("PRIVATE KEY", subject.getPrivate().getEncoded()),
          pem("CERTIFICATE", issued.getEncoded()) + caPem());
    } catch (GeneralSecurityException e) {
      throw new IllegalStateException("certificate " + commonName + ": " + e.getMessage(), e);
    }
  }

  /**
   * Issues the certificate of a client.
   *
   * @param request the certificate signing request in PEM form; its subject is kept as it is
   * @param validity how long the certificate is valid
   * @return the chain in PEM form, the client's certificate first
   * @throws IllegalArgumentException when the request is none, or is not signed with its own key
   */
  public String sign(String request, Duration validity) {
    SigningRequest asked = SigningRequest.parse(request);
    try {
      X509Certificate issued =
          sign(asked.subject(), asked.key(), validity, asked::addClientExtensions);
      return pem("CERTIFICATE", issued.getEncoded()) + caPem();
    } catch (GeneralSecurityException e) {
      throw new IllegalStateException("certificate " + asked.subject() + ": " + e.getMessage(), e);
    }
  }

  private X509Certificate sign(
      X500Principal subject, PublicKey key, Duration validity, Extensions extensions)
      throws GeneralSecurityException {
    Instant now = time.instant();
    var builder =
        new JcaX509v3CertificateBuilder(
            NAME,
            new BigInteger(120, random),
            Date.from(now.minus(BACKDATED)),
            Date.from(now.plus(validity)),
            subject,
            key);
    try {
      extensions.addTo(builder);
      var signer = new JcaContentSignerBuilder("SHA256withECDSA").build(keys.getPrivate());
      return new JcaX509CertificateConverter().getCertificate(builder.build(signer));
    } catch (IOException | OperatorCreationException e) {
      throw new GeneralSecurityException(e);
    }
  }

  private KeyPair newKeys() throws GeneralSecurityException {
    KeyPairGenerator generator = KeyPairGenerator.getInstance("EC");
    generator.initialize(new ECGenParameterSpec("secp256r1"), random);
    return generator.generateKeyPair();
  }

  private static String pem(String type, byte[] der) {
    String body = Base64.getMimeEncoder(64, new byte[] {'\n'}).encodeToString(der);
    return "-----BEGIN " + type + "-----\n" + body + "\n-----END " + type + "-----\n";
  }

  /** Adds what distinguishes one kind of certificate. */
  private interface Extensions {
    void addTo(JcaX509v3CertificateBuilder builder) throws IOException;
  }
}
