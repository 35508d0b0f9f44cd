package io.msksdk.admin.plan;

import io.msksdk.admin.cluster.ClusterSpec;
import io.msksdk.admin.cluster.MonitoringLevel;
import io.msksdk.core.catalogue.BrokerSizes;
import io.msksdk.core.catalogue.CostNotes;
import io.msksdk.core.catalogue.Limits;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;

/** What is to be known before a step of a plan is allowed: bills, durations, risks. */
final class PlanNotes {
  private static final CostNotes COSTS = CostNotes.published();

  private PlanNotes() {}

  static List<String> connectivity(ClusterSpec from, ClusterSpec to) {
    List<String> notes = new ArrayList<>();
    if (to.connectivity().publicAccess() && !from.connectivity().publicAccess()) {
      notes.add(COSTS.about("public-access"));
    }
    if (!from.connectivity().multiVpc().equals(to.connectivity().multiVpc())) {
      notes.add(COSTS.about("vpc-connection"));
    }
    return notes;
  }

  static List<String> monitoring(ClusterSpec from, ClusterSpec to) {
    List<String> notes = new ArrayList<>();
    boolean level = to.monitoring().level() != MonitoringLevel.DEFAULT;
    if (level && to.monitoring().level() != from.monitoring().level()) {
      notes.add(COSTS.about("metrics"));
    }
    boolean exports = to.monitoring().jmxExporter() || to.monitoring().nodeExporter();
    boolean exported = from.monitoring().jmxExporter() || from.monitoring().nodeExporter();
    if (exports && !exported) {
      notes.add(COSTS.about("open-monitoring"));
    }
    return notes;
  }

  /** Amazon MSK Developer Guide, "Updating the broker size", "Best practices". */
  static List<String> brokerSize(ClusterSpec from, ClusterSpec to) {
    Limits limits = Limits.published();
    List<String> notes = new ArrayList<>();
    notes.add(
        "About %d to %d minutes: %d brokers, one after the other."
            .formatted(
                from.brokers() * limits.value("resizeFastest"),
                from.brokers() * limits.value("resizeSlowest"),
                from.brokers()));
    if (partitions(to) < partitions(from) || vcpus(to) < vcpus(from)) {
      notes.add(
          "Smaller brokers: a broker should not exceed "
              + partitions(to)
              + " partitions then, above which MSK refuses; try it on a test cluster first.");
    }
    return notes;
  }

  private static int partitions(ClusterSpec spec) {
    return size(spec).map(BrokerSizes.Size::partitions).orElse(Integer.MAX_VALUE);
  }

  private static int vcpus(ClusterSpec spec) {
    return size(spec).map(BrokerSizes.Size::vcpus).orElse(Integer.MAX_VALUE);
  }

  private static Optional<BrokerSizes.Size> size(ClusterSpec spec) {
    return BrokerSizes.published().size(spec.brokerSize().instanceType());
  }
}
