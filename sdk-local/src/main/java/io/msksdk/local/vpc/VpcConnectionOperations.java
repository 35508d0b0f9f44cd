package io.msksdk.local.vpc;

import io.msksdk.local.api.Operation;
import io.msksdk.local.api.Pages;
import java.util.List;

/** The operations on VPC connections. */
public final class VpcConnectionOperations {
  private VpcConnectionOperations() {}

  /**
   * Makes the operations.
   *
   * @param connections the connections they work on
   * @param pages what cuts lists into pages
   * @return the operations
   */
  public static List<Operation<?>> on(VpcConnections connections, Pages pages) {
    return List.of(
        new CreateVpcConnectionOperation(connections),
        new DescribeVpcConnectionOperation(connections),
        new DeleteVpcConnectionOperation(connections),
        new ListVpcConnectionsOperation(connections, pages),
        new ListClientVpcConnectionsOperation(connections, pages),
        new RejectClientVpcConnectionOperation(connections));
  }
}
