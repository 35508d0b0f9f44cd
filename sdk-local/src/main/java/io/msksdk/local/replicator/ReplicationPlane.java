package io.msksdk.local.replicator;

/** What copies the records of replicators. Thread-safe. */
public interface ReplicationPlane extends AutoCloseable {

  /**
   * Returns a plane that copies nothing: replicators have their states and rules only.
   *
   * @return the plane
   */
  static ReplicationPlane none() {
    return new NoReplicationPlane();
  }

  /**
   * Starts to copy and returns when the first records can be.
   *
   * @param plan what is copied, and where to
   * @throws IllegalStateException when it cannot; nothing is left running then
   */
  void start(ReplicationPlan plan);

  /**
   * Goes on with other topics or groups and returns when they are in force.
   *
   * @param plan the same replicator's new plan
   * @throws IllegalStateException when it cannot; the replicator is stopped then
   */
  void update(ReplicationPlan plan);

  /**
   * Stops a replicator; it does nothing when it does not run.
   *
   * @param replicatorArn the replicator
   */
  void stop(String replicatorArn);

  /** Stops all replicators. */
  @Override
  void close();
}
