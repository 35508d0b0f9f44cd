package io.msksdk.core.time;

import java.time.Duration;

/** Runs tasks later, on threads of its own. Thread-safe. */
public interface Scheduler extends AutoCloseable {

  /**
   * Runs a task once.
   *
   * @param delay how long from now; zero or less means at once
   * @param task what to run; it must not throw
   * @return a way to take the task back while it has not started
   */
  Scheduled after(Duration delay, Runnable task);

  /**
   * Drops what has not started, interrupts what runs and ends the threads; it waits up to 5 s for
   * them, unless one of them is the caller. A second call does nothing.
   */
  @Override
  void close();

  /** A task that may still be taken back. */
  @FunctionalInterface
  interface Scheduled {

    /** Takes the task back; does nothing when it already ran. */
    void cancel();
  }
}
