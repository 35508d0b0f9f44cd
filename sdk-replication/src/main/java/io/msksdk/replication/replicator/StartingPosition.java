package io.msksdk.replication.replicator;

import java.util.Arrays;
import org.jspecify.annotations.Nullable;

/** Where a new replicator begins to read. It cannot be changed later. MSK may add values. */
public enum StartingPosition {
  /** Records written from now on; what was written before is not copied. */
  LATEST,
  /** Everything the source still holds. The replicator first reads in a burst. */
  EARLIEST,
  /** A value this version of the SDK does not know. */
  UNKNOWN;

  static StartingPosition of(@Nullable String raw) {
    return Arrays.stream(values())
        .filter(value -> value.name().equals(raw))
        .findFirst()
        .orElse(UNKNOWN);
  }
}
