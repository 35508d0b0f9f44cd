package io.msksdk.local.thread;

import java.util.concurrent.ThreadFactory;
import java.util.concurrent.atomic.AtomicInteger;

/** Makes daemon threads named {@code msk-<purpose>-n}. Thread-safe. */
public final class Daemons implements ThreadFactory {
  private final String purpose;
  private final AtomicInteger count = new AtomicInteger();

  private Daemons(String purpose) {
    this.purpose = purpose;
  }

  /**
   * Makes a factory.
   *
   * @param purpose what its threads are for
   * @return the factory
   */
  public static Daemons named(String purpose) {
    return new Daemons(purpose);
  }

  @Override
  public Thread newThread(Runnable task) {
    Thread thread = new Thread(task, "msk-" + purpose + "-" + count.incrementAndGet());
    thread.setDaemon(true);
    // Kafka loads classes by name through it, and a pool's thread does not inherit it on every JDK
    thread.setContextClassLoader(Daemons.class.getClassLoader());
    return thread;
  }
}
