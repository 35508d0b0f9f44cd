package io.msksdk.admin.configuration;

import java.util.Arrays;
import org.jspecify.annotations.Nullable;

/** The state of a configuration. MSK may add states. */
public enum ConfigurationState {
  /** Ready. */
  ACTIVE,
  /** Being deleted. */
  DELETING,
  /** Could not be deleted; it can be used and deleted again. */
  DELETE_FAILED,
  /** A state this version of the SDK does not know. */
  UNKNOWN;

  static ConfigurationState of(@Nullable String raw) {
    return Arrays.stream(values())
        .filter(state -> state.name().equals(raw))
        .findFirst()
        .orElse(UNKNOWN);
  }
}
