package io.msksdk.admin.plan;

import io.msksdk.core.time.Scheduler;
import io.msksdk.core.time.Time;
import java.time.Duration;
import java.time.Instant;

/** The system's clock, for whom a second's pause is over in 0.1 ms. */
final class HurriedTime implements Time {
  private static final int HURRY = 10_000;

  @Override
  public Instant now() {
    return Time.system().now();
  }

  @Override
  public long nanos() {
    return Time.system().nanos();
  }

  @Override
  public void sleep(Duration duration) throws InterruptedException {
    Time.system().sleep(duration.dividedBy(HURRY));
  }

  @Override
  public Scheduler scheduler(String purpose, int threads) {
    return Time.system().scheduler(purpose, threads);
  }
}
