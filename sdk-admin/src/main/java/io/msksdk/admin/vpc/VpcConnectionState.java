package io.msksdk.admin.vpc;

import java.util.Arrays;
import org.jspecify.annotations.Nullable;

/** The state of a VPC connection. MSK may add states. */
public enum VpcConnectionState {
  /** Being made. */
  CREATING,
  /** Carries traffic. */
  AVAILABLE,
  /** Carries none, since the cluster's owner turned its scheme off; it is still billed. */
  INACTIVE,
  /** On its way to INACTIVE. */
  DEACTIVATING,
  /** Being deleted. */
  DELETING,
  /** Could not be made. */
  FAILED,
  /** The cluster's owner rejected it; it is still billed. */
  REJECTED,
  /** Being rejected. */
  REJECTING,
  /** A state this version of the SDK does not know. */
  UNKNOWN;

  static VpcConnectionState of(@Nullable String raw) {
    return Arrays.stream(values())
        .filter(state -> state.name().equals(raw))
        .findFirst()
        .orElse(UNKNOWN);
  }
}
