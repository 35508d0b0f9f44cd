package io.msksdk.replication.preflight;

import io.msksdk.core.check.Finding;
import io.msksdk.core.check.Findings;
import io.msksdk.core.policy.AccessRequest;
import io.msksdk.core.policy.CompiledPolicies;
import io.msksdk.core.policy.PolicySet;
import io.msksdk.core.policy.RequestContext;
import java.util.ArrayList;
import java.util.List;

/**
 * What who creates a replicator must be allowed, found by simulation (Amazon MSK Developer Guide,
 * "Set up IAM permissions to create an MSK Replicator").
 */
final class CreatorRules {
  private static final List<String> ANYWHERE =
      List.of(
          "iam:CreateServiceLinkedRole",
          "ec2:DescribeSubnets",
          "ec2:DescribeSecurityGroups",
          "ec2:CreateNetworkInterface",
          "ec2:DescribeVpcs",
          "kafka:CreateReplicator");

  private CreatorRules() {}

  static void check(PreflightFacts facts, Findings findings) {
    PreflightFacts.Creator creator = facts.given().creator();
    if (creator == null) {
      findings.add(
          PreflightReport.notChecked(
              "creator", "rights of who creates the replicator", "Give the creator's policies."));
      return;
    }
    List<String> missing = missing(creator, facts);
    if (!missing.isEmpty()) {
      findings.add(
          Finding.error(
                  "preflight.creator", creator.principal(), "may not " + missing, "all allowed")
              .advising("Add ReplicatorPolicies.creator to its policies."));
    }
  }

  private static List<String> missing(PreflightFacts.Creator creator, PreflightFacts facts) {
    PolicySet.Builder set = PolicySet.builder();
    for (int i = 0; i < creator.policies().size(); i++) {
      set.identity("policy " + (i + 1), creator.policies().get(i));
    }
    CompiledPolicies policies = set.build().compile();
    RequestContext caller = RequestContext.of(creator.principal());
    List<String> needed = new ArrayList<>(ANYWHERE);
    if (!facts.spec().tags().isEmpty()) {
      needed.add("kafka:TagResource");
    }
    List<String> missing = new ArrayList<>();
    needed.stream()
        .filter(action -> !policies.decide(AccessRequest.of(caller, action, "*")).allowed())
        .forEach(missing::add);
    RequestContext passing = caller.with("iam:PassedToService", "kafka.amazonaws.com");
    if (!policies
        .decide(AccessRequest.of(passing, "iam:PassRole", facts.spec().role()))
        .allowed()) {
      missing.add("iam:PassRole on " + facts.spec().role());
    }
    return missing;
  }
}
