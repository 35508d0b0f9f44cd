package io.msksdk.admin.connectivity;

import io.msksdk.admin.cluster.Cluster;
import io.msksdk.core.check.Finding;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.TreeSet;

/**
 * The zones of a connection are those of its cluster (Amazon MSK Developer Guide, "Perform actions
 * on managed VPC connections": zone ids must match; where a subnet is missing, create one).
 */
final class ZoneRules {

  private ZoneRules() {}

  static List<Finding> check(Cluster cluster, List<String> subnets, Map<String, String> zones) {
    Set<String> wanted = zonesOf(cluster);
    List<Finding> findings = new ArrayList<>();
    if (wanted.isEmpty() || zones.isEmpty()) {
      return findings;
    }
    Set<String> missing = new TreeSet<>(wanted);
    for (String subnet : subnets) {
      String zone = zones.get(subnet);
      missing.remove(String.valueOf(zone));
      if (zone != null && !wanted.contains(zone)) {
        findings.add(
            Finding.error("onboarding.zone", subnet, zone, "in one of " + wanted)
                .advising("The cluster has no broker there."));
      }
    }
    missing.forEach(
        zone ->
            findings.add(
                Finding.warning("onboarding.zone-missing", "subnets", subnets, "one in " + zone)
                    .advising("Create a subnet in zone ID " + zone + ".")));
    return findings;
  }

  private static Set<String> zonesOf(Cluster cluster) {
    var brokers = cluster.raw().provisioned();
    boolean named =
        brokers != null
            && brokers.brokerNodeGroupInfo() != null
            && brokers.brokerNodeGroupInfo().hasZoneIds();
    return named ? new TreeSet<>(brokers.brokerNodeGroupInfo().zoneIds()) : Set.of();
  }
}
