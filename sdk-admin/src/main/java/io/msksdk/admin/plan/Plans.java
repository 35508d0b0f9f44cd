package io.msksdk.admin.plan;

import io.msksdk.admin.cluster.ClusterSpec;
import io.msksdk.core.arn.MskClusterArn;
import io.msksdk.core.runbook.RunStore;
import java.util.function.Consumer;

/**
 * Plans for the provisioned clusters of one account and Region. Thread-safe. Not for users to
 * implement.
 *
 * <pre>{@code
 * ClusterPlan plan = msk.plans().change(orders, c -> c.brokers(6).kafkaVersion("3.8.x.kraft"));
 * System.out.println(plan);
 * plan.run(RunOptions.recordIn(path).allowing(RESTARTS_BROKERS, IRREVERSIBLE, LENGTHY, BILLED));
 * }</pre>
 */
public interface Plans {

  /**
   * Plans changes to a cluster as it is now.
   *
   * @param cluster the cluster
   * @param changes what shall be different
   * @return the plan, empty when nothing is
   * @throws io.msksdk.core.check.InvalidSpecException when the cluster would break a rule
   * @throws io.msksdk.core.runbook.PreconditionException when MSK can never make the change, with
   *     every reason
   */
  ClusterPlan change(MskClusterArn cluster, Consumer<ClusterSpec.Builder> changes);

  /**
   * Plans the way from a cluster as it is now to what it should be, such as a spec kept in version
   * control. An empty plan says that nothing has drifted.
   *
   * @param cluster the cluster
   * @param target what it should be
   * @return the plan, empty when it is
   * @throws io.msksdk.core.runbook.PreconditionException when MSK can never make the change, with
   *     every reason
   */
  ClusterPlan reach(MskClusterArn cluster, ClusterSpec target);

  /**
   * Takes up a plan that another process began, from its record alone.
   *
   * @param store where that process kept its record
   * @return the plan; running it on the same store goes on where it stopped
   * @throws io.msksdk.core.check.InvalidSpecException when the record cannot be read
   * @throws io.msksdk.core.runbook.PreconditionException when there is no record, or it is of
   *     something else
   */
  ClusterPlan resume(RunStore store);
}
