package io.msksdk.admin.cluster;

import io.msksdk.admin.configuration.ConfigurationRevision;
import io.msksdk.admin.configuration.Configurations;
import io.msksdk.core.call.AccessDeniedException;
import io.msksdk.core.catalogue.Limits;
import io.msksdk.core.check.Finding;
import io.msksdk.core.check.Severity;
import java.util.ArrayList;
import java.util.List;
import java.util.Set;
import java.util.stream.Collectors;
import java.util.stream.Stream;

/**
 * What speaks against an update before its call: its own rules, then those a spec of the changed
 * cluster would be under. What was wrong with the cluster before is not held against the update.
 */
record UpdateRules(Configurations configurations, Limits limits) {

  List<Finding> refusals(Cluster now, ClusterUpdate update) {
    Finding own = update.refusal(now, limits);
    if (own != null) {
      return List.of(own);
    }
    ClusterSpec before = ClusterSpec.of(now).toBuilder().limits(limits).asItIs();
    ClusterSpec after = update.target(before).asItIs();
    Set<String> old = errors(before.findings()).map(Finding::code).collect(Collectors.toSet());
    List<Finding> refusals = new ArrayList<>();
    errors(after.findings())
        .filter(finding -> !old.contains(finding.code()))
        .forEach(refusals::add);
    after
        .configuration()
        .filter(revision -> !before.configuration().equals(after.configuration()))
        .ifPresent(revision -> refusals.addAll(onIts(after, revision)));
    return refusals;
  }

  private List<Finding> onIts(ClusterSpec after, ConfigurationRevision revision) {
    try {
      return errors(configurations.properties(revision).findingsFor(after.shape())).toList();
    } catch (AccessDeniedException e) {
      return List.of(); // who may apply it but not read it hears of it from the service
    }
  }

  private static Stream<Finding> errors(List<Finding> findings) {
    return findings.stream().filter(finding -> finding.severity() == Severity.ERROR);
  }
}
