package io.msksdk.core.policy;

import static java.util.Objects.requireNonNull;

import io.msksdk.core.check.Finding;
import io.msksdk.core.check.InvalidSpecException;
import java.util.Locale;

/**
 * What a caller wants to do: one action on one resource. Immutable.
 *
 * <pre>{@code
 * AccessRequest.of(RequestContext.of(userArn), "kafka-cluster:ReadData", topicArn);
 * }</pre>
 */
public final class AccessRequest {
  /** The resource of an action that has none, such as {@code kafka:ListClustersV2}. */
  public static final String NO_RESOURCE = "*";

  private static final int COLONS = 5;

  private final RequestContext context;
  private final String action;
  private final String resource;
  private final String resourceAccount;
  private final int serviceEnd;
  private final int[] colons;

  private AccessRequest(
      RequestContext context,
      String action,
      String resource,
      String resourceAccount,
      int[] colons) {
    this.context = context;
    this.action = action;
    this.resource = resource;
    this.resourceAccount = resourceAccount;
    this.colons = colons;
    this.serviceEnd = action.indexOf(':');
  }

  /**
   * Creates a request.
   *
   * @param context who calls, and what is known about the call
   * @param action the action in full, such as {@code kafka-cluster:Connect}
   * @param resource the ARN of the resource, or {@link #NO_RESOURCE}
   * @return the request; the account that owns the resource is the one in its ARN
   * @throws InvalidSpecException if the action has no service or the resource is no ARN
   */
  public static AccessRequest of(RequestContext context, String action, String resource) {
    requireNonNull(context, "context");
    if (action.indexOf(':') <= 0) {
      throw InvalidSpecException.of(
          Finding.error("request.action", "action", action, "<service>:<action>"));
    }
    int[] colons = colons(resource);
    String account = colons.length == 0 ? "" : resource.substring(colons[3] + 1, colons[4]);
    return new AccessRequest(context, action, resource, account, colons);
  }

  /**
   * Says which account owns the resource, for an ARN that does not tell.
   *
   * @param account the account id; another one than the caller's makes the request cross accounts
   * @return the same request with that owner
   */
  public AccessRequest ownedBy(String account) {
    return new AccessRequest(context, action, resource, requireNonNull(account, "account"), colons);
  }

  /**
   * Returns who calls.
   *
   * @return the context
   */
  public RequestContext context() {
    return context;
  }

  /**
   * Returns what the caller wants to do.
   *
   * @return the action in full
   */
  public String action() {
    return action;
  }

  /**
   * Returns what the caller wants to do it to.
   *
   * @return the ARN, or {@link #NO_RESOURCE}
   */
  public String resource() {
    return resource;
  }

  /**
   * Says whether the resource belongs to another account than the caller. An account that is not
   * known, as of a service, crosses nothing.
   *
   * @return true when both accounts are known and differ
   */
  public boolean crossAccount() {
    String own = context.caller().account();
    return !own.isEmpty() && !resourceAccount.isEmpty() && !own.equals(resourceAccount);
  }

  String resourceAccount() {
    return resourceAccount;
  }

  boolean hasResource() {
    return colons.length > 0;
  }

  String service() {
    return action.substring(0, serviceEnd).toLowerCase(Locale.ROOT);
  }

  int serviceEnd() {
    return serviceEnd;
  }

  /** Where a field of the ARN starts; 1 is the partition, 5 the resource part. */
  int start(int field) {
    return colons[field - 1] + 1;
  }

  int end(int field) {
    return field == COLONS ? resource.length() : colons[field];
  }

  private static int[] colons(String resource) {
    if (resource.equals(NO_RESOURCE)) {
      return new int[0];
    }
    int[] colons = new int[COLONS];
    int at = -1;
    for (int i = 0; i < COLONS; i++) {
      at = resource.indexOf(':', at + 1);
      if (at < 0 || !resource.startsWith("arn:")) {
        throw InvalidSpecException.of(
            Finding.error("request.resource", "resource", resource, "an ARN, or *"));
      }
      colons[i] = at;
    }
    return colons;
  }

  @Override
  public String toString() {
    return context.principal() + " " + action + " " + resource;
  }
}
