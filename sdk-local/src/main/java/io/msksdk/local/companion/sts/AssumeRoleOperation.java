package io.msksdk.local.companion.sts;

import com.fasterxml.jackson.databind.node.ObjectNode;
import io.msksdk.core.policy.AccessRequest;
import io.msksdk.core.policy.Decision;
import io.msksdk.core.policy.PolicyDocument;
import io.msksdk.core.policy.PolicySet;
import io.msksdk.core.policy.RequestContext;
import io.msksdk.core.policy.Statement;
import io.msksdk.local.companion.call.CompanionCall;
import io.msksdk.local.companion.call.CompanionOperation;
import io.msksdk.local.companion.wire.Members;
import io.msksdk.local.identity.Identities;
import io.msksdk.local.identity.Identity;
import io.msksdk.local.identity.Role;
import io.msksdk.local.refusal.Refusal;
import java.util.List;
import java.util.Map;

/** AssumeRole: the caller's policies and the role's trust policy decide together. */
record AssumeRoleOperation(Identities identities, RoleSessions sessions)
    implements CompanionOperation {
  private static final String ACTION = "sts:AssumeRole";
  private static final Map<String, String> CONTEXT =
      Map.of(
          "ExternalId", "sts:ExternalId",
          "RoleSessionName", "sts:RoleSessionName",
          "SourceIdentity", "sts:SourceIdentity");
  private static final PolicyDocument EVERYTHING =
      PolicyDocument.of(Statement.allow("*").on("*").build());

  @Override
  public String name() {
    return "AssumeRole";
  }

  @Override
  public ObjectNode answer(CompanionCall call) {
    Members request = call.request();
    String arn = RoleSessions.roleArn(request);
    // an unknown role is refused in the same words, so that nobody learns which roles there are
    Role role = identities.role(arn).orElseThrow(() -> denied(call.principal(), arn, ""));
    Decision decision = decide(call.principal(), role, request);
    if (!decision.allowed()) {
      throw denied(call.principal(), arn, " because " + decision.reason());
    }
    return sessions.open(role, request, call.principal().contains(":assumed-role/"));
  }

  private Decision decide(String principal, Role role, Members request) {
    PolicySet.Builder policies = PolicySet.builder().trust("trust policy", role.trust());
    own(principal).forEach(policy -> policies.identity("policy of the caller", policy));
    RequestContext context = RequestContext.of(principal);
    for (Map.Entry<String, String> key : CONTEXT.entrySet()) {
      String value = request.textOrNull(key.getKey());
      context = value == null ? context : context.with(key.getValue(), value);
    }
    return policies.build().compile().decide(AccessRequest.of(context, ACTION, role.arn()));
  }

  /** The default identity may ask for every role; whom a role trusts is the role's own decision. */
  private List<PolicyDocument> own(String principal) {
    Identity identity = identities.withArn(principal).orElseThrow();
    return identity.administrator() ? List.of(EVERYTHING) : identity.policies();
  }

  private static Refusal denied(String principal, String role, String reason) {
    return Refusal.of(
        403,
        "AccessDenied",
        "User: %s is not authorized to perform: %s on resource: %s%s"
            .formatted(principal, ACTION, role, reason));
  }
}
