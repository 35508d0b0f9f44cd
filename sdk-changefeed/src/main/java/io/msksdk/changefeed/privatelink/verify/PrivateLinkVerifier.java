package io.msksdk.changefeed.privatelink.verify;

import static java.util.Objects.requireNonNull;

import io.msksdk.changefeed.privatelink.PrivateLinkPlan;
import java.time.Duration;
import java.util.List;
import java.util.Map;
import org.jspecify.annotations.Nullable;

/**
 * Asks brokers and balancer whether they are set up as planned: through the INTERNAL listener,
 * through the listener of the balancer, and through the balancer's ports. That the advertised names
 * do not resolve here is expected; they are compared, never connected to. Changes nothing.
 * Immutable and thread-safe; run it where the brokers can be reached.
 *
 * <pre>{@code
 * VerifyReport report = PrivateLinkVerifier.of(plan).through(balancerDns).verify();
 * }</pre>
 */
public final class PrivateLinkVerifier {
  private final PrivateLinkPlan plan;
  private final @Nullable Balancer balancer;
  private final Map<String, ?> internal;
  private final Map<String, ?> external;
  private final Duration timeout;

  /** A balancer's name and the addresses behind it, one per zone; null to look them up. */
  record Balancer(String host, @Nullable List<String> addresses) {}

  private PrivateLinkVerifier(
      PrivateLinkPlan plan,
      @Nullable Balancer balancer,
      Map<String, ?> internal,
      Map<String, ?> external,
      Duration timeout) {
    this.plan = plan;
    this.balancer = balancer;
    this.internal = internal;
    this.external = external;
    this.timeout = timeout;
  }

  /**
   * Verifies the brokers of a plan.
   *
   * @param plan the plan
   * @return a verifier of brokers with plaintext listeners, without a balancer
   */
  public static PrivateLinkVerifier of(PrivateLinkPlan plan) {
    return new PrivateLinkVerifier(
        requireNonNull(plan, "plan"), null, Map.of(), Map.of(), Duration.ofSeconds(5));
  }

  /**
   * Goes through the balancer as well.
   *
   * @param host its DNS name
   * @return a verifier that does
   */
  public PrivateLinkVerifier through(String host) {
    return with(new Balancer(requireNonNull(host, "host"), null));
  }

  /** Goes through a balancer with these addresses, whatever its name resolves to. */
  PrivateLinkVerifier through(String host, List<String> addresses) {
    return with(new Balancer(host, List.copyOf(addresses)));
  }

  private PrivateLinkVerifier with(Balancer changed) {
    return new PrivateLinkVerifier(plan, changed, internal, external, timeout);
  }

  /**
   * Connects to INTERNAL with other settings than plaintext.
   *
   * @param clientProperties those of any Kafka client, without bootstrap servers
   * @return a verifier that does
   */
  public PrivateLinkVerifier connecting(Map<String, ?> clientProperties) {
    return new PrivateLinkVerifier(plan, balancer, Map.copyOf(clientProperties), external, timeout);
  }

  /**
   * Connects to the listener of the balancer, and through the balancer, with other settings than
   * plaintext. A certificate is checked against the address that is connected to: set {@code
   * ssl.endpoint.identification.algorithm} to nothing where it holds the advertised names alone.
   *
   * @param clientProperties those of any Kafka client, without bootstrap servers
   * @return a verifier that does
   */
  public PrivateLinkVerifier connectingExternally(Map<String, ?> clientProperties) {
    return new PrivateLinkVerifier(plan, balancer, internal, Map.copyOf(clientProperties), timeout);
  }

  /**
   * Sets how long one connection and its answers may take.
   *
   * @param longest 5 s unless set
   * @return a verifier that does
   */
  public PrivateLinkVerifier timeout(Duration longest) {
    return new PrivateLinkVerifier(
        plan, balancer, internal, external, requireNonNull(longest, "longest"));
  }

  /**
   * Asks everybody.
   *
   * @return what is not as planned
   */
  public VerifyReport verify() {
    Verification run = new Verification(plan, internal, external, timeout);
    run.brokers();
    if (balancer != null) {
      run.balancer(balancer);
    }
    return run.report();
  }
}
