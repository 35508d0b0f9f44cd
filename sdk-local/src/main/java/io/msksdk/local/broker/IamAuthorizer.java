package io.msksdk.local.broker;

import io.msksdk.local.iam.ClusterAccess;
import io.msksdk.local.iam.IamAuthorization;
import io.msksdk.local.iam.IamAuthorization.Counts;
import io.msksdk.local.iam.IamPrincipals;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import org.apache.kafka.common.acl.AclOperation;
import org.apache.kafka.common.resource.ResourceType;
import org.apache.kafka.common.security.auth.KafkaPrincipal;
import org.apache.kafka.metadata.authorizer.StandardAuthorizer;
import org.apache.kafka.server.authorizer.Action;
import org.apache.kafka.server.authorizer.AuthorizableRequestContext;
import org.apache.kafka.server.authorizer.AuthorizationResult;
import org.jspecify.annotations.Nullable;

/**
 * Decides IAM callers by their policies and everybody else by Kafka ACLs. It extends Kafka's own
 * authorizer because nodes feed ACLs to that class only.
 */
public final class IamAuthorizer extends StandardAuthorizer {
  private @Nullable IamAuthorization iam;

  /** Made by Kafka, by class name. */
  public IamAuthorizer() {}

  @Override
  public void configure(Map<String, ?> configs) {
    super.configure(configs);
    Object given = configs.get(ClusterAccess.CONFIG);
    if (!(given instanceof ClusterAccess access)) {
      throw new IllegalStateException(
          ClusterAccess.CONFIG + ": " + given + " (expected: the cluster)");
    }
    iam = new IamAuthorization(access);
  }

  @Override
  public List<AuthorizationResult> authorize(
      AuthorizableRequestContext context, List<Action> actions) {
    KafkaPrincipal principal = context.principal();
    return switch (principal.getPrincipalType()) {
      case IamPrincipals.BROKER_TYPE ->
          actions.stream().map(a -> AuthorizationResult.ALLOWED).toList();
      case IamPrincipals.IAM_TYPE -> byPolicy(principal.getName(), actions);
      default -> super.authorize(context, actions);
    };
  }

  @Override
  public AuthorizationResult authorizeByResourceType(
      AuthorizableRequestContext context, AclOperation operation, ResourceType type) {
    KafkaPrincipal principal = context.principal();
    return switch (principal.getPrincipalType()) {
      case IamPrincipals.BROKER_TYPE -> AuthorizationResult.ALLOWED;
      case IamPrincipals.IAM_TYPE -> result(iam().allowsAny(principal.getName(), operation, type));
      default -> super.authorizeByResourceType(context, operation, type);
    };
  }

  private List<AuthorizationResult> byPolicy(String principal, List<Action> actions) {
    List<AuthorizationResult> results = new ArrayList<>(actions.size());
    for (Action action : actions) {
      results.add(
          result(
              iam()
                  .allows(
                      principal,
                      action.operation(),
                      action.resourcePattern().resourceType(),
                      action.resourcePattern().name(),
                      counts(action))));
    }
    return results;
  }

  /** Questions that nobody is to hear of only fill lists or say what a client could do. */
  private static Counts counts(Action action) {
    if (action.logIfDenied()) {
      return Counts.WHATEVER_IT_IS;
    }
    return action.logIfAllowed() ? Counts.WHEN_ALLOWED : Counts.NEVER;
  }

  private IamAuthorization iam() {
    if (iam == null) {
      throw new IllegalStateException("the authorizer was not configured");
    }
    return iam;
  }

  private static AuthorizationResult result(boolean allowed) {
    return allowed ? AuthorizationResult.ALLOWED : AuthorizationResult.DENIED;
  }
}
