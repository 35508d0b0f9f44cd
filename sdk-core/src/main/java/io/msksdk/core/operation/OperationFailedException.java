package io.msksdk.core.operation;

import io.msksdk.core.MskException;

/** The service finished an operation without success. Looking again will not change that. */
public final class OperationFailedException extends MskException {
  private static final long serialVersionUID = 1L;

  private final transient OperationSnapshot snapshot;

  /** The service's own code. */
  private final String reason;

  OperationFailedException(OperationSnapshot snapshot, Watch.Failure failure) {
    super(
        "operation.failed",
        snapshot.what()
            + " ended in "
            + snapshot.state()
            + ": "
            + failure.message()
            + " ["
            + failure.code()
            + "].",
        failure.remedy(),
        null);
    this.snapshot = snapshot;
    this.reason = failure.code();
  }

  /**
   * Returns the service's own code for the failure.
   *
   * @return such as {@code Provisioning.InsufficientCapacity}
   */
  public String reason() {
    return reason;
  }

  /**
   * Returns what the last look showed.
   *
   * @return the snapshot with the failed state
   */
  public OperationSnapshot snapshot() {
    return snapshot;
  }
}
