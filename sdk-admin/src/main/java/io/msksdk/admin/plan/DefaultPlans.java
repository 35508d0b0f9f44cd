package io.msksdk.admin.plan;

import static java.util.Objects.requireNonNull;

import io.msksdk.admin.call.internal.Session;
import io.msksdk.admin.cluster.Cluster;
import io.msksdk.admin.cluster.ClusterSpec;
import io.msksdk.admin.version.DefaultKafkaVersions;
import io.msksdk.admin.version.KafkaVersions;
import io.msksdk.core.arn.MskClusterArn;
import io.msksdk.core.catalogue.Limits;
import io.msksdk.core.check.Finding;
import io.msksdk.core.runbook.PreconditionException;
import io.msksdk.core.runbook.RunRecord;
import io.msksdk.core.runbook.RunStore;
import java.util.List;
import java.util.function.Consumer;

/** The plans behind {@code Msk.plans()}, which makes it. Thread-safe. */
public final class DefaultPlans implements Plans {
  private final PlanParts parts;
  private final KafkaVersions versions;
  private final Limits limits;

  private DefaultPlans(Session session) {
    this.parts = PlanParts.on(session);
    this.versions = DefaultKafkaVersions.on(session);
    this.limits = session.limits();
  }

  /**
   * Binds the feature to a session.
   *
   * @param session the session of an {@code Msk}
   * @return the plans for its clusters
   */
  public static Plans on(Session session) {
    return new DefaultPlans(session);
  }

  @Override
  public ClusterPlan change(MskClusterArn cluster, Consumer<ClusterSpec.Builder> changes) {
    ClusterSpec from = present(cluster);
    ClusterSpec.Builder to = from.toBuilder().limits(limits);
    changes.accept(to);
    return plan(cluster, from, to.build());
  }

  @Override
  public ClusterPlan reach(MskClusterArn cluster, ClusterSpec target) {
    return plan(cluster, present(cluster), requireNonNull(target, "target"));
  }

  private ClusterSpec present(MskClusterArn cluster) {
    Cluster now = parts.clusters().describe(requireNonNull(cluster, "cluster"));
    return ClusterSpec.of(now);
  }

  private ClusterPlan plan(MskClusterArn cluster, ClusterSpec from, ClusterSpec to) {
    List<Finding> never = PlanRules.check(from, to);
    if (!never.isEmpty()) {
      throw PreconditionException.of(never);
    }
    List<String> hops = versions.path(from.kafkaVersion(), to.kafkaVersion());
    return ClusterPlan.of(new PlanDefinition(cluster, from, to, hops), parts);
  }

  @Override
  public ClusterPlan resume(RunStore store) {
    RunRecord record =
        store
            .load()
            .orElseThrow(
                () ->
                    PreconditionException.of(
                        Finding.error("plan.no-record", "record", null, "the record of a plan")));
    if (!record.kind().equals(ClusterPlan.KIND)) {
      throw PreconditionException.of(
          Finding.error("plan.other-record", "record", record.kind(), ClusterPlan.KIND));
    }
    ClusterPlan plan =
        ClusterPlan.of(PlanDefinition.read(record.subject(), record.definition()), parts);
    if (!plan.digest().equals(record.digest())) {
      throw PreconditionException.of(
          Finding.error("plan.other-version", "digest", record.digest(), plan.digest())
              .advising("Another version of the SDK made it, or it was edited: make a new plan."));
    }
    return plan;
  }
}
