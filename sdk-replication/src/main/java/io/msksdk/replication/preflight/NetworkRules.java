package io.msksdk.replication.preflight;

import io.msksdk.admin.cluster.Cluster;
import io.msksdk.core.check.Finding;
import io.msksdk.core.check.Findings;
import io.msksdk.replication.preflight.NetworkView.Rule;
import io.msksdk.replication.preflight.NetworkView.SecurityGroup;
import io.msksdk.replication.replicator.ReplicatorEnd;
import java.util.List;
import java.util.Optional;
import java.util.Set;
import java.util.TreeSet;
import java.util.function.Function;
import java.util.stream.Collectors;
import org.jspecify.annotations.Nullable;

/**
 * Which security groups must let a replicator through, and where its subnets must be (Amazon MSK
 * Developer Guide, "Create an MSK Replicator", "Choose your source cluster" and "Choose your target
 * cluster").
 */
final class NetworkRules {
  private static final int IAM_PORT = 9098;

  private NetworkRules() {}

  static void check(PreflightFacts facts, Findings findings) {
    NetworkView network = facts.given().network();
    if (network == null) {
      findings.add(
          PreflightReport.notChecked(
              "network", "security groups and subnets", "Give a NetworkView."));
      return;
    }
    if (facts.sides().size() == 2 && !facts.crossRegion()) {
      findings.add(zones(facts, network));
    }
    side(
        "source",
        facts.spec().source(),
        facts.crossRegion() ? Optional.empty() : facts.mskSource(),
        network,
        findings);
    side("target", facts.spec().target(), facts.mskTarget(), network, findings);
  }

  private static void side(
      String side,
      ReplicatorEnd end,
      Optional<Cluster> cluster,
      NetworkView network,
      Findings findings) {
    end.selfManaged()
        .ifPresent(
            kafka ->
                findings.add(
                    PreflightReport.notChecked(
                        side + "-network",
                        "the way to " + kafka.bootstrapServers(),
                        "See that the replicator's subnets and security groups "
                            + end.securityGroups()
                            + " reach these ports.")));
    cluster.ifPresent(msk -> way(side, end, msk.securityGroups(), network, findings));
  }

  private static @Nullable Finding zones(PreflightFacts facts, NetworkView network) {
    Optional<Set<String>> source = zones(facts.spec().source(), network);
    Optional<Set<String>> target = zones(facts.spec().target(), network);
    if (source.isEmpty() || target.isEmpty()) {
      return PreflightReport.notChecked(
          "zones", "Availability Zones of the subnets", "Let the NetworkView find every subnet.");
    }
    return source.equals(target)
        ? null
        : Finding.error(
                "preflight.zones",
                "sourceSubnets",
                "in " + source.get(),
                "subnets in " + target.get() + ", the target's Availability Zones")
            .advising("Within a Region both lists must be in the same Availability Zones.");
  }

  private static Optional<Set<String>> zones(ReplicatorEnd end, NetworkView network) {
    List<Optional<String>> zones = end.subnets().stream().map(network::zone).toList();
    return zones.stream().allMatch(Optional::isPresent)
        ? Optional.of(
            zones.stream().flatMap(Optional::stream).collect(Collectors.toCollection(TreeSet::new)))
        : Optional.empty();
  }

  private static void way(
      String side,
      ReplicatorEnd end,
      List<String> clusterGroups,
      NetworkView network,
      Findings findings) {
    findings.add(
        opened(
            side + "-outbound",
            end.securityGroups(),
            clusterGroups,
            network,
            SecurityGroup::outbound));
    findings.add(
        opened(
            side + "-inbound",
            clusterGroups,
            end.securityGroups(),
            network,
            SecurityGroup::inbound));
  }

  /** One rule of one group to one peer is enough: a replicator has all of its groups at once. */
  private static @Nullable Finding opened(
      String rule,
      List<String> groups,
      List<String> peers,
      NetworkView network,
      Function<SecurityGroup, List<Rule>> rules) {
    List<Optional<SecurityGroup>> read = groups.stream().map(network::securityGroup).toList();
    if (groups.isEmpty() || read.stream().anyMatch(Optional::isEmpty)) {
      return PreflightReport.notChecked(
          rule, "security groups " + groups, "Let the NetworkView find every group.");
    }
    List<Rule> all =
        read.stream().flatMap(Optional::stream).map(rules).flatMap(List::stream).toList();
    if (all.stream().anyMatch(r -> peers.stream().anyMatch(peer -> r.opens(IAM_PORT, peer)))) {
      return null;
    }
    if (all.stream().anyMatch(r -> r.opensToRange(IAM_PORT))) {
      return PreflightReport.notChecked(
          rule,
          "security groups " + groups,
          "They name address ranges: check that the replicator's subnets are in them.");
    }
    return Finding.error(
            "preflight." + rule, "security groups", groups, "TCP 9098 open for " + peers)
        .advising("Add the rule; a replicator that cannot connect ends in FAILED.");
  }
}
