package io.msksdk.local.broker;

import java.util.concurrent.CountDownLatch;
import java.util.function.Supplier;
import org.apache.kafka.common.utils.Time;
import org.jspecify.annotations.Nullable;

/**
 * The time of one broker, which a test can hold still. Every thread of a broker asks for the time
 * over and over; while time is held, whoever asks waits. So the broker does nothing any more, and
 * what the operating system does for it goes on: its sockets stay open and take connections, as of
 * a process that is suspended.
 */
final class PausableTime implements Time {
  private volatile @Nullable CountDownLatch held;

  synchronized void pause() {
    if (held == null) {
      held = new CountDownLatch(1);
    }
  }

  synchronized void resume() {
    CountDownLatch latch = held;
    held = null;
    if (latch != null) {
      latch.countDown();
    }
  }

  boolean paused() {
    return held != null;
  }

  @Override
  public long milliseconds() {
    await();
    return Time.SYSTEM.milliseconds();
  }

  @Override
  public long hiResClockMs() {
    await();
    return Time.SYSTEM.hiResClockMs();
  }

  @Override
  public long nanoseconds() {
    await();
    return Time.SYSTEM.nanoseconds();
  }

  @Override
  public void sleep(long milliseconds) {
    Time.SYSTEM.sleep(milliseconds);
    await();
  }

  @Override
  public void waitObject(Object object, Supplier<Boolean> condition, long deadlineMilliseconds)
      throws InterruptedException {
    Time.SYSTEM.waitObject(object, condition, deadlineMilliseconds);
    await();
  }

  /** An interrupt is kept for later: a suspended process does not notice one either. */
  private void await() {
    CountDownLatch latch = held;
    boolean interrupted = false;
    while (latch != null && latch.getCount() > 0) {
      try {
        latch.await();
      } catch (InterruptedException e) {
        interrupted = true;
      }
    }
    if (interrupted) {
      Thread.currentThread().interrupt();
    }
  }
}
