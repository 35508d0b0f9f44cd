package io.msksdk.auth.client;

import static java.util.Objects.requireNonNull;

import com.google.errorprone.annotations.Immutable;

/**
 * One way into a cluster: an authentication mode on a network path.
 *
 * @param mode how clients prove who they are
 * @param path how they reach the brokers
 */
@Immutable
public record Access(AuthMode mode, NetworkPath path) implements Comparable<Access> {

  /**
   * Checks that both parts are there.
   *
   * @param mode how clients prove who they are
   * @param path how they reach the brokers
   */
  public Access {
    requireNonNull(mode, "mode");
    requireNonNull(path, "path");
  }

  /**
   * Says whether MSK has such an access at all. Plaintext is the one mode that neither public access
   * nor multi-VPC connectivity carries (Amazon MSK Developer Guide, "Public access", "Multi-VPC
   * private connectivity").
   *
   * @return true when a cluster can have it
   */
  public boolean offeredByMsk() {
    return mode != AuthMode.PLAINTEXT || path == NetworkPath.PRIVATE || path == NetworkPath.IPV6;
  }

  /**
   * Returns the member of MSK's GetBootstrapBrokers answer that holds the servers of this access.
   *
   * @return such as {@code bootstrapBrokerStringPublicSaslIam}
   */
  public String field() {
    return "bootstrapBrokerString" + pathPart() + modePart() + suffix();
  }

  private String pathPart() {
    return switch (path) {
      case PRIVATE, IPV6 -> "";
      case PUBLIC -> "Public";
      case MULTI_VPC -> "VpcConnectivity";
    };
  }

  private String modePart() {
    return switch (mode) {
      case IAM -> "SaslIam";
      case SCRAM -> "SaslScram";
      case TLS -> "Tls";
      case PLAINTEXT -> "";
    };
  }

  private String suffix() {
    return path == NetworkPath.IPV6 ? "Ipv6" : "";
  }

  /** Orders by path first, as the accesses of one path belong together for a reader. */
  @Override
  public int compareTo(Access other) {
    int byPath = path.compareTo(other.path);
    return byPath != 0 ? byPath : mode.compareTo(other.mode);
  }

  /** Returns such as {@code IAM on PRIVATE}. */
  @Override
  public String toString() {
    return mode + " on " + path;
  }
}
