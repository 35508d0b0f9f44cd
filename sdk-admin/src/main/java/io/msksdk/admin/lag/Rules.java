package io.msksdk.admin.lag;

import io.msksdk.admin.lag.source.GroupState;

/** Decides how one partition is doing. A pure function of its samples. */
interface Rules {

  /**
   * Decides.
   *
   * @param window the samples
   * @param partition which of the window's partitions
   * @param facts what the samples do not say
   * @return why, which implies the status
   */
  VerdictReason judge(Window window, int partition, Facts facts);

  /**
   * What the samples do not say.
   *
   * @param now the time of judgement, in milliseconds
   * @param lag the lag now
   * @param owned whether a member owns the partition
   * @param state what the group is doing
   * @param peak the furthest commit of the window that is not in its samples, or -1
   * @param recentlyZero whether a recent end was at or before the commit
   */
  record Facts(
      long now, long lag, boolean owned, GroupState state, long peak, boolean recentlyZero) {}
}
