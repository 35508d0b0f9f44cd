package io.msksdk.replication.failover;

import io.msksdk.core.check.Finding;
import io.msksdk.core.policy.AccessRequest;
import io.msksdk.core.policy.CompiledPolicies;
import io.msksdk.core.policy.PolicySet;
import io.msksdk.core.policy.RequestContext;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.TreeMap;

/** What clients bring with them that no replicator copies: schemas and transactions. */
final class ClientCoverage {
  private static final Set<String> UNDER_WAY = Set.of("Ongoing", "PrepareCommit", "PrepareAbort");
  private static final List<String> ACTIONS =
      List.of("DescribeTransactionalId", "AlterTransactionalId");

  private ClientCoverage() {}

  static List<Finding> schemas(Leg leg) {
    Map<String, String> here = leg.source().schemas();
    Map<String, String> there = leg.target().schemas();
    if (here == null || there == null) {
      return List.of(Coverage.notChecked("schemas", "Give both sites their schemas."));
    }
    List<Finding> findings = new ArrayList<>();
    new TreeMap<>(here)
        .forEach(
            (name, version) -> {
              String other = there.get(name);
              if (other == null) {
                findings.add(
                    Finding.error(
                            "coverage.schema",
                            name,
                            "missing on " + leg.target(),
                            "version " + version)
                        .advising("Register it there: its consumers could not read a record."));
              } else if (!other.equals(version)) {
                findings.add(Finding.warning("coverage.schema", name, other, version));
              }
            });
    return findings;
  }

  /** Transactions do not span clusters: an id begins anew on the target, if it may. */
  static List<Finding> transactions(FailoverPair pair, Leg leg, Map<String, String> states) {
    List<Finding> findings = new ArrayList<>();
    List<String> open =
        states.entrySet().stream()
            .filter(e -> UNDER_WAY.contains(e.getValue()))
            .map(Map.Entry::getKey)
            .toList();
    if (!open.isEmpty()) {
      findings.add(
          Finding.warning(
                  "coverage.transaction", OffsetGates.named(open), "under way", "none when moved")
              .advising(
                  "Copies carry no transactions: let them end before producers stop, as records of"
                      + " one that is aborted are copied like others."));
    }
    pair.policies()
        .forEach(
            (principal, document) -> {
              CompiledPolicies policies =
                  PolicySet.builder().identity(principal, document).build().compile();
              List<String> refused =
                  states.keySet().stream()
                      .filter(id -> refused(policies, leg, principal, id))
                      .toList();
              if (!refused.isEmpty()) {
                findings.add(
                    Finding.error(
                            "coverage.transactional-id",
                            principal + " " + OffsetGates.named(refused),
                            "not allowed on " + leg.target(),
                            "allowed as on " + leg.source())
                        .advising(
                            "Add "
                                + leg.target().cluster().transactionalId(refused.get(0))
                                + " to the policy; the ARNs of the two clusters differ."));
              }
            });
    return findings;
  }

  private static boolean refused(
      CompiledPolicies policies, Leg leg, String principal, String transactionalId) {
    return allowed(policies, leg.source(), principal, transactionalId)
        && !allowed(policies, leg.target(), principal, transactionalId);
  }

  private static boolean allowed(
      CompiledPolicies policies, FailoverSite site, String principal, String transactionalId) {
    RequestContext who = RequestContext.of(AccessCoverage.arnOf(principal, site.cluster()));
    String resource = site.cluster().transactionalId(transactionalId).toString();
    return ACTIONS.stream()
        .allMatch(
            action ->
                policies
                    .decide(AccessRequest.of(who, "kafka-cluster:" + action, resource))
                    .allowed());
  }
}
