package io.msksdk.auth.diagnosis;

import java.io.ByteArrayInputStream;
import java.nio.charset.StandardCharsets;
import java.security.cert.CertPathBuilderException;
import java.security.cert.CertPathValidatorException;
import java.security.cert.CertificateException;
import java.security.cert.CertificateExpiredException;
import java.security.cert.CertificateFactory;
import java.security.cert.CertificateNotYetValidException;
import java.security.cert.X509Certificate;
import java.time.Instant;
import java.util.Collection;
import java.util.List;
import java.util.Optional;
import javax.net.ssl.SSLException;
import org.apache.kafka.common.errors.SslAuthenticationException;

/** A TLS handshake that one of the sides gave up for a certificate. */
final class TlsRefusal implements Check {
  private static final String ALERT = "Received fatal alert: ";
  private static final String TRUST_REMEDY =
      "The certificates of MSK's brokers are signed by Amazon Trust Services, which every JDK"
          + " trusts: leave the trust store out, or add the authority above to it.";

  @Override
  public Optional<AccessDiagnosis> look(Failure failure, AccessContext context) {
    boolean tls =
        failure.find(SslAuthenticationException.class).isPresent()
            || failure.find(SSLException.class).isPresent();
    if (!tls) {
      return Optional.empty();
    }
    return ofBroker(failure, context).or(() -> ofClient(failure, context));
  }

  /** What this side found wrong with the broker's certificate. */
  private static Optional<AccessDiagnosis> ofBroker(Failure failure, AccessContext context) {
    boolean time =
        failure.find(CertificateExpiredException.class).isPresent()
            || failure.find(CertificateNotYetValidException.class).isPresent();
    if (time) {
      return Optional.of(
          AccessDiagnosis.draft(AccessFault.CERTIFICATE_EXPIRED)
              .because("The broker's certificate is out of its time: " + failure.summary() + ".")
              .because(shown(context))
              .advising(
                  "Compare the dates with this machine's clock. MSK renews its own certificates;"
                      + " renew those of a proxy."));
    }
    boolean untrusted =
        failure.find(CertPathBuilderException.class).isPresent()
            || failure.find(CertPathValidatorException.class).isPresent()
            || failure.says("PKIX path")
            || failure.says("trustAnchors");
    if (untrusted) {
      return Optional.of(
          AccessDiagnosis.draft(AccessFault.CERTIFICATE_NOT_TRUSTED)
              .because("This side does not trust the broker's certificate: " + failure.summary())
              .because(shown(context))
              .advising(TRUST_REMEDY));
    }
    boolean otherName = failure.says("No subject alternative") || failure.says("No name matching");
    return otherName
        ? Optional.of(
            AccessDiagnosis.draft(AccessFault.NOT_MSK)
                .because("The certificate is for another host: " + failure.summary() + ".")
                .because(shown(context))
                .advising("Connect by a name the certificate has, as MSK answers it."))
        : Optional.empty();
  }

  /** What the broker found wrong with the client's certificate. */
  private static Optional<AccessDiagnosis> ofClient(Failure failure, AccessContext context) {
    if (!failure.says(ALERT) || failure.says("protocol_version")) {
      return Optional.empty();
    }
    String words = "The broker gave up the handshake: " + failure.words(ALERT) + ".";
    Optional<X509Certificate> own = own(context);
    Instant now = context.time().now();
    boolean past =
        own.map(c -> now.isAfter(c.getNotAfter().toInstant())).orElse(false)
            || own.map(c -> now.isBefore(c.getNotBefore().toInstant())).orElse(false);
    if (past || failure.says("certificate_expired")) {
      return Optional.of(
          AccessDiagnosis.draft(AccessFault.CERTIFICATE_EXPIRED)
              .because(words)
              .because(own.map(c -> List.of("The client's " + text(c))).orElse(List.of()))
              .advising("Renew the client's certificate, in time from now on."));
    }
    AccessDiagnosis.Draft draft =
        AccessDiagnosis.draft(AccessFault.CERTIFICATE_NOT_TRUSTED).because(words);
    if (own.isEmpty() && context.text("ssl.keystore.location").isEmpty()) {
      return Optional.of(
          draft
              .because("The client has no key store to show a certificate from.")
              .advising("Give it a certificate of an authority the cluster is set up with."));
    }
    return Optional.of(
        draft
            .because(own.map(c -> List.of("The client's " + text(c))).orElse(List.of()))
            .advising(
                "Take a certificate from an authority in the cluster's"
                    + " clientAuthentication.tls.certificateAuthorityArnList, and hand the whole"
                    + " chain to the client."));
  }

  private static List<String> shown(AccessContext context) {
    return context.servers().stream()
        .limit(1)
        .flatMap(server -> EndpointProbe.of(server).certificates().stream().limit(1))
        .map(certificate -> "The broker shows the " + text(certificate))
        .toList();
  }

  private static String text(X509Certificate certificate) {
    return "certificate of "
        + certificate.getSubjectX500Principal().getName()
        + ", signed by "
        + certificate.getIssuerX500Principal().getName()
        + ", valid from "
        + certificate.getNotBefore().toInstant()
        + " to "
        + certificate.getNotAfter().toInstant()
        + ".";
  }

  private static Optional<X509Certificate> own(AccessContext context) {
    String pem = context.text("ssl.keystore.certificate.chain");
    if (pem.isEmpty()) {
      return Optional.empty();
    }
    try {
      Collection<?> chain =
          CertificateFactory.getInstance("X.509")
              .generateCertificates(
                  new ByteArrayInputStream(pem.getBytes(StandardCharsets.US_ASCII)));
      return chain.stream().map(X509Certificate.class::cast).findFirst();
    } catch (CertificateException e) {
      return Optional.empty(); // Kafka has said so already, in words of its own
    }
  }
}
