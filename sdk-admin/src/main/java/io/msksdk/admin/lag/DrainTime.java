package io.msksdk.admin.lag;

import static java.util.Objects.requireNonNull;

/**
 * How long the reader needs to catch up, at the speeds measured over the window. This is a
 * forecast, not an age.
 *
 * @param figure the time; without an upper bound when the lag does not shrink
 * @param consumedPerSecond speed of the commits, in offsets
 * @param producedPerSecond speed of the topic's end, in offsets
 */
public record DrainTime(Estimate figure, double consumedPerSecond, double producedPerSecond) {
  /**
   * Checks that nothing is missing.
   *
   * @param figure the time; without an upper bound when the lag does not shrink
   * @param consumedPerSecond speed of the commits, in offsets
   * @param producedPerSecond speed of the topic's end, in offsets
   */
  public DrainTime {
    requireNonNull(figure, "figure");
  }
}
