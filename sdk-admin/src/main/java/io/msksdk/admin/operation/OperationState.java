package io.msksdk.admin.operation;

import java.util.Arrays;
import org.jspecify.annotations.Nullable;

/** The state of an operation. MSK types it as plain text and may add to it. */
public enum OperationState {
  /** Accepted and not begun. */
  PENDING,
  /** Being carried out. */
  UPDATE_IN_PROGRESS,
  /** Ended well. */
  UPDATE_COMPLETE,
  /** Ended badly. */
  UPDATE_FAILED,
  /** A broker is being rebooted. */
  REBOOT_IN_PROGRESS,
  /** The broker is back. */
  REBOOT_COMPLETE,
  /** A state this version of the SDK does not know. */
  UNKNOWN;

  static OperationState of(@Nullable String raw) {
    return Arrays.stream(values())
        .filter(state -> state.name().equals(raw))
        .findFirst()
        .orElse(UNKNOWN);
  }
}
