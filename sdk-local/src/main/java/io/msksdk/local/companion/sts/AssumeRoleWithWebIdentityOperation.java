package io.msksdk.local.companion.sts;

import com.fasterxml.jackson.databind.node.ObjectNode;
import io.msksdk.core.policy.AccessRequest;
import io.msksdk.core.policy.PolicySet;
import io.msksdk.core.policy.RequestContext;
import io.msksdk.local.companion.call.CompanionCall;
import io.msksdk.local.companion.call.CompanionOperation;
import io.msksdk.local.companion.wire.Members;
import io.msksdk.local.identity.Identities;
import io.msksdk.local.identity.Role;
import io.msksdk.local.refusal.Refusal;
import java.time.InstantSource;

/** AssumeRoleWithWebIdentity: a token takes the place of a signature. */
record AssumeRoleWithWebIdentityOperation(
    Identities identities, RoleSessions sessions, InstantSource time)
    implements CompanionOperation {
  private static final String ACTION = "sts:AssumeRoleWithWebIdentity";

  @Override
  public String name() {
    return "AssumeRoleWithWebIdentity";
  }

  @Override
  public boolean signed() {
    return false;
  }

  @Override
  public ObjectNode answer(CompanionCall call) {
    Members request = call.request();
    String arn = RoleSessions.roleArn(request);
    WebIdentity identity = WebIdentity.of(request.text("WebIdentityToken"), time.instant());
    Role role =
        identities
            .role(arn)
            .filter(known -> trusts(known, identity, request))
            .orElseThrow(
                () -> Refusal.of(403, "AccessDenied", "Not authorized to perform " + ACTION));
    ObjectNode response = sessions.open(role, request, false);
    return response
        .put("SubjectFromWebIdentityToken", identity.subject())
        .put("Audience", identity.audiences().get(0))
        .put("Provider", provider(role, identity));
  }

  private static boolean trusts(Role role, WebIdentity identity, Members request) {
    RequestContext context =
        RequestContext.of(provider(role, identity))
            .with("aws:FederatedProvider", provider(role, identity))
            .with(identity.provider() + ":sub", identity.subject())
            .with(identity.provider() + ":aud", identity.audiences().get(0))
            .with("sts:RoleSessionName", RoleSessions.sessionName(request));
    return PolicySet.builder()
        .trust("trust policy", role.trust())
        .build()
        .compile()
        .decide(AccessRequest.of(context, ACTION, role.arn()))
        .allowed();
  }

  /** Providers belong to the account of the role. */
  private static String provider(Role role, WebIdentity identity) {
    return "arn:aws:iam::" + role.account() + ":oidc-provider/" + identity.provider();
  }
}
