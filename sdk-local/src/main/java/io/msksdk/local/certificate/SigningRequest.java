package io.msksdk.local.certificate;

import java.io.IOException;
import java.security.GeneralSecurityException;
import java.security.PublicKey;
import java.util.Base64;
import java.util.regex.Matcher;
import java.util.regex.Pattern;
import javax.security.auth.x500.X500Principal;
import org.bouncycastle.asn1.x509.ExtendedKeyUsage;
import org.bouncycastle.asn1.x509.Extension;
import org.bouncycastle.asn1.x509.Extensions;
import org.bouncycastle.asn1.x509.KeyPurposeId;
import org.bouncycastle.asn1.x509.KeyUsage;
import org.bouncycastle.cert.jcajce.JcaX509v3CertificateBuilder;
import org.bouncycastle.operator.OperatorCreationException;
import org.bouncycastle.operator.jcajce.JcaContentVerifierProviderBuilder;
import org.bouncycastle.pkcs.PKCSException;
import org.bouncycastle.pkcs.jcajce.JcaPKCS10CertificationRequest;
import org.jspecify.annotations.Nullable;

/**
 * A certificate signing request whose signature was checked.
 *
 * @param subject whom the certificate is for
 * @param key the subject's public key
 * @param alternativeNames other names of the subject, null when the request has none
 */
record SigningRequest(X500Principal subject, PublicKey key, @Nullable Extension alternativeNames) {
  // some tools still write NEW
  private static final Pattern PEM =
      Pattern.compile(
          "-----BEGIN (?:NEW )?CERTIFICATE REQUEST-----([A-Za-z0-9+/=\\s]+)"
              + "-----END (?:NEW )?CERTIFICATE REQUEST-----");
  private static final String EXPECTED =
      " (expected: a PKCS 10 request in PEM form, signed with its own key)";

  static SigningRequest parse(String pem) {
    Matcher matcher = PEM.matcher(pem);
    if (!matcher.find()) {
      throw new IllegalArgumentException("csr: no certificate request" + EXPECTED);
    }
    try {
      JcaPKCS10CertificationRequest request =
          new JcaPKCS10CertificationRequest(Base64.getMimeDecoder().decode(matcher.group(1)));
      PublicKey key = request.getPublicKey();
      if (!request.isSignatureValid(new JcaContentVerifierProviderBuilder().build(key))) {
        throw new IllegalArgumentException("csr: its signature is not of its key" + EXPECTED);
      }
      Extensions asked = request.getRequestedExtensions();
      return new SigningRequest(
          new X500Principal(request.getSubject().getEncoded()),
          key,
          asked == null ? null : asked.getExtension(Extension.subjectAlternativeName));
    } catch (IOException | GeneralSecurityException | OperatorCreationException | PKCSException e) {
      throw new IllegalArgumentException("csr: " + e.getMessage() + EXPECTED, e);
    }
  }

  void addClientExtensions(JcaX509v3CertificateBuilder builder) throws IOException {
    builder.addExtension(Extension.keyUsage, true, new KeyUsage(KeyUsage.digitalSignature));
    builder.addExtension(
        Extension.extendedKeyUsage, false, new ExtendedKeyUsage(KeyPurposeId.id_kp_clientAuth));
    if (alternativeNames != null) {
      builder.addExtension(alternativeNames);
    }
  }
}
