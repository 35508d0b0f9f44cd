package io.msksdk.core.call.internal;

import io.msksdk.core.time.Time;
import java.time.Clock;
import java.time.Instant;
import java.time.ZoneId;
import java.time.ZoneOffset;

/** The JDK's view of a {@link Time}. */
final class MovableClock extends Clock {
  private final Time time;

  MovableClock(Time time) {
    this.time = time;
  }

  @Override
  public Instant instant() {
    return time.now();
  }

  @Override
  public ZoneId getZone() {
    return ZoneOffset.UTC;
  }

  @Override
  public Clock withZone(ZoneId zone) {
    return this;
  }
}
