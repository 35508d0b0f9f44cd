package io.msksdk.auth.diagnosis;

import io.msksdk.auth.client.Access;
import io.msksdk.auth.client.AuthMode;
import io.msksdk.auth.client.BootstrapBrokers;
import io.msksdk.auth.client.NetworkPath;
import io.msksdk.core.check.InvalidSpecException;
import java.util.ArrayList;
import java.util.List;
import java.util.Locale;

/** What the cluster, or MSK's table of ports, says about an address. */
final class Servers {
  private static final List<NetworkPath> TABLED =
      List.of(NetworkPath.PRIVATE, NetworkPath.PUBLIC, NetworkPath.MULTI_VPC);

  private Servers() {}

  /** The accesses the cluster answers this very address for. */
  static List<Access> accesses(BootstrapBrokers brokers, String server) {
    return brokers.available().stream()
        .filter(access -> list(brokers, access).contains(server.toLowerCase(Locale.ROOT)))
        .toList();
  }

  /** Whether the cluster answers the host for anything. */
  static boolean knowsHost(BootstrapBrokers brokers, String server) {
    return brokers.available().stream()
        .flatMap(access -> list(brokers, access).stream())
        .anyMatch(known -> host(known).equals(host(server.toLowerCase(Locale.ROOT))));
  }

  static List<String> of(BootstrapBrokers brokers, AuthMode mode) {
    List<String> servers = new ArrayList<>();
    brokers.available().stream()
        .filter(access -> access.mode() == mode)
        .forEach(access -> servers.addAll(list(brokers, access)));
    return servers;
  }

  /** What MSK's table of ports has against the address, empty when it fits a path or is no port. */
  static List<String> doubts(AuthMode mode, String server) {
    List<String> doubts = new ArrayList<>();
    for (NetworkPath path : TABLED) {
      if (Access.of(mode, path).offeredByMsk()) {
        List<String> found = doubts(mode, path, server);
        if (found.isEmpty()) {
          return List.of();
        }
        doubts.addAll(found);
      }
    }
    return doubts.subList(0, 1);
  }

  private static List<String> doubts(AuthMode mode, NetworkPath path, String server) {
    try {
      return BootstrapBrokers.parse(mode, path, server).findings().stream()
          .map(finding -> finding.message())
          .toList();
    } catch (InvalidSpecException malformed) {
      return List.of(); // not an address at all; Kafka's own words are better
    }
  }

  private static List<String> list(BootstrapBrokers brokers, Access access) {
    return brokers.servers(access.mode(), access.path());
  }

  static String host(String server) {
    return server.substring(0, Math.max(0, server.lastIndexOf(':')));
  }
}
