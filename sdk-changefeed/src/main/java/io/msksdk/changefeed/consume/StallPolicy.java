package io.msksdk.changefeed.consume;

/** What to do when rows wait for the watermark of a partition and it does not move. */
@FunctionalInterface
public interface StallPolicy {
  /**
   * Deals with a partition that stands. When it returns, the consumer goes on waiting, and asks
   * again when the same time has passed without a move.
   *
   * @param stalled which partition, and the next record it is waiting for
   */
  void handle(ConsumeException stalled);

  /**
   * Returns the policy that stops the consumer. The default.
   *
   * @return the policy
   */
  static StallPolicy fail() {
    return stalled -> {
      throw stalled;
    };
  }
}
