package io.msksdk.auth.client;

import java.util.Optional;
import java.util.OptionalInt;

/**
 * The ports of MSK's brokers (Amazon MSK Developer Guide, "Port information" and "Multi-VPC private
 * connectivity in a single Region"). The guide gives none for IPv6.
 */
enum BrokerPort {
  PLAINTEXT_PRIVATE(AuthMode.PLAINTEXT, NetworkPath.PRIVATE, 9092),
  TLS_PRIVATE(AuthMode.TLS, NetworkPath.PRIVATE, 9094),
  SCRAM_PRIVATE(AuthMode.SCRAM, NetworkPath.PRIVATE, 9096),
  IAM_PRIVATE(AuthMode.IAM, NetworkPath.PRIVATE, 9098),
  TLS_PUBLIC(AuthMode.TLS, NetworkPath.PUBLIC, 9194),
  SCRAM_PUBLIC(AuthMode.SCRAM, NetworkPath.PUBLIC, 9196),
  IAM_PUBLIC(AuthMode.IAM, NetworkPath.PUBLIC, 9198);

  private static final int MULTI_VPC_FIRST = 14001;
  private static final int MULTI_VPC_LAST = 14100;

  private final Access access;
  private final int port;

  BrokerPort(AuthMode mode, NetworkPath path, int port) {
    this.access = Access.of(mode, path);
    this.port = port;
  }

  /** The port or ports MSK has for an access, as text; empty where the guide gives none. */
  static Optional<String> of(Access access) {
    if (access.path() == NetworkPath.MULTI_VPC && access.offeredByMsk()) {
      return Optional.of("a port from " + MULTI_VPC_FIRST + " to " + MULTI_VPC_LAST);
    }
    return row(access).map(row -> "port " + row.port);
  }

  /** The first port MSK has for an access; empty where the guide gives none. */
  static OptionalInt first(Access access) {
    return bound(access, MULTI_VPC_FIRST);
  }

  /** The last port MSK has for an access; empty where the guide gives none. */
  static OptionalInt last(Access access) {
    return bound(access, MULTI_VPC_LAST);
  }

  private static OptionalInt bound(Access access, int multiVpc) {
    if (access.path() == NetworkPath.MULTI_VPC && access.offeredByMsk()) {
      return OptionalInt.of(multiVpc);
    }
    return row(access).map(row -> OptionalInt.of(row.port)).orElse(OptionalInt.empty());
  }

  /** Says whether MSK's table gives this port to this access. */
  static boolean fits(Access access, int port) {
    return access.path() == NetworkPath.MULTI_VPC
        ? port >= MULTI_VPC_FIRST && port <= MULTI_VPC_LAST
        : row(access).map(row -> row.port == port).orElse(false);
  }

  /** What MSK's table gives a port to, in words; empty for a port that is not in it. */
  static Optional<String> meaning(int port) {
    if (port >= MULTI_VPC_FIRST && port <= MULTI_VPC_LAST) {
      return Optional.of(NetworkPath.MULTI_VPC.toString());
    }
    for (BrokerPort row : values()) {
      if (row.port == port) {
        return Optional.of(row.access.toString());
      }
    }
    return Optional.empty();
  }

  private static Optional<BrokerPort> row(Access access) {
    for (BrokerPort row : values()) {
      if (row.access.equals(access)) {
        return Optional.of(row);
      }
    }
    return Optional.empty();
  }
}
