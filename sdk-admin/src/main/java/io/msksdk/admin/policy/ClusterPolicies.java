package io.msksdk.admin.policy;

import io.msksdk.core.arn.MskClusterArn;
import io.msksdk.core.policy.PolicyDocument;
import java.util.Optional;
import java.util.function.UnaryOperator;

/**
 * The policies of clusters, which let other accounts connect. Thread-safe. Not for users to
 * implement.
 */
public interface ClusterPolicies {

  /**
   * Reads the policy of a cluster.
   *
   * @param cluster the cluster
   * @return its policy, empty when it has none
   * @throws io.msksdk.core.call.NotFoundException when there is no such cluster
   */
  Optional<ClusterPolicy> find(MskClusterArn cluster);

  /**
   * Changes the policy of a cluster: it is read, changed and put with the version that was read,
   * and all of that once more if somebody else was faster. Nothing is called when the change leaves
   * it as it is.
   *
   * @param cluster the cluster
   * @param change from the policy, one without statements where there is none, to what it shall be
   * @return the policy as it is then
   */
  ClusterPolicy change(MskClusterArn cluster, UnaryOperator<PolicyDocument> change);

  /**
   * Says what a change would do to the policy of a cluster, without making it.
   *
   * @param cluster the cluster
   * @param change from the policy, one without statements where there is none, to what it shall be
   * @return the difference, empty when the change leaves it as it is
   */
  PolicyDiff preview(MskClusterArn cluster, UnaryOperator<PolicyDocument> change);

  /**
   * Removes the policy of a cluster; one that is not there is no error.
   *
   * @param cluster the cluster
   */
  void remove(MskClusterArn cluster);
}
