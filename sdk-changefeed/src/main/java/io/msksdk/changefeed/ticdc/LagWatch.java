package io.msksdk.changefeed.ticdc;

import io.msksdk.changefeed.codec.Tso;
import java.time.Duration;
import java.time.Instant;
import java.util.EnumSet;
import java.util.Set;
import java.util.function.Supplier;
import org.jspecify.annotations.Nullable;

/**
 * Watches how far a changefeed is behind. Look at it at a pace of your own, at least every half
 * minute; it remembers when the checkpoint moved last. Times are those of TiDB's clock. Not
 * thread-safe.
 *
 * <p>After a resume the checkpoint may stand for minutes while TiCDC scans what was missed.
 */
public final class LagWatch {
  private final Supplier<Changefeed> look;
  private final Supplier<Tso> clock;
  private @Nullable Tso last;
  private Instant moved = Instant.EPOCH;

  LagWatch(Supplier<Changefeed> look, Supplier<Tso> clock) {
    this.look = look;
    this.clock = clock;
  }

  /**
   * Looks once.
   *
   * @return how far it is behind, and which alerts hold
   */
  public LagReport look() {
    Changefeed feed = look.get();
    Instant now = clock.get().physical();
    if (!feed.checkpoint().equals(last)) {
      last = feed.checkpoint();
      moved = now;
    }
    Duration checkpointLag = behind(feed.checkpoint(), now);
    Duration resolvedLag = behind(feed.resolved(), now);
    Duration stands = Duration.between(moved, now);
    Set<LagAlert> alerts = EnumSet.noneOf(LagAlert.class);
    if (expected(feed.state())) {
      add(alerts, LagAlert.CHECKPOINT_HIGH_DELAY, checkpointLag);
      add(alerts, LagAlert.RESOLVED_HIGH_DELAY, resolvedLag);
      add(alerts, LagAlert.CHECKPOINT_STANDS, stands);
    }
    if (feed.state() == ChangefeedState.FAILED) {
      alerts.add(LagAlert.FAILED);
    }
    return new LagReport(feed.id(), feed.state(), checkpointLag, resolvedLag, stands, alerts);
  }

  /** A paused changefeed lags because it was told to; its clock is the GC countdown. */
  private static boolean expected(ChangefeedState state) {
    return state == ChangefeedState.NORMAL
        || state == ChangefeedState.WARNING
        || state == ChangefeedState.PENDING
        || state == ChangefeedState.FAILED;
  }

  private static void add(Set<LagAlert> alerts, LagAlert alert, Duration value) {
    if (alert.exceededBy(value)) {
      alerts.add(alert);
    }
  }

  private static Duration behind(Tso tso, Instant now) {
    Duration lag = Duration.between(tso.physical(), now);
    return lag.isNegative() ? Duration.ZERO : lag;
  }
}
