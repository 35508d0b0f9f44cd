package io.msksdk.local.clusterpolicy;

import io.msksdk.core.check.InvalidSpecException;
import io.msksdk.core.policy.AccessRequest;
import io.msksdk.core.policy.CompiledPolicies;
import io.msksdk.core.policy.PolicyDocument;
import io.msksdk.core.policy.PolicySet;
import io.msksdk.core.policy.RequestContext;
import io.msksdk.core.policy.Statement;
import io.msksdk.local.refusal.Refusal;
import io.msksdk.local.resource.Opaque;

/**
 * The policy of a cluster.
 *
 * @param text the document as it was sent
 * @param version the opaque version that an update must name
 * @param document what was sent, read
 * @param rules what the document allows
 */
record ClusterPolicy(String text, String version, PolicyDocument document, CompiledPolicies rules) {
  // between accounts both sides must allow; what the caller's own policies say is asked elsewhere
  private static final PolicyDocument CALLERS_SIDE =
      PolicyDocument.of(Statement.allow("*").on("*").build());

  static ClusterPolicy of(String text) {
    try {
      PolicyDocument document = PolicyDocument.parse(text);
      PolicySet policies =
          PolicySet.builder().identity("caller", CALLERS_SIDE).resource("policy", document).build();
      return new ClusterPolicy(text, Opaque.version(), document, policies.compile());
    } catch (InvalidSpecException e) {
      throw Refusal.badRequest("policy", "The cluster policy is malformed. " + e.getMessage());
    }
  }

  boolean admits(String principal, String action, String clusterArn) {
    return rules
        .decide(AccessRequest.of(RequestContext.of(principal), action, clusterArn))
        .allowed();
  }
}
