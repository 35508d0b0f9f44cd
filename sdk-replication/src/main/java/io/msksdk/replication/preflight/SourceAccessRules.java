package io.msksdk.replication.preflight;

import io.msksdk.admin.cluster.Cluster;
import io.msksdk.admin.cluster.ClusterAccess;
import io.msksdk.core.check.Finding;
import io.msksdk.core.check.Findings;
import io.msksdk.core.policy.AccessRequest;
import io.msksdk.core.policy.CompiledPolicies;
import io.msksdk.core.policy.PolicyDocument;
import io.msksdk.core.policy.PolicySet;
import io.msksdk.core.policy.RequestContext;
import java.util.List;
import org.jspecify.annotations.Nullable;

/**
 * How a replicator of another Region gets to its source (Amazon MSK Developer Guide, "Prepare the
 * Amazon MSK source cluster"). Serverless sources need no multi-VPC connectivity.
 */
final class SourceAccessRules {
  private static final String SERVICE = "kafka.amazonaws.com";
  private static final List<String> ACTIONS =
      List.of("kafka:CreateVpcConnection", "kafka:GetBootstrapBrokers", "kafka:DescribeClusterV2");

  private SourceAccessRules() {}

  static void check(PreflightFacts facts, Findings findings) {
    if (facts.crossRegion()) {
      facts.mskSource().ifPresent(source -> check(source, facts, findings));
    }
  }

  private static void check(Cluster source, PreflightFacts facts, Findings findings) {
    if (!source.serverless()) {
      findings.add(multiVpc(source)).add(unauthenticated(source));
    }
    findings.add(policy(source, facts));
  }

  private static @Nullable Finding multiVpc(Cluster source) {
    return source.connectivity().multiVpc().contains(ClusterAccess.IAM)
        ? null
        : Finding.error(
                "preflight.multi-vpc",
                "source connectivity",
                source.connectivity(),
                "multi-VPC private connectivity turned on for IAM")
            .advising("Turn it on with update(source).connectivity(...), about 30 minutes.");
  }

  private static @Nullable Finding unauthenticated(Cluster source) {
    return source.security().access().contains(ClusterAccess.UNAUTHENTICATED)
        ? Finding.error(
                "preflight.unauthenticated",
                "source access",
                source.security().access(),
                "no unauthenticated access")
            .advising("Multi-VPC private connectivity does not allow it: turn it off.")
        : null;
  }

  private static @Nullable Finding policy(Cluster source, PreflightFacts facts) {
    CompiledPolicies policies =
        PolicySet.builder()
            .resource("cluster policy", facts.sourcePolicy().orElseGet(PolicyDocument::of))
            .build()
            .compile();
    String arn = source.arn().toString();
    List<String> missing =
        ACTIONS.stream()
            .filter(
                action ->
                    !policies
                        .decide(AccessRequest.of(RequestContext.of(SERVICE), action, arn))
                        .allowed())
            .toList();
    return missing.isEmpty()
        ? null
        : Finding.error(
                "preflight.cluster-policy",
                "source cluster policy",
                "does not allow " + SERVICE + " " + missing,
                ACTIONS + " allowed")
            .advising(
                "Add the statement with ReplicatorPolicies.openSource; other statements stay.");
  }
}
