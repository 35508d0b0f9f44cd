package io.msksdk.admin.fleet;

import io.msksdk.admin.cluster.Cluster;
import io.msksdk.admin.operation.ClusterOperation;
import io.msksdk.admin.version.EndOfSupport;
import io.msksdk.core.MskException;
import io.msksdk.core.arn.MskClusterArn;
import io.msksdk.core.check.Finding;
import java.time.LocalDate;
import java.util.Collections;
import java.util.Comparator;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import org.jspecify.annotations.Nullable;

/** What one account and Region answered, or why it did not. Immutable. */
public final class FleetResult {
  private final FleetMember member;
  private final List<Cluster> clusters;
  private final List<ClusterOperation> inFlight;
  private final @Nullable MskException failure;

  FleetResult(
      FleetMember member,
      List<Cluster> clusters,
      List<ClusterOperation> inFlight,
      @Nullable MskException failure) {
    this.member = member;
    this.clusters = List.copyOf(clusters);
    this.inFlight = List.copyOf(inFlight);
    this.failure = failure;
  }

  /**
   * Returns the account and Region.
   *
   * @return the member
   */
  public FleetMember member() {
    return member;
  }

  /**
   * Returns its clusters.
   *
   * @return those read before a failure, if there was one; unmodifiable
   */
  public List<Cluster> clusters() {
    return clusters;
  }

  /**
   * Returns the operations that run on its clusters.
   *
   * @return those read before a failure, if there was one; unmodifiable
   */
  public List<ClusterOperation> inFlight() {
    return inFlight;
  }

  /**
   * Says which clusters run a version of Kafka whose support ends.
   *
   * @param table until when versions are supported
   * @param today the day to count from
   * @return a warning for each such cluster, by its ARN, the most urgent first; unmodifiable
   */
  public Map<MskClusterArn, Finding> deadlines(EndOfSupport table, LocalDate today) {
    Map<MskClusterArn, Finding> deadlines = new LinkedHashMap<>();
    clusters.stream()
        .filter(cluster -> cluster.kafkaVersion().flatMap(table::day).isPresent())
        .sorted(
            Comparator.comparing(
                cluster -> cluster.kafkaVersion().flatMap(table::day).orElse(LocalDate.MAX)))
        .forEach(
            cluster ->
                cluster
                    .kafkaVersion()
                    .flatMap(version -> table.finding(version, today))
                    .ifPresent(finding -> deadlines.put(cluster.arn(), finding)));
    return Collections.unmodifiableMap(deadlines);
  }

  /**
   * Says what is wrong or doubtful about the clusters: what MSK asks to be done about storage, a
   * cluster that failed, and what the rules of specs say about each as it is.
   *
   * @return findings by the ARN of their cluster, only of clusters that have some; unmodifiable
   */
  public Map<MskClusterArn, List<Finding>> findings() {
    Map<MskClusterArn, List<Finding>> findings = new LinkedHashMap<>();
    for (Cluster cluster : clusters) {
      List<Finding> found = ClusterFindings.of(cluster);
      if (!found.isEmpty()) {
        findings.put(cluster.arn(), found);
      }
    }
    return Collections.unmodifiableMap(findings);
  }

  /**
   * Returns why not everything could be read.
   *
   * @return the failure, empty when all was read
   */
  public Optional<MskException> failure() {
    return Optional.ofNullable(failure);
  }

  @Override
  public String toString() {
    return member
        + ": "
        + clusters.size()
        + " clusters, "
        + inFlight.size()
        + " operations"
        + (failure == null ? "" : ", " + failure.code());
  }
}
