package io.msksdk.admin.cluster;

import java.util.Arrays;

/** Whether MSK moves partitions of an Express cluster by itself. */
public enum Rebalancing {
  /** It does. */
  ACTIVE,
  /** It does not. */
  PAUSED,
  /** A setting this version of the SDK does not know: read of a cluster, never to be asked for. */
  UNKNOWN;

  static Rebalancing of(String raw) {
    return Arrays.stream(values())
        .filter(value -> value.name().equals(raw))
        .findFirst()
        .orElse(UNKNOWN);
  }
}
