package io.msksdk.replication.replicator;

import java.util.Arrays;
import org.jspecify.annotations.Nullable;

/** How a replicator compresses what it writes to the target. MSK may add values. */
public enum TargetCompression {
  /** Not at all. */
  NONE,
  /** With gzip. */
  GZIP,
  /** With Snappy. */
  SNAPPY,
  /** With LZ4. */
  LZ4,
  /** With Zstandard. */
  ZSTD,
  /** A value this version of the SDK does not know. */
  UNKNOWN;

  static TargetCompression of(@Nullable String raw) {
    return Arrays.stream(values())
        .filter(value -> value.name().equals(raw))
        .findFirst()
        .orElse(UNKNOWN);
  }
}
