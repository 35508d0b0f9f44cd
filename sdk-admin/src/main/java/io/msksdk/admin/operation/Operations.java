package io.msksdk.admin.operation;

import io.msksdk.core.arn.MskClusterArn;
import io.msksdk.core.arn.MskClusterOperationArn;
import io.msksdk.core.operation.OperationHandle;
import java.util.stream.Stream;

/**
 * The operations on clusters of one account and Region. Thread-safe. Not for users to implement.
 */
public interface Operations {

  /**
   * Describes an operation.
   *
   * @param operation its ARN
   * @return what the service says now
   * @throws io.msksdk.core.call.NotFoundException when there is no such operation
   */
  ClusterOperation describe(MskClusterOperationArn operation);

  /**
   * Lists the operations on a cluster, the newest first. Pages are fetched as the stream is read.
   *
   * @param cluster the cluster
   * @return its operations, without steps, source and target
   */
  Stream<ClusterOperation> list(MskClusterArn cluster);

  /**
   * Takes up an operation that anybody began, also in another process.
   *
   * @param operation its ARN
   * @return a handle that ends with the operation
   */
  OperationHandle<ClusterOperation> handle(MskClusterOperationArn operation);

  /**
   * Returns the same feature over the first generation of the calls, for identities whose policies
   * allow only those: DescribeClusterOperation and ListClusterOperations.
   *
   * @return the feature
   */
  Operations firstGeneration();
}
