package io.msksdk.admin.plan;

import static java.util.Objects.requireNonNull;

import com.google.errorprone.annotations.CanIgnoreReturnValue;
import io.msksdk.admin.cluster.ClusterSpec;
import io.msksdk.admin.operation.OperationProgress;
import io.msksdk.core.arn.MskClusterArn;
import io.msksdk.core.operation.WaitPolicy;
import io.msksdk.core.runbook.Effect;
import io.msksdk.core.runbook.RunOptions;
import io.msksdk.core.runbook.RunRecord;
import io.msksdk.core.runbook.Runbook;
import io.msksdk.core.runbook.RunbookStep;
import java.util.ArrayList;
import java.util.List;
import java.util.Set;

/**
 * The steps from a cluster as it was read to what it should be. Prints as a list to review.
 * Immutable and thread-safe; run it once at a time.
 */
public final class ClusterPlan {
  static final String KIND = "cluster-plan";

  private final PlanDefinition definition;
  private final PlanParts parts;
  private final WaitPolicy policy;

  private ClusterPlan(PlanDefinition definition, PlanParts parts, WaitPolicy policy) {
    this.definition = definition;
    this.parts = parts;
    this.policy = policy;
  }

  static ClusterPlan of(PlanDefinition definition, PlanParts parts) {
    int brokers = Math.max(definition.from().brokers(), definition.to().brokers());
    return new ClusterPlan(definition, parts, OperationProgress.patience(brokers));
  }

  /**
   * Waits for every step under another policy than 2 hours and 15 minutes for every broker.
   *
   * @param policy how long and how often to look
   * @return the same plan with that policy
   */
  public ClusterPlan waiting(WaitPolicy policy) {
    return new ClusterPlan(definition, parts, requireNonNull(policy, "policy"));
  }

  /**
   * Returns the cluster.
   *
   * @return its ARN
   */
  public MskClusterArn cluster() {
    return definition.cluster();
  }

  /**
   * Returns what the cluster should be.
   *
   * @return its spec
   */
  public ClusterSpec target() {
    return definition.to();
  }

  /**
   * Says whether the cluster is what it should be.
   *
   * @return true without steps
   */
  public boolean isEmpty() {
    return runbook().isEmpty();
  }

  /**
   * Returns what the steps do beyond their purpose; each must be allowed to run the plan.
   *
   * @return their effects
   */
  public Set<Effect> effects() {
    return runbook().effects();
  }

  /**
   * Returns what stands for exactly this plan, for a review: a cluster that was changed meanwhile
   * gives another.
   *
   * @return 32 hexadecimal digits
   */
  public String digest() {
    return runbook().digest();
  }

  /**
   * Runs the steps one at a time. Each waits until the cluster takes updates, reads its version,
   * makes its call and waits for the end; the record is saved before and after. Run again after a
   * failure, a timeout or a crash, here or in another process, it goes on where it stopped.
   *
   * @param options where to keep the record, and which effects are allowed
   * @return the record, every step finished
   * @throws io.msksdk.core.runbook.PreconditionException before anything is changed, when an effect
   *     is not allowed, or the digest or the record is another
   */
  @CanIgnoreReturnValue
  public RunRecord run(RunOptions options) {
    return runbook().run(options);
  }

  private Runbook runbook() {
    return Runbook.of(
        KIND, definition.cluster().toString(), definition.json(), steps(), parts.time());
  }

  private List<RunbookStep> steps() {
    List<RunbookStep> steps = new ArrayList<>();
    for (PlannedStep step : Planner.steps(definition)) {
      steps.add(new UpdateStep(definition.cluster(), step, parts, policy));
    }
    steps.addAll(TagStep.of(definition, parts));
    return steps;
  }

  /** Returns the steps, one a line, with their effects and the digest. */
  @Override
  public String toString() {
    return runbook().toString();
  }
}
