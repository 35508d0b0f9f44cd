package io.msksdk.admin.cluster;

import java.util.Arrays;
import org.jspecify.annotations.Nullable;

/**
 * The state of a cluster. MSK may add states; one this version does not know is {@link #UNKNOWN}.
 */
public enum ClusterState {
  /** Ready: accepts clients and updates. */
  ACTIVE,
  /** Being made; accepts nobody yet. */
  CREATING,
  /** Being deleted. */
  DELETING,
  /** Failed; all one can do is delete it. */
  FAILED,
  /** MSK replaces an unhealthy broker; clients work, updates are refused. */
  HEALING,
  /** MSK maintains the cluster; clients work, updates are refused. */
  MAINTENANCE,
  /** A broker restarts on request; clients work, updates are refused. */
  REBOOTING_BROKER,
  /** An update runs; clients work, other updates are refused. */
  UPDATING,
  /** A state this version of the SDK does not know. */
  UNKNOWN;

  static ClusterState of(@Nullable String raw) {
    return Arrays.stream(values())
        .filter(state -> state.name().equals(raw))
        .findFirst()
        .orElse(UNKNOWN);
  }
}
