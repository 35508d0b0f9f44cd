package io.msksdk.admin.cluster;

import java.util.Collection;
import java.util.EnumSet;
import java.util.Objects;
import java.util.Set;
import org.jspecify.annotations.Nullable;

/**
 * From where clients reach the brokers, beyond the cluster's own VPC. Immutable; every method
 * returns changed settings. Public access and multi-VPC connectivity cannot be had at creation,
 * only afterwards (Amazon MSK Developer Guide, "Public access").
 */
public final class ConnectivitySettings {
  private static final ConnectivitySettings PRIVATE =
      new ConnectivitySettings(false, Set.of(), false);

  private final boolean publicAccess;
  private final Set<ClusterAccess> multiVpc;
  private final boolean ipv6;

  private ConnectivitySettings(
      boolean publicAccess, Collection<ClusterAccess> multiVpc, boolean ipv6) {
    this.publicAccess = publicAccess;
    this.multiVpc = Set.copyOf(multiVpc);
    this.ipv6 = ipv6;
  }

  /**
   * Returns what a new cluster has: its own VPC, over IPv4.
   *
   * @return the settings
   */
  public static ConnectivitySettings privateOnly() {
    return PRIVATE;
  }

  /**
   * Opens the brokers to the internet.
   *
   * @return changed settings
   */
  public ConnectivitySettings openToPublic() {
    return new ConnectivitySettings(true, multiVpc, ipv6);
  }

  /**
   * Closes the brokers to the internet.
   *
   * @return changed settings
   */
  public ConnectivitySettings closeToPublic() {
    return new ConnectivitySettings(false, multiVpc, ipv6);
  }

  /**
   * Sets the ways in for clients in other VPCs, through VPC connections.
   *
   * @param ways any of IAM, SCRAM and TLS; none closes it
   * @return changed settings
   */
  public ConnectivitySettings multiVpc(ClusterAccess... ways) {
    return new ConnectivitySettings(publicAccess, Set.of(ways), ipv6);
  }

  /**
   * Adds IPv6 to IPv4.
   *
   * @return changed settings
   */
  public ConnectivitySettings openIpv6() {
    return new ConnectivitySettings(publicAccess, multiVpc, true);
  }

  /**
   * Says whether the brokers are open to the internet.
   *
   * @return false unless opened
   */
  public boolean publicAccess() {
    return publicAccess;
  }

  /**
   * Returns the ways in for clients in other VPCs.
   *
   * @return none unless opened, unmodifiable
   */
  public Set<ClusterAccess> multiVpc() {
    return multiVpc;
  }

  /**
   * Says whether IPv6 is there beside IPv4.
   *
   * @return false unless opened
   */
  public boolean ipv6() {
    return ipv6;
  }

  @Override
  public boolean equals(@Nullable Object other) {
    return other instanceof ConnectivitySettings that
        && publicAccess == that.publicAccess
        && multiVpc.equals(that.multiVpc)
        && ipv6 == that.ipv6;
  }

  @Override
  public int hashCode() {
    return Objects.hash(publicAccess, multiVpc, ipv6);
  }

  @Override
  public String toString() {
    StringBuilder text = new StringBuilder(publicAccess ? "private and public" : "private");
    if (!multiVpc.isEmpty()) {
      text.append(", multi-VPC ").append(EnumSet.copyOf(multiVpc));
    }
    return text.append(ipv6 ? ", IPv6" : "").toString();
  }
}
