package io.msksdk.core.policy;

import io.msksdk.core.check.Finding;
import io.msksdk.core.check.Findings;
import java.util.HashSet;
import java.util.List;
import java.util.Set;
import org.jspecify.annotations.Nullable;

/**
 * What each element of a statement must look like. What IAM itself refuses is an error here, since
 * a statement that silently matches nothing may be a denial that is lost.
 */
final class PolicyRules {
  private static final String ARN = "arn:";

  private PolicyRules() {}

  static void check(StatementPlace place, Statement.Builder statement, Findings findings) {
    String actions = statement.actions.isNegated() ? "NotAction" : "Action";
    if (statement.actions.isAbsent()) {
      findings.add(
          Finding.error(
              "policy.action", place.element("Action"), null, "Action or NotAction, not empty"));
    }
    for (String action : statement.actions.values()) {
      findings.add(action(place.element(actions), action));
    }
    String resources = statement.resources.isNegated() ? "NotResource" : "Resource";
    if (statement.resources.isAbsent() && statement.principals.isAbsent()) {
      findings.add(
          Finding.error(
                  "policy.resource",
                  place.element("Resource"),
                  null,
                  "Resource or NotResource, not empty")
              .advising("Only a policy with a Principal may leave it out."));
    }
    for (String resource : statement.resources.values()) {
      findings.add(resource(place.element(resources), resource));
    }
    String principals = statement.principals.isNegated() ? "NotPrincipal" : "Principal";
    for (Principal principal : statement.principals.values()) {
      findings.add(principal(place.element(principals), principal));
    }
    conditions(place.element("Condition"), statement.conditions, findings);
  }

  /** An empty or padded action is well-formed for IAM: it matches nothing, so it passes here. */
  private static @Nullable Finding action(String where, String action) {
    int colon = action.indexOf(':');
    if (action.isBlank() || action.equals("*") || action.equals("*:*")) {
      return null;
    }
    if (colon <= 0) {
      return Finding.error("policy.action", where, action, "<service>:<action> or *");
    }
    String service = action.substring(0, colon);
    if (service.indexOf('*') >= 0 || service.indexOf('?') >= 0) {
      return Finding.error("policy.action", where, action, "a service without wildcards, or *");
    }
    if (action.indexOf(':', colon + 1) >= 0) {
      return Finding.error("policy.action", where, action, "one colon, as <service>:<action>");
    }
    return null;
  }

  private static @Nullable Finding resource(String where, String resource) {
    if (resource.equals("*")) {
      return null;
    }
    if (!resource.startsWith(ARN) || !resource.equals(resource.strip())) {
      return Finding.error("policy.resource", where, resource, "an ARN, a pattern of one, or *");
    }
    if (ArnPattern.typeWithWildcard(resource)) {
      return Finding.warning("policy.resource.type", where, resource, "a resource type in full")
          .advising("IAM takes wildcards in the type literally: the pattern matches nothing.");
    }
    return null;
  }

  private static @Nullable Finding principal(String where, Principal principal) {
    String id = principal.id();
    if (id.isBlank()) {
      return Finding.error("policy.principal", where, id, "an ARN, an account id, a name or *");
    }
    if (id.equals("*") || (id.indexOf('*') < 0 && id.indexOf('?') < 0)) {
      return null;
    }
    return Finding.error("policy.principal", where, id, "a principal in full, or *")
        .advising("IAM has no patterns here; compare aws:PrincipalArn in a Condition instead.");
  }

  private static void conditions(String where, List<Condition> conditions, Findings findings) {
    Set<List<String>> seen = new HashSet<>();
    for (Condition condition : conditions) {
      if (!seen.add(List.of(condition.operator(), condition.key()))) {
        findings.add(
            Finding.error(
                    "policy.condition",
                    where + "." + condition.operator(),
                    condition.key(),
                    "each key once per operator")
                .advising("Give one condition all the values; a second one cannot be written."));
      }
      if (condition.key().isBlank()) {
        findings.add(
            Finding.error(
                "policy.condition", where + "." + condition.operator(), "", "a context key"));
      }
      if (!CompiledCondition.isKnown(condition.operator())) {
        findings.add(
            Finding.warning(
                    "policy.operator", where, condition.operator(), "an operator that IAM knows")
                .advising("The statement never applies."));
      }
    }
  }
}
