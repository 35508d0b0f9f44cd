package io.msksdk.core.operation;

/**
 * Sees how waits end. Called on the thread of the wait, so it must be quick; what it throws ends
 * the wait. Implementations are thread-safe.
 */
@FunctionalInterface
public interface WaitListener {

  /**
   * Receives a wait that has ended.
   *
   * @param last what was seen last: what was waited for, how long and with how many looks
   * @param end how it ended
   */
  void ended(OperationSnapshot last, WaitEnd end);
}
