package io.msksdk.admin.cluster;

import io.msksdk.core.arn.MskClusterArn;
import io.msksdk.core.arn.MskClusterOperationArn;
import io.msksdk.core.check.Finding;
import io.msksdk.core.operation.OperationHandle;
import java.util.List;
import java.util.Optional;
import java.util.stream.Stream;

/**
 * The clusters of one account and Region. Thread-safe. Not for users to implement.
 *
 * <pre>{@code
 * Cluster orders = msk.clusters().create(
 *         ClusterSpec.provisioned("orders", "3.7.x.kraft")
 *             .brokers(3, BrokerSize.standard("m7g.large"))
 *             .subnets("subnet-a", "subnet-b", "subnet-c")
 *             .storageGib(500)
 *             .access(IAM)
 *             .build())
 *     .await(atMost(ofHours(2)), System.out::println);
 * }</pre>
 */
public interface Clusters {

  /**
   * Creates a cluster. Returns once the service has accepted it; the request is sent once, and if
   * its answer is lost the cluster is looked up by its name instead.
   *
   * @param spec what the cluster shall be
   * @return a handle that ends with the active cluster; up to 120 minutes are usual
   */
  OperationHandle<Cluster> create(ClusterSpec spec);

  /**
   * Looks at what a spec would meet in this account and Region, without creating anything: the
   * rules of specs, quotas the account's other clusters count against, a name that is taken, a
   * version that ends, and what the guide advises for production.
   *
   * @param spec what the cluster shall be
   * @return errors for what MSK would refuse, warnings for what is allowed and not advised
   */
  List<Finding> preflight(ClusterSpec spec);

  /**
   * Returns a handle to the creation of a cluster, such as one another process started.
   *
   * @param cluster the cluster
   * @return a handle that ends with the active cluster
   */
  OperationHandle<Cluster> creation(MskClusterArn cluster);

  /**
   * Describes a cluster.
   *
   * @param cluster the cluster
   * @return what the service says now
   * @throws io.msksdk.core.call.NotFoundException when there is no such cluster
   */
  Cluster describe(MskClusterArn cluster);

  /**
   * Finds a cluster by its name.
   *
   * @param name the whole name
   * @return the cluster, empty when there is none
   */
  Optional<Cluster> find(String name);

  /**
   * Lists all clusters. Pages are fetched as the stream is read.
   *
   * @return every cluster of this account and Region, provisioned and serverless
   */
  Stream<Cluster> list();

  /**
   * Deletes a cluster and everything in it.
   *
   * @param cluster the cluster
   * @return a handle that ends when the cluster is gone
   * @throws io.msksdk.core.call.NotFoundException when there is no such cluster
   */
  OperationHandle<Void> delete(MskClusterArn cluster);

  /**
   * Creates a serverless cluster, as {@link #create(ClusterSpec)} does a provisioned one.
   *
   * @param spec what the cluster shall be
   * @return a handle that ends with the active cluster
   */
  OperationHandle<Cluster> create(ServerlessSpec spec);

  /**
   * Opens the updates of a cluster.
   *
   * @param cluster a provisioned cluster
   * @return its updates
   */
  ClusterUpdates update(MskClusterArn cluster);

  /**
   * Takes up an update that anybody began, also in another process.
   *
   * @param operation the ARN of its operation
   * @return a handle that ends with the changed cluster
   */
  OperationHandle<Cluster> update(MskClusterOperationArn operation);

  /**
   * Returns the same feature over the first generation of the calls, for identities whose policies
   * allow only those: CreateCluster, DescribeCluster and ListClusters, which know provisioned
   * clusters alone. Waits and updates read with the second generation.
   *
   * @return the feature
   */
  Clusters firstGeneration();
}
