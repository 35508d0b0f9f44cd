package io.msksdk.admin.cluster;

/** Where a cluster keeps its data. */
public enum StorageMode {
  /** On the brokers' volumes. */
  LOCAL,
  /** Older data of tiered topics in a tier of its own. There is no way back to LOCAL. */
  TIERED
}
