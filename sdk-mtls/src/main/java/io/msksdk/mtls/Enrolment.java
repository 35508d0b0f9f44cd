package io.msksdk.mtls;

import static java.util.Objects.requireNonNull;

import io.msksdk.core.call.CallException;
import io.msksdk.core.check.Finding;
import io.msksdk.core.check.InvalidSpecException;
import java.time.Duration;
import javax.security.auth.x500.X500Principal;

/**
 * How a client gets its certificate: whose name, which key, from which authority, for how long.
 * Immutable and thread-safe; every {@link #enrol()} makes a new key.
 *
 * <pre>{@code
 * Enrolment.of(AcmPrivateCa.of(acmPca, caArn), "CN=orders-app,OU=billing")
 *     .validFor(Duration.ofDays(30))
 *     .enrol();
 * }</pre>
 */
public final class Enrolment {
  private static final Duration DEFAULT = Duration.ofDays(30);

  private final CertificateIssuer issuer;
  private final X500Principal subject;
  private final KeyForm form;
  private final Duration validity;

  private Enrolment(
      CertificateIssuer issuer, X500Principal subject, KeyForm form, Duration validity) {
    this.issuer = issuer;
    this.subject = subject;
    this.form = form;
    this.validity = validity;
  }

  /**
   * Describes an enrolment with a P-256 key and a certificate for 30 days.
   *
   * @param issuer the authority
   * @param subject the distinguished name, such as {@code CN=orders-app}; ACLs know the client by
   *     it
   * @return the enrolment
   * @throws InvalidSpecException if it is no distinguished name
   */
  public static Enrolment of(CertificateIssuer issuer, String subject) {
    requireNonNull(issuer, "issuer");
    try {
      X500Principal name = new X500Principal(requireNonNull(subject, "subject"));
      if (!name.getName().isEmpty()) {
        return new Enrolment(issuer, name, KeyForm.EC_P256, DEFAULT);
      }
    } catch (IllegalArgumentException e) {
      throw InvalidSpecException.of(malformed(subject).advising("The JDK says: " + e.getMessage()));
    }
    throw InvalidSpecException.of(malformed(subject));
  }

  /**
   * Sets the kind of key.
   *
   * @param form the kind
   * @return the same enrolment with this key
   */
  public Enrolment key(KeyForm form) {
    return new Enrolment(issuer, subject, requireNonNull(form, "form"), validity);
  }

  /**
   * Sets how long the certificate is valid. MSK knows no revocation lists: the shorter, the less a
   * lost key is worth.
   *
   * @param validity at least a minute
   * @return the same enrolment with this validity
   * @throws InvalidSpecException if it is shorter
   */
  public Enrolment validFor(Duration validity) {
    if (validity.compareTo(Duration.ofMinutes(1)) < 0) {
      throw InvalidSpecException.of(
          Finding.error("mtls.validity", "validity", validity, "at least a minute"));
    }
    return new Enrolment(issuer, subject, form, validity);
  }

  /**
   * Makes a key, has it certified and puts both together.
   *
   * @return the client's identity
   * @throws CallException if the authority refuses or does not answer
   * @throws InvalidSpecException if what it answers is not the certificate of this key
   */
  public ClientIdentity enrol() {
    SigningRequest request = SigningRequest.create(subject, form);
    return ClientIdentity.of(request.key(), form, issuer.issue(request.pem(), validity));
  }

  private static Finding malformed(String subject) {
    return Finding.error(
        "mtls.subject", "subject", subject, "a distinguished name such as CN=orders-app");
  }

  /** Returns the name, the key and the validity. */
  @Override
  public String toString() {
    return "Enrolment[" + subject.getName() + ", " + form + ", for " + validity + "]";
  }
}
