package io.msksdk.changefeed.ticdc;

import io.msksdk.changefeed.codec.Tso;
import java.time.Duration;
import java.time.Instant;

/**
 * How long a changefeed may still stand before TiDB collects the changes it has not sent.
 *
 * @param state its state
 * @param checkpoint up to where it has sent everything
 * @param left what is left of TiCDC's {@code gc-ttl}, negative once it is over
 */
public record GcCountdown(ChangefeedState state, Tso checkpoint, Duration left) {

  static GcCountdown of(Changefeed feed, Instant now, Duration ttl) {
    Duration lag = Duration.between(feed.checkpoint().physical(), now);
    return new GcCountdown(feed.state(), feed.checkpoint(), ttl.minus(lag));
  }

  /**
   * Says whether the time is over: TiCDC then fails it with {@code CDC:ErrGCTTLExceeded}.
   *
   * @return true when the lag is longer than {@code gc-ttl}
   */
  public boolean expired() {
    return left.isNegative();
  }

  /**
   * Says whether the time runs at all.
   *
   * @return false for a changefeed that is finished or removed
   */
  public boolean running() {
    return state.blocksGc();
  }
}
