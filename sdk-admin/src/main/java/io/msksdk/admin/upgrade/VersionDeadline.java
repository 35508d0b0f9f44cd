package io.msksdk.admin.upgrade;

import io.msksdk.core.arn.MskClusterArn;
import java.time.LocalDate;
import java.util.List;

/**
 * A cluster whose version of Kafka loses its support. MSK updates it by itself after that day.
 *
 * @param cluster the cluster
 * @param version the version it has
 * @param day the last day of support
 * @param daysLeft the days until then, negative once it has passed
 * @param targets the versions it can be updated to in one step
 */
public record VersionDeadline(
    MskClusterArn cluster, String version, LocalDate day, long daysLeft, List<String> targets) {

  /**
   * Copies the targets.
   *
   * @param cluster the cluster
   * @param version the version it has
   * @param day the last day of support
   * @param daysLeft the days until then, negative once it has passed
   * @param targets the versions it can be updated to in one step
   */
  public VersionDeadline {
    targets = List.copyOf(targets);
  }

  @Override
  public String toString() {
    return cluster.name()
        + ": "
        + version
        + (daysLeft < 0 ? ", support ended " + day : ", support ends " + day)
        + " ("
        + daysLeft
        + " days), can go to "
        + targets;
  }
}
