package io.msksdk.auth.client;

import static java.util.Objects.requireNonNull;

import io.msksdk.auth.password.PasswordLogin;

/**
 * Connects with a user and a password over {@code SCRAM-SHA-512}. Made by {@link KafkaAuth#scram};
 * immutable and thread-safe. As objects, its properties do not show the password; as text they have
 * to.
 */
public final class ScramAuth implements KafkaAuth {
  private final PasswordLogin login;
  private final TrustedAuthorities trusted;

  private ScramAuth(PasswordLogin login, TrustedAuthorities trusted) {
    this.login = login;
    this.trusted = trusted;
  }

  static ScramAuth of(PasswordLogin login) {
    return new ScramAuth(login, TrustedAuthorities.ofTheJvm());
  }

  /**
   * Sets the authorities that may have signed the brokers' certificates, in place of those the JVM
   * trusts. Not needed for MSK, whose authority every JDK trusts; needed for a local MSK or a proxy
   * with an authority of its own.
   *
   * @param pem one or more certificates as PEM text
   * @return the same way to connect, with this trust
   * @throws io.msksdk.core.check.InvalidSpecException if it holds no certificate, or a private key
   */
  public ScramAuth trust(String pem) {
    return new ScramAuth(login, TrustedAuthorities.of(requireNonNull(pem, "pem")));
  }

  @Override
  public AuthMode mode() {
    return AuthMode.SCRAM;
  }

  @Override
  public ClientProperties on(BootstrapBrokers brokers, NetworkPath path) {
    return ClientProperties.of(
        Access.of(mode(), path),
        requireNonNull(brokers, "brokers").brokers(mode(), path),
        Security.of(login.settings(), login.text()).with(trusted));
  }

  /** Returns the user: the password is secret. */
  @Override
  public String toString() {
    return "ScramAuth[" + login.user() + "]";
  }
}
