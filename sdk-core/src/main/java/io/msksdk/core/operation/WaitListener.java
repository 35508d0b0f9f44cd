package io.msksdk.core.operation;

/** Sees every wait that has ended, such as to count and time them. */
@FunctionalInterface
public interface WaitListener {

  /**
   * Told once for every wait, blocking or in the background, on the thread that ended it. It must
   * not throw and not block.
   *
   * @param event the wait
   */
  void waited(WaitEvent event);
}
