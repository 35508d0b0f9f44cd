package io.msksdk.auth.client;

import static java.util.Objects.requireNonNull;

import java.util.Map;
import java.util.TreeMap;
import org.jspecify.annotations.Nullable;

/**
 * Connects over TLS, with a certificate of the client or without. Made by {@link KafkaAuth#mtls}
 * and {@link KafkaAuth#tls}; immutable and thread-safe. The names of the brokers are checked
 * against their certificates, as Kafka does unless it is told not to.
 */
public final class TlsAuth implements KafkaAuth {
  private static final Map<String, String> PROTOCOL = Map.of("security.protocol", "SSL");

  private final @Nullable ClientCertificate certificate;
  private final TrustedAuthorities trusted;

  private TlsAuth(@Nullable ClientCertificate certificate, TrustedAuthorities trusted) {
    this.certificate = certificate;
    this.trusted = trusted;
  }

  static TlsAuth anonymous() {
    return new TlsAuth(null, TrustedAuthorities.ofTheJvm());
  }

  static TlsAuth of(ClientCertificate certificate) {
    return new TlsAuth(certificate, TrustedAuthorities.ofTheJvm());
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
  public TlsAuth trust(String pem) {
    return new TlsAuth(certificate, TrustedAuthorities.of(requireNonNull(pem, "pem")));
  }

  @Override
  public AuthMode mode() {
    return AuthMode.TLS;
  }

  @Override
  public ClientProperties on(BootstrapBrokers brokers, NetworkPath path) {
    return ClientProperties.of(
        Access.of(mode(), path),
        requireNonNull(brokers, "brokers").brokers(mode(), path),
        security().with(trusted));
  }

  private Security security() {
    if (certificate == null) {
      return Security.of(PROTOCOL);
    }
    Map<String, Object> objects = new TreeMap<>(certificate.settings());
    objects.putAll(PROTOCOL);
    Map<String, String> text = new TreeMap<>(certificate.text());
    text.putAll(PROTOCOL);
    return Security.of(objects, text);
  }

  /** Returns whether the client has a certificate. */
  @Override
  public String toString() {
    return "TlsAuth[" + (certificate == null ? "without a certificate" : certificate) + "]";
  }
}
