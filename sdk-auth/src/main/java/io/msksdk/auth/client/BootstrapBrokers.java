package io.msksdk.auth.client;

import static java.util.Objects.requireNonNull;

import com.google.errorprone.annotations.CanIgnoreReturnValue;
import io.msksdk.core.check.Finding;
import io.msksdk.core.check.InvalidSpecException;
import java.util.ArrayList;
import java.util.Collections;
import java.util.List;
import java.util.Objects;
import java.util.Optional;
import java.util.SortedMap;
import java.util.SortedSet;
import java.util.TreeMap;
import java.util.TreeSet;
import org.jspecify.annotations.Nullable;

/**
 * The bootstrap brokers of a cluster: servers for each authentication mode on each network path
 * that the cluster has open. Immutable and thread-safe.
 *
 * <p>Each list is sorted and names every server once, since MSK answers them in changing order. MSK
 * names about three brokers of a larger cluster, enough for a client to find the others.
 *
 * <p>An application that may call MSK gets them from sdk-admin; one that may not is given the text:
 *
 * <pre>{@code
 * BootstrapBrokers brokers = BootstrapBrokers.parse(AuthMode.IAM, NetworkPath.PRIVATE,
 *     "b-1.orders.abc123.c2.kafka.eu-west-1.amazonaws.com:9098");
 * }</pre>
 */
public final class BootstrapBrokers {
  private final SortedMap<Access, List<HostPort>> brokers;
  private final @Nullable String region;
  private final List<Finding> findings;

  private BootstrapBrokers(Builder builder) {
    this.region = builder.region;
    this.brokers = Collections.unmodifiableSortedMap(new TreeMap<>(builder.brokers));
    List<Finding> all = new ArrayList<>();
    builder.findings.values().forEach(all::addAll);
    this.findings = List.copyOf(all);
  }

  /**
   * Reads the servers of one access from text.
   *
   * @param mode the authentication mode the servers are for
   * @param path the network path the servers are on
   * @param servers hosts and ports such as {@code b-1.example:9098,b-2.example:9098}
   * @return bootstrap brokers with this one access; what is doubtful is in {@link #findings()}
   * @throws InvalidSpecException if a part is not {@code host:port}, or MSK has no such access
   */
  public static BootstrapBrokers parse(AuthMode mode, NetworkPath path, String servers) {
    requireNonNull(servers, "servers");
    // a blank text means "not open" in an answer of MSK, yet a mistake where a person wrote it
    return builder().put(Access.of(mode, path), servers).build();
  }

  /**
   * Collects the members of MSK's GetBootstrapBrokers answer.
   *
   * @return a builder without servers
   */
  public static Builder builder() {
    return new Builder();
  }

  /**
   * Returns the servers of one access. There is no fallback: neither to another mode or path nor,
   * ever, to plaintext.
   *
   * @param mode how the client proves who it is
   * @param path how it reaches the brokers
   * @return {@code host:port} texts, sorted, each once, at least one; unmodifiable
   * @throws AccessNotEnabledException if the cluster has no servers for it; names the setting that
   *     opens it and what is open instead
   */
  public List<String> servers(AuthMode mode, NetworkPath path) {
    return brokers(mode, path).stream().map(HostPort::toString).toList();
  }

  /**
   * Says whether the cluster has servers for an access.
   *
   * @param mode how the client proves who it is
   * @param path how it reaches the brokers
   * @return true when {@link #servers} answers
   */
  public boolean has(AuthMode mode, NetworkPath path) {
    return brokers.containsKey(Access.of(mode, path));
  }

  /**
   * Returns every access the cluster has servers for.
   *
   * @return a sorted set, empty while the cluster is being created; unmodifiable
   */
  public SortedSet<Access> available() {
    return Collections.unmodifiableSortedSet(new TreeSet<>(brokers.keySet()));
  }

  /**
   * Returns what was accepted and yet looks wrong: a server named twice, or a port that MSK gives
   * to another access. Hosts that are not MSK's own names may have any port, as tunnels do.
   *
   * @return warnings, usually none; unmodifiable
   */
  public List<Finding> findings() {
    return findings;
  }

  /**
   * Returns the Region of the cluster, where whoever asked MSK for these brokers knew it.
   *
   * @return the Region of the cluster's ARN; empty for brokers that were read from text
   */
  public Optional<String> region() {
    return Optional.ofNullable(region);
  }

  List<HostPort> brokers(AuthMode mode, NetworkPath path) {
    Access access = Access.of(mode, path);
    List<HostPort> found = brokers.get(access);
    if (found == null) {
      throw AccessNotEnabledException.of(access, available());
    }
    return found;
  }

  @Override
  public boolean equals(@Nullable Object other) {
    return other instanceof BootstrapBrokers that
        && brokers.equals(that.brokers)
        && Objects.equals(region, that.region);
  }

  @Override
  public int hashCode() {
    return Objects.hash(brokers, region);
  }

  /** Returns every access with its servers. */
  @Override
  public String toString() {
    return "BootstrapBrokers" + brokers;
  }

  /** Collects servers by access. Not thread-safe. */
  public static final class Builder {
    private final SortedMap<Access, List<HostPort>> brokers = new TreeMap<>();
    private final SortedMap<Access, List<Finding>> findings = new TreeMap<>();

    private @Nullable String region;

    private Builder() {}

    /**
     * Sets the Region of the cluster, for brokers whose hosts do not tell it.
     *
     * @param region the Region of the cluster's ARN, such as {@code eu-west-1}
     * @return this builder
     * @throws InvalidSpecException if it does not have the form of a Region
     */
    @CanIgnoreReturnValue
    public Builder region(String region) {
      this.region = BrokerRegion.wellFormed(region);
      return this;
    }

    /**
     * Sets the servers of one access, in place of those set before.
     *
     * @param mode the authentication mode the servers are for
     * @param path the network path the servers are on
     * @param servers the text MSK answered; null or blank when the cluster does not have this
     *     access
     * @return this builder
     * @throws InvalidSpecException if a part is not {@code host:port}, or MSK has no such access
     */
    @CanIgnoreReturnValue
    public Builder servers(AuthMode mode, NetworkPath path, @Nullable String servers) {
      Access access = Access.of(mode, path);
      if (servers == null || servers.isBlank()) {
        brokers.remove(access);
        findings.remove(access);
        return this;
      }
      return put(access, servers);
    }

    /**
     * Makes the value.
     *
     * @return bootstrap brokers with what was set, possibly nothing
     */
    public BootstrapBrokers build() {
      return new BootstrapBrokers(this);
    }

    @CanIgnoreReturnValue
    private Builder put(Access access, String servers) {
      BrokerRules rules = new BrokerRules(access);
      brokers.put(access, List.copyOf(rules.brokers(servers)));
      findings.put(access, rules.warnings());
      return this;
    }
  }
}
