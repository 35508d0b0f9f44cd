package io.msksdk.admin.channel;

import java.util.Arrays;
import org.jspecify.annotations.Nullable;

/** The state of a channel. MSK may add states. */
public enum ChannelState {
  /** Delivers. */
  ACTIVE,
  /** Being made. */
  CREATING,
  /** Being changed. */
  UPDATING,
  /** Being deleted. */
  DELETING,
  /** Could not be made. */
  FAILED,
  /** On its way to SUSPENDED. */
  SUSPENDING,
  /** Delivers nothing until its cause is gone. */
  SUSPENDED,
  /** A state this version of the SDK does not know. */
  UNKNOWN;

  static ChannelState of(@Nullable String raw) {
    return Arrays.stream(values())
        .filter(state -> state.name().equals(raw))
        .findFirst()
        .orElse(UNKNOWN);
  }
}
