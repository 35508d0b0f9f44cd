package io.msksdk.replication.replicator;

import java.util.Arrays;
import org.jspecify.annotations.Nullable;

/** The state of a replicator. MSK may add states. */
public enum ReplicatorState {
  /** Being made, which may last 30 minutes. */
  CREATING,
  /** Replicates. */
  RUNNING,
  /** Being changed; it replicates meanwhile. */
  UPDATING,
  /** Being deleted. */
  DELETING,
  /** Could not be made. It does not recover: delete it and create it again. */
  FAILED,
  /** A state this version of the SDK does not know. */
  UNKNOWN;

  static ReplicatorState of(@Nullable String raw) {
    return Arrays.stream(values())
        .filter(state -> state.name().equals(raw))
        .findFirst()
        .orElse(UNKNOWN);
  }
}
