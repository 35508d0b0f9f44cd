package io.msksdk.core.operation;

import io.msksdk.core.MskException;

/**
 * A wait was given up from outside: its thread was interrupted, or the client it belongs to was
 * closed. The operation itself goes on.
 */
public final class WaitInterruptedException extends MskException {
  private static final long serialVersionUID = 1L;

  private final transient OperationSnapshot snapshot;

  WaitInterruptedException(OperationSnapshot snapshot, String why) {
    super(
        "wait.interrupted",
        snapshot.what() + ": the wait was given up in " + snapshot.state() + ", " + why + ".",
        "The operation goes on: wait again on a handle to " + snapshot.id() + ".",
        null);
    this.snapshot = snapshot;
  }

  /**
   * Gives up a wait that is not one of the engine's own.
   *
   * @param snapshot what its last look showed
   * @param why who gave it up
   * @return the exception, to be thrown; an interrupted thread's flag is the thrower's to set
   */
  public static WaitInterruptedException of(OperationSnapshot snapshot, String why) {
    return new WaitInterruptedException(snapshot, why);
  }

  /**
   * Returns what the last look showed.
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
