package io.msksdk.core.operation;

import io.msksdk.core.MskException;
import org.jspecify.annotations.Nullable;

/** A wait reached its deadline before the operation ended. The operation itself goes on. */
public final class WaitTimeoutException extends MskException {
  private static final long serialVersionUID = 1L;

  private final transient OperationSnapshot snapshot;

  WaitTimeoutException(
      OperationSnapshot snapshot, WaitPolicy policy, @Nullable Throwable lastError) {
    super(
        "wait.timeout",
        snapshot.what()
            + ": still "
            + snapshot.state()
            + (snapshot.detail().isEmpty() ? "" : " (" + snapshot.detail() + ")")
            + " after "
            + OperationSnapshot.inWords(snapshot.elapsed())
            + " and "
            + snapshot.attempts()
            + " looks (expected: an end within "
            + OperationSnapshot.inWords(policy.deadline())
            + ").",
        "The operation goes on: wait again on the same handle, with a longer deadline.",
        lastError);
    this.snapshot = snapshot;
  }

  /**
   * Returns what the last look showed, with the time waited and the looks taken.
   *
   * @return the last snapshot
   */
  public OperationSnapshot snapshot() {
    return snapshot;
  }

  @Override
  public boolean retryable() {
    return true;
  }
}
