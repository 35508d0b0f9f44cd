package io.msksdk.replication.replicator;

import java.util.Arrays;
import org.jspecify.annotations.Nullable;

/** What topics are called on the target. It cannot be changed later. MSK may add values. */
public enum TopicNames {
  /** The alias of the source, a dot, and the topic's name. */
  PREFIXED_WITH_SOURCE_CLUSTER_ALIAS,
  /** The same name as on the source. */
  IDENTICAL,
  /** A value this version of the SDK does not know. */
  UNKNOWN;

  static TopicNames of(@Nullable String raw) {
    return Arrays.stream(values())
        .filter(value -> value.name().equals(raw))
        .findFirst()
        .orElse(UNKNOWN);
  }
}
