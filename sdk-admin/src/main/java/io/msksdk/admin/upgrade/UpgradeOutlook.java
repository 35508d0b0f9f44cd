package io.msksdk.admin.upgrade;

import io.msksdk.core.arn.MskClusterArn;
import io.msksdk.core.check.Finding;
import java.util.List;

/**
 * The way from a cluster's version to another. Prints as lines to review.
 *
 * @param cluster the cluster
 * @param from the version it has
 * @param hops the versions on the way, the last one included; each is a rolling update of its own
 * @param findings what speaks against it
 */
public record UpgradeOutlook(
    MskClusterArn cluster, String from, List<String> hops, List<Finding> findings) {

  /**
   * Copies both lists.
   *
   * @param cluster the cluster
   * @param from the version it has
   * @param hops the versions on the way, the last one included
   * @param findings what speaks against it
   */
  public UpgradeOutlook {
    hops = List.copyOf(hops);
    findings = List.copyOf(findings);
  }

  @Override
  public String toString() {
    StringBuilder text = new StringBuilder(cluster.name()).append(": ").append(from);
    hops.forEach(hop -> text.append(" -> ").append(hop));
    if (hops.isEmpty()) {
      text.append(", nothing to do");
    }
    findings.forEach(
        finding ->
            text.append("\n  ").append(finding.severity()).append(' ').append(finding.message()));
    return text.toString();
  }
}
