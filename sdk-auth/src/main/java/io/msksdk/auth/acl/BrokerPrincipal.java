package io.msksdk.auth.acl;

import static java.util.Objects.requireNonNull;

import io.msksdk.core.check.Finding;
import io.msksdk.core.check.InvalidSpecException;

/**
 * Whom the brokers of a cluster are to one another: the name in their certificate, which is a
 * bootstrap broker's with a star for its first part.
 *
 * <pre>{@code
 * BrokerPrincipal.of("b-6.orders.67281x.c4.kafka.us-east-1.amazonaws.com:9094");
 * // User:CN=*.orders.67281x.c4.kafka.us-east-1.amazonaws.com
 * }</pre>
 *
 * <p>Source: Amazon MSK Developer Guide, "Apache Kafka ACLs".
 *
 * @param text the principal as ACLs have it
 */
public record BrokerPrincipal(String text) {

  /**
   * Derives it from one bootstrap broker.
   *
   * @param server {@code host:port} or {@code host}; of a list the first counts
   * @return the principal of all brokers of that cluster
   * @throws InvalidSpecException if the host is no name of several parts
   */
  public static BrokerPrincipal of(String server) {
    String first = requireNonNull(server, "server").split(",", 2)[0].strip();
    int colon = first.lastIndexOf(':');
    String host = colon < 0 ? first : first.substring(0, colon);
    int dot = host.indexOf('.');
    boolean address = host.chars().allMatch(c -> c == '.' || (c >= '0' && c <= '9'));
    if (dot <= 0 || dot == host.length() - 1 || address) {
      throw InvalidSpecException.of(
          Finding.error("acl.brokers", "server", server, "the name of a bootstrap broker"));
    }
    return new BrokerPrincipal("User:CN=*" + host.substring(dot));
  }

  /** Returns the principal as ACLs have it. */
  @Override
  public String toString() {
    return text;
  }
}
