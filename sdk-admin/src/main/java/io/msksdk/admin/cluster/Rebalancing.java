package io.msksdk.admin.cluster;

/** Whether MSK moves partitions of an Express cluster by itself. */
public enum Rebalancing {
  /** It does. */
  ACTIVE,
  /** It does not. */
  PAUSED
}
