package io.msksdk.auth.client;

import static java.util.Objects.requireNonNull;

import java.util.Map;

/** Connects without proof and without encryption. Made by {@link KafkaAuth#plaintext}. */
public final class PlaintextAuth implements KafkaAuth {
  static final PlaintextAuth INSTANCE = new PlaintextAuth();

  private PlaintextAuth() {}

  @Override
  public AuthMode mode() {
    return AuthMode.PLAINTEXT;
  }

  @Override
  public ClientProperties on(BootstrapBrokers brokers, NetworkPath path) {
    return ClientProperties.of(
        Access.of(mode(), path),
        requireNonNull(brokers, "brokers").brokers(mode(), path),
        Security.of(Map.of("security.protocol", "PLAINTEXT")));
  }

  /** Returns the mode. */
  @Override
  public String toString() {
    return "PlaintextAuth";
  }
}
