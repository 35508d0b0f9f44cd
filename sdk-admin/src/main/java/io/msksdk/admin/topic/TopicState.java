package io.msksdk.admin.topic;

import java.util.Arrays;
import org.jspecify.annotations.Nullable;

/** The state of a topic at the control plane. MSK may add states. */
public enum TopicState {
  /** Ready. */
  ACTIVE,
  /** Being made. */
  CREATING,
  /** Being changed. */
  UPDATING,
  /** Being deleted. */
  DELETING,
  /** A state this version of the SDK does not know. */
  UNKNOWN;

  static TopicState of(@Nullable String raw) {
    return Arrays.stream(values())
        .filter(state -> state.name().equals(raw))
        .findFirst()
        .orElse(UNKNOWN);
  }
}
