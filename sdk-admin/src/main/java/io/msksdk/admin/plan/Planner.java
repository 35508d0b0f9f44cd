package io.msksdk.admin.plan;

import io.msksdk.admin.cluster.ClusterAccess;
import io.msksdk.admin.cluster.ClusterSpec;
import io.msksdk.admin.cluster.ConnectivitySettings;
import io.msksdk.admin.cluster.MonitoringLevel;
import io.msksdk.admin.configuration.ConfigurationRevision;
import io.msksdk.core.runbook.Effect;
import java.util.ArrayList;
import java.util.EnumSet;
import java.util.List;
import java.util.Set;
import org.jspecify.annotations.Nullable;

/**
 * The order of the steps. Connectivity comes first, since it depends on nothing that follows,
 * unless it opens what only the new security allows. The size of the brokers precedes storage, as
 * provisioned throughput needs large ones, unless the throughput falls, which smaller ones may ask
 * for; storage precedes their number, so that new brokers come with it. Configuration precedes the
 * version, or goes with it: two rolling restarts would do the work of one. Security follows the
 * version, which may be what makes it possible.
 */
final class Planner {
  private static final Set<Effect> NOTHING = Set.of();

  private Planner() {}

  static List<PlannedStep> steps(PlanDefinition plan) {
    ClusterSpec from = plan.from();
    ClusterSpec to = plan.to();
    boolean opens = opensWithSecurity(from, to);
    boolean sheds = StorageSteps.shedThroughput(from, to);
    List<@Nullable PlannedStep> steps = new ArrayList<>();
    steps.add(opens ? null : connectivity(from, to));
    steps.add(sheds ? StorageSteps.volumes(from, to) : null);
    steps.add(brokerSize(from, to));
    steps.add(sheds ? null : StorageSteps.volumes(from, to));
    steps.add(brokers(from, to));
    steps.add(monitoring(from, to));
    if (plan.hops().isEmpty()) {
      steps.add(configuration(from, to));
    }
    for (String hop : plan.hops()) {
      steps.add(version(from, to, hop));
    }
    steps.add(security(from, to));
    steps.add(opens ? connectivity(from, to) : null);
    steps.add(StorageSteps.mode(from, to));
    steps.add(rebalancing(from, to));
    return steps.stream().filter(step -> step != null).toList();
  }

  private static boolean opensWithSecurity(ClusterSpec from, ClusterSpec to) {
    ConnectivitySettings next = to.connectivity();
    boolean opens =
        (next.publicAccess() && !from.connectivity().publicAccess())
            || !from.connectivity().multiVpc().containsAll(next.multiVpc());
    return opens && !from.security().equals(to.security());
  }

  private static @Nullable PlannedStep connectivity(ClusterSpec from, ClusterSpec to) {
    if (from.connectivity().equals(to.connectivity())) {
      return null;
    }
    Set<Effect> effects = EnumSet.of(Effect.LENGTHY, Effect.RESTARTS_BROKERS);
    if (!to.connectivity().multiVpc().containsAll(from.connectivity().multiVpc())
        || (from.connectivity().publicAccess() && !to.connectivity().publicAccess())) {
      effects.add(Effect.CUTS_CLIENTS);
    }
    return new PlannedStep(
            "connectivity",
            change("connectivity", from.connectivity(), to.connectivity()),
            effects,
            "UPDATE_CONNECTIVITY"::equals,
            now -> now.connectivity().equals(to.connectivity()),
            updates -> updates.connectivity(to.connectivity()))
        .noting(PlanNotes.connectivity(from, to));
  }

  private static @Nullable PlannedStep brokerSize(ClusterSpec from, ClusterSpec to) {
    return from.brokerSize().equals(to.brokerSize())
        ? null
        : new PlannedStep(
                "broker-size",
                change("broker size", from.brokerSize(), to.brokerSize()),
                EnumSet.of(Effect.RESTARTS_BROKERS, Effect.LENGTHY, Effect.BILLED),
                "UPDATE_BROKER_TYPE"::equals,
                now -> now.brokerSize().equals(to.brokerSize()),
                updates -> updates.brokerSize(to.brokerSize()))
            .noting(PlanNotes.brokerSize(from, to));
  }

  private static @Nullable PlannedStep brokers(ClusterSpec from, ClusterSpec to) {
    return from.brokers() == to.brokers()
        ? null
        : new PlannedStep(
            "brokers",
            change("brokers", from.brokers(), to.brokers()),
            to.brokers() > from.brokers()
                ? EnumSet.of(Effect.LENGTHY, Effect.BILLED)
                : EnumSet.of(Effect.LENGTHY),
            type -> type.endsWith("_BROKER_COUNT"),
            now -> now.brokers() == to.brokers(),
            updates -> updates.brokers(to.brokers()));
  }

  private static @Nullable PlannedStep monitoring(ClusterSpec from, ClusterSpec to) {
    return from.monitoring().equals(to.monitoring())
        ? null
        : new PlannedStep(
                "monitoring",
                change("monitoring", from.monitoring(), to.monitoring()),
                to.monitoring().level() == MonitoringLevel.DEFAULT
                    ? NOTHING
                    : EnumSet.of(Effect.BILLED),
                "UPDATE_MONITORING"::equals,
                now -> now.monitoring().equals(to.monitoring()),
                updates -> updates.monitoring(to.monitoring()))
            .noting(PlanNotes.monitoring(from, to));
  }

  private static @Nullable PlannedStep configuration(ClusterSpec from, ClusterSpec to) {
    if (from.configuration().equals(to.configuration()) || to.configuration().isEmpty()) {
      return null;
    }
    ConfigurationRevision next = to.configuration().get();
    return new PlannedStep(
        "configuration",
        change(
            "configuration",
            from.configuration().map(ConfigurationRevision::toString).orElse("(defaults)"),
            next),
        EnumSet.of(Effect.RESTARTS_BROKERS),
        "UPDATE_CLUSTER_CONFIGURATION"::equals,
        now -> now.configuration().equals(to.configuration()),
        updates -> updates.configuration(next));
  }

  private static PlannedStep version(ClusterSpec from, ClusterSpec to, String hop) {
    boolean last = hop.equals(to.kafkaVersion());
    boolean both = last && !from.configuration().equals(to.configuration());
    return new PlannedStep(
        "kafka-version-" + hop,
        "Kafka version: to " + hop + (both ? " with " + to.configuration().orElseThrow() : ""),
        EnumSet.of(Effect.RESTARTS_BROKERS, Effect.IRREVERSIBLE, Effect.LENGTHY),
        "UPDATE_CLUSTER_KAFKA_VERSION"::equals,
        now ->
            now.kafkaVersion().equals(hop)
                && (!both || now.configuration().equals(to.configuration())),
        updates ->
            both
                ? updates.kafkaVersion(hop, to.configuration().orElseThrow())
                : updates.kafkaVersion(hop));
  }

  private static @Nullable PlannedStep security(ClusterSpec from, ClusterSpec to) {
    if (from.security().equals(to.security())) {
      return null;
    }
    Set<ClusterAccess> closed = EnumSet.noneOf(ClusterAccess.class);
    closed.addAll(from.security().access());
    closed.removeAll(to.security().access());
    Set<Effect> effects = EnumSet.of(Effect.RESTARTS_BROKERS, Effect.LENGTHY);
    if (!closed.isEmpty() || from.security().encryption() != to.security().encryption()) {
      effects.add(Effect.CUTS_CLIENTS);
    }
    return new PlannedStep(
        "security",
        change("security", from.security(), to.security()),
        effects,
        "UPDATE_SECURITY"::equals,
        now -> now.security().equals(to.security()),
        updates -> updates.security(to.security()));
  }

  private static @Nullable PlannedStep rebalancing(ClusterSpec from, ClusterSpec to) {
    return to.rebalancing().isEmpty() || from.rebalancing().equals(to.rebalancing())
        ? null
        : new PlannedStep(
            "rebalancing",
            change(
                "rebalancing",
                from.rebalancing().map(Enum::name).orElse("(default)"),
                to.rebalancing().get()),
            NOTHING,
            "UPDATE_REBALANCING"::equals,
            now -> now.rebalancing().equals(to.rebalancing()),
            updates -> updates.rebalancing(to.rebalancing().get()));
  }

  static String change(String what, Object before, Object after) {
    return what + ": " + before + " -> " + after;
  }
}
