package io.msksdk.local.replicator;

/**
 * How much of replicators an account may have.
 *
 * @param replicators the most replicators of an account in a Region
 */
public record ReplicatorQuota(int replicators) {

  /**
   * Returns the quota of an account that has not asked for more (developer guide, "MSK Replicator
   * quotas").
   *
   * @return the quota
   */
  public static ReplicatorQuota documented() {
    return new ReplicatorQuota(15);
  }
}
