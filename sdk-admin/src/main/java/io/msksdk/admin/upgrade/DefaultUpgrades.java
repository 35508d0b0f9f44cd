package io.msksdk.admin.upgrade;

import static java.util.Objects.requireNonNull;

import io.msksdk.admin.call.internal.Session;
import io.msksdk.admin.cluster.BrokerSize;
import io.msksdk.admin.cluster.Cluster;
import io.msksdk.admin.cluster.ClusterState;
import io.msksdk.admin.cluster.Clusters;
import io.msksdk.admin.cluster.DefaultClusters;
import io.msksdk.admin.cluster.StorageMode;
import io.msksdk.admin.configuration.BrokerShape;
import io.msksdk.admin.configuration.ConfigurationRevision;
import io.msksdk.admin.configuration.Configurations;
import io.msksdk.admin.configuration.DefaultConfigurations;
import io.msksdk.admin.version.DefaultKafkaVersions;
import io.msksdk.admin.version.EndOfSupport;
import io.msksdk.admin.version.KafkaVersions;
import io.msksdk.core.arn.MskClusterArn;
import io.msksdk.core.check.Finding;
import io.msksdk.core.runbook.PreconditionException;
import java.time.LocalDate;
import java.time.temporal.ChronoUnit;
import java.util.ArrayList;
import java.util.Comparator;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import org.apache.kafka.clients.admin.Admin;

/** The upgrades behind {@code Msk.upgrades()}, which makes it. Thread-safe. */
public final class DefaultUpgrades implements Upgrades {
  private final Clusters clusters;
  private final Configurations configurations;
  private final KafkaVersions versions;

  private DefaultUpgrades(Session session) {
    clusters = DefaultClusters.on(session);
    configurations = DefaultConfigurations.on(session);
    versions = DefaultKafkaVersions.on(session);
  }

  /**
   * Binds the feature to a session.
   *
   * @param session the session of an {@code Msk}
   * @return the upgrades of its clusters
   */
  public static Upgrades on(Session session) {
    return new DefaultUpgrades(session);
  }

  @Override
  public UpgradeOutlook outlook(MskClusterArn cluster, String target) {
    Cluster now = provisioned(cluster);
    String from = now.kafkaVersion().orElseThrow();
    List<String> hops = versions.path(from, target);
    List<Finding> findings = new ArrayList<>();
    if (now.state() != ClusterState.ACTIVE) {
      findings.add(
          Finding.warning("upgrade.state", "state", now.rawState(), "ACTIVE")
              .advising("The update waits until it is."));
    }
    now.configuration().ifPresent(revision -> findings.addAll(against(revision, now, target)));
    return new UpgradeOutlook(cluster, from, hops, findings);
  }

  private Cluster provisioned(MskClusterArn cluster) {
    Cluster now = clusters.describe(requireNonNull(cluster, "cluster"));
    if (now.serverless()) {
      throw PreconditionException.of(
          Finding.error("upgrade.serverless", "cluster", now.name(), "a provisioned cluster")
              .advising("MSK updates serverless clusters by itself."));
    }
    return now;
  }

  private List<Finding> against(ConfigurationRevision revision, Cluster now, String target) {
    BrokerShape shape =
        BrokerShape.of(target, now.subnets().size())
            .size(now.brokerSize().orElseThrow().instanceType());
    return configurations
        .properties(revision)
        .findingsFor(now.storageMode() == StorageMode.TIERED ? shape.withTieredStorage() : shape);
  }

  @Override
  public List<Finding> preflight(MskClusterArn cluster, Admin admin) {
    Cluster now = provisioned(cluster);
    return BrokerPreflight.check(requireNonNull(admin, "admin"), now);
  }

  @Override
  public List<Finding> resizePreflight(MskClusterArn cluster, BrokerSize size, Admin admin) {
    requireNonNull(size, "size");
    Cluster now = provisioned(cluster);
    List<Finding> findings = new ArrayList<>();
    if (now.brokerSize().filter(present -> present.express() != size.express()).isPresent()) {
      findings.add(
          Finding.error("size.kind", "brokerSize", size, "of the kind it is, " + now.brokerSize())
              .advising("Standard and Express clusters cannot become one another: migrate."));
    }
    findings.addAll(BrokerPreflight.check(requireNonNull(admin, "admin"), size));
    return List.copyOf(findings);
  }

  @Override
  public List<VersionDeadline> deadlines(EndOfSupport table, LocalDate today) {
    Map<String, List<String>> targets = versions.compatible();
    return clusters
        .list()
        .flatMap(cluster -> deadline(cluster, table, today, targets).stream())
        .sorted(Comparator.comparing(VersionDeadline::day))
        .toList();
  }

  private static Optional<VersionDeadline> deadline(
      Cluster cluster, EndOfSupport table, LocalDate today, Map<String, List<String>> targets) {
    return cluster
        .kafkaVersion()
        .flatMap(
            version ->
                table
                    .day(version)
                    .map(
                        day ->
                            new VersionDeadline(
                                cluster.arn(),
                                version,
                                day,
                                ChronoUnit.DAYS.between(today, day),
                                targets.getOrDefault(version, List.of()))));
  }
}
