package io.msksdk.local.replicator;

import java.util.List;
import java.util.Optional;
import java.util.function.Consumer;

/** What copies the records of replicators. Thread-safe. */
public interface ReplicationPlane extends AutoCloseable {

  /**
   * Starts to copy and returns when the first records can be. Between clusters without brokers it
   * does nothing.
   *
   * @param plan what is copied, and where to
   * @param failed told once when the replicator cannot go on later; it is stopped then
   * @throws ReplicationFailure when it cannot for a reason that the user can end
   * @throws IllegalStateException when it cannot; nothing is left running then
   */
  void start(ReplicationPlan plan, Consumer<ReplicationFailure> failed);

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

  /**
   * Returns what can be done to a replicator while it runs.
   *
   * @param replicatorArn the replicator
   * @return its controls, empty when it copies nothing
   */
  Optional<ReplicationControls> controls(String replicatorArn);

  /**
   * Returns what a replicator says of itself.
   *
   * @param replicatorArn the replicator
   * @return its values now, none when it copies nothing
   */
  List<ReplicationMeasure> measures(String replicatorArn);

  /** Stops all replicators. */
  @Override
  void close();
}
