package io.msksdk.examples.failover;

/** Waits for the end of a thread that was told to stop. */
final class Joined {
  private static final long LONGEST_MILLIS = 30_000;

  private Joined() {}

  static void await(Thread thread) {
    try {
      thread.join(LONGEST_MILLIS);
    } catch (InterruptedException e) {
      Thread.currentThread().interrupt();
    }
  }
}
