package io.msksdk.admin.plan;

import io.msksdk.admin.cluster.ClusterSpec;
import io.msksdk.admin.cluster.ClusterUpdates;
import io.msksdk.admin.operation.ClusterOperation;
import io.msksdk.core.arn.MskClusterArn;
import io.msksdk.core.arn.MskClusterOperationArn;
import io.msksdk.core.check.Finding;
import io.msksdk.core.operation.OperationSnapshot;
import io.msksdk.core.operation.WaitPolicy;
import io.msksdk.core.runbook.Effect;
import io.msksdk.core.runbook.PreconditionException;
import io.msksdk.core.runbook.RunbookStep;
import java.util.List;
import java.util.Optional;
import java.util.Set;
import java.util.function.Consumer;

/** A step of a plan at work on its cluster. */
record UpdateStep(MskClusterArn cluster, PlannedStep step, PlanParts parts, WaitPolicy policy)
    implements RunbookStep {
  /** MSK runs one operation at a time, so one that runs is among the newest. */
  private static final int NEWEST = 5;

  @Override
  public String id() {
    return step.id();
  }

  @Override
  public String title() {
    return step.title();
  }

  @Override
  public Set<Effect> effects() {
    return step.effects();
  }

  @Override
  public List<String> notes() {
    return step.notes();
  }

  @Override
  public RunbookStep because(String reason) {
    return new UpdateStep(cluster, step, parts.because(reason), policy);
  }

  @Override
  public Optional<String> underWay() {
    return parts
        .operations()
        .list(cluster)
        .limit(NEWEST)
        .filter(operation -> !operation.succeeded() && !operation.failed())
        .filter(operation -> step.operation().test(operation.type()))
        .findFirst()
        .map(ClusterOperation::arn)
        .map(MskClusterOperationArn::toString);
  }

  @Override
  public boolean done() {
    return step.so().test(now());
  }

  private ClusterSpec now() {
    return ClusterSpec.of(parts.clusters().describe(cluster));
  }

  @Override
  public String begin() {
    ClusterUpdates updates = parts.clusters().update(cluster);
    updates.awaitUpdatable(policy);
    return step.begin().apply(updates).id();
  }

  @Override
  public void await(String token, Consumer<OperationSnapshot> progress) {
    ClusterSpec ended = token.contains(":cluster-operation/") ? ended(token, progress) : now();
    // an operation that was under way may have been somebody else's, to another end
    if (!step.so().test(ended)) {
      throw PreconditionException.of(
          Finding.error("plan.other-change", "cluster", cluster.name(), step.title())
              .advising("Somebody else changed it meanwhile: make a new plan."));
    }
  }

  private ClusterSpec ended(String operation, Consumer<OperationSnapshot> progress) {
    return ClusterSpec.of(
        parts.clusters().update(MskClusterOperationArn.parse(operation)).await(policy, progress));
  }
}
