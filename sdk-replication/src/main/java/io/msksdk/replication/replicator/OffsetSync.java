package io.msksdk.replication.replicator;

import java.util.Arrays;
import org.jspecify.annotations.Nullable;

/** How a replicator translates the offsets of groups. MSK may add values. */
public enum OffsetSync {
  /** From source to target, while producers write on the source and none on the target. */
  LEGACY,
  /** In both directions, which failback needs. */
  ENHANCED,
  /** A value this version of the SDK does not know. */
  UNKNOWN;

  static OffsetSync of(@Nullable String raw) {
    return Arrays.stream(values())
        .filter(value -> value.name().equals(raw))
        .findFirst()
        .orElse(UNKNOWN);
  }
}
