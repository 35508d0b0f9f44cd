package io.msksdk.auth.client;

import static java.util.Objects.requireNonNull;

import com.google.errorprone.annotations.Immutable;
import java.io.Serializable;
import java.util.ArrayList;
import java.util.List;
import java.util.Objects;
import java.util.OptionalInt;
import org.jspecify.annotations.Nullable;

/**
 * One way into a cluster: an authentication mode on a network path. Immutable and thread-safe.
 *
 * <p>Not a record: the Javadoc of a serializable record cannot be complete on JDK 17, and an
 * exception carries it.
 */
@Immutable
public final class Access implements Comparable<Access>, Serializable {
  private static final long serialVersionUID = 1L;

  /** How clients prove who they are. */
  private final AuthMode mode;

  /** How they reach the brokers. */
  private final NetworkPath path;

  private Access(AuthMode mode, NetworkPath path) {
    this.mode = requireNonNull(mode, "mode");
    this.path = requireNonNull(path, "path");
  }

  /**
   * Names an access, whether MSK has it or not.
   *
   * @param mode how clients prove who they are
   * @param path how they reach the brokers
   * @return the access
   */
  public static Access of(AuthMode mode, NetworkPath path) {
    return new Access(mode, path);
  }

  /**
   * Returns how clients prove who they are.
   *
   * @return the authentication mode
   */
  public AuthMode mode() {
    return mode;
  }

  /**
   * Returns how clients reach the brokers.
   *
   * @return the network path
   */
  public NetworkPath path() {
    return path;
  }

  /**
   * Says whether MSK has such an access at all. Plaintext is the one mode that neither public
   * access nor multi-VPC connectivity carries (Amazon MSK Developer Guide, "Public access",
   * "Multi-VPC private connectivity").
   *
   * @return true when a cluster can have it
   */
  public boolean offeredByMsk() {
    return mode != AuthMode.PLAINTEXT || path == NetworkPath.PRIVATE || path == NetworkPath.IPV6;
  }

  /**
   * Says what MSK's table of ports makes of a port, for an address of which nothing else is known.
   * Where the cluster can be asked, its own answer counts: {@code msk.bootstrap().accessOf(...)}.
   *
   * @param port a port
   * @return the accesses that have it: one, or for a port of multi-VPC connectivity one for each
   *     mode it carries; none for a port that is not in the table; unmodifiable
   */
  public static List<Access> onPort(int port) {
    List<Access> accesses = new ArrayList<>();
    for (NetworkPath path : NetworkPath.values()) {
      for (AuthMode mode : AuthMode.values()) {
        Access access = of(mode, path);
        if (access.offeredByMsk() && BrokerPort.fits(access, port)) {
          accesses.add(access);
        }
      }
    }
    return List.copyOf(accesses);
  }

  /**
   * Returns the first port that MSK's table gives to this access (Amazon MSK Developer Guide, "Port
   * information").
   *
   * @return the port, empty where the guide gives none, as for IPv6
   */
  public OptionalInt firstPort() {
    return BrokerPort.first(this);
  }

  /**
   * Returns the last port that MSK's table gives to this access: the first one, but for multi-VPC
   * connectivity, which has a hundred.
   *
   * @return the port, empty where the guide gives none, as for IPv6
   */
  public OptionalInt lastPort() {
    return BrokerPort.last(this);
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

  @Override
  public boolean equals(@Nullable Object other) {
    return other instanceof Access that && mode == that.mode && path == that.path;
  }

  @Override
  public int hashCode() {
    return Objects.hash(mode, path);
  }

  /** Returns such as {@code IAM on PRIVATE}. */
  @Override
  public String toString() {
    return mode + " on " + path;
  }
}
