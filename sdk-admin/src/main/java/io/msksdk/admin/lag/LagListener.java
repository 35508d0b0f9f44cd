package io.msksdk.admin.lag;

import io.msksdk.core.MskException;

/**
 * Hears what a watcher sees. Called on the watcher's thread, one call after another; what it throws
 * is logged and ends nothing. Every method does nothing unless it is overridden.
 */
public interface LagListener {

  /**
   * A round was taken.
   *
   * @param snapshot what it showed
   */
  default void round(LagSnapshot snapshot) {}

  /**
   * A group is doing better or worse than in the round before.
   *
   * @param change what changed
   */
  default void groupChanged(VerdictChange change) {}

  /**
   * A partition is doing better or worse than in the round before.
   *
   * @param change what changed
   */
  default void partitionChanged(VerdictChange change) {}

  /**
   * A round took so long that others were left out.
   *
   * @param rounds how many
   */
  default void skipped(long rounds) {}

  /**
   * A round showed nothing; the next is tried all the same.
   *
   * @param failure why
   */
  default void failed(MskException failure) {}
}
