package io.msksdk.replication.failover;

import io.msksdk.core.arn.MskClusterArn;
import io.msksdk.replication.replicator.ReplicatorSpec;
import io.msksdk.replication.replicator.Replicators;
import java.util.Optional;
import java.util.function.Function;

/**
 * The replicators that write to the clusters of one Region. Calls return as soon as MSK has
 * accepted them; the runbook's gates wait.
 */
public interface ReplicatorControl {

  /**
   * Looks for the replicator between two clusters.
   *
   * @param source the cluster it reads
   * @param target the cluster it writes
   * @return the replicator in whatever state, empty when there is none
   */
  Optional<ReplicatorView> find(MskClusterArn source, MskClusterArn target);

  /**
   * Creates a replicator.
   *
   * @param order what the runbook demands of it
   */
  void create(ReplicatorOrder order);

  /**
   * Deletes a replicator; one that is gone or going is no error.
   *
   * @param replicator the replicator
   */
  void delete(ReplicatorView replicator);

  /**
   * Works with MSK's replicators.
   *
   * @param replicators those of the Region of the targets
   * @param template from what a runbook demands to a spec with role, subnets, security groups and
   *     filters; starting position and topic names are set by the runbook. For identical names it
   *     sets {@link io.msksdk.replication.replicator.OffsetSync#ENHANCED}, which a failback needs
   * @return the control
   */
  static ReplicatorControl of(
      Replicators replicators, Function<ReplicatorOrder, ReplicatorSpec.Builder> template) {
    return new MskReplicatorControl(replicators, template);
  }
}
