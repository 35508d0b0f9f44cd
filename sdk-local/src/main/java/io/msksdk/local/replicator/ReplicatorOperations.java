package io.msksdk.local.replicator;

import io.msksdk.local.api.Operation;
import io.msksdk.local.api.Pages;
import java.util.List;

/** The operations on replicators. */
public final class ReplicatorOperations {
  private ReplicatorOperations() {}

  /**
   * Makes the operations.
   *
   * @param replicators the replicators they work on
   * @param pages what cuts lists into pages
   * @return the operations
   */
  public static List<Operation<?>> on(Replicators replicators, Pages pages) {
    return List.of(
        new CreateReplicatorOperation(replicators),
        new DescribeReplicatorOperation(replicators),
        new ListReplicatorsOperation(replicators, pages),
        new UpdateReplicationInfoOperation(replicators),
        new DeleteReplicatorOperation(replicators));
  }
}
