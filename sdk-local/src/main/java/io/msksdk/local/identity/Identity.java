package io.msksdk.local.identity;

import io.msksdk.local.policy.PolicyDocument;
import java.util.List;
import org.jspecify.annotations.Nullable;

/** An access key with its owner and what the owner may do. Never shows its secrets. */
public final class Identity {
  private final String accessKeyId;
  private final String secretAccessKey;
  private final @Nullable String sessionToken;
  private final String arn;
  private final List<PolicyDocument> policies;
  private final boolean administrator;

  private Identity(
      String accessKeyId,
      String secretAccessKey,
      @Nullable String sessionToken,
      String arn,
      List<PolicyDocument> policies,
      boolean administrator) {
    this.accessKeyId = accessKeyId;
    this.secretAccessKey = secretAccessKey;
    this.sessionToken = sessionToken;
    this.arn = arn;
    this.policies = List.copyOf(policies);
    this.administrator = administrator;
  }

  static Identity administrator(String accessKeyId, String secretAccessKey, String arn) {
    return new Identity(accessKeyId, secretAccessKey, null, arn, List.of(), true);
  }

  static Identity of(
      String accessKeyId,
      String secretAccessKey,
      @Nullable String sessionToken,
      String arn,
      List<PolicyDocument> policies) {
    return new Identity(accessKeyId, secretAccessKey, sessionToken, arn, policies, false);
  }

  /**
   * Returns the access key id.
   *
   * @return the id that signatures carry
   */
  public String accessKeyId() {
    return accessKeyId;
  }

  String secretAccessKey() {
    return secretAccessKey;
  }

  @Nullable String sessionToken() {
    return sessionToken;
  }

  /**
   * Returns the ARN of the owner, which is the principal of calls and connections.
   *
   * @return the ARN of a user or of a role session
   */
  public String arn() {
    return arn;
  }

  /**
   * Returns the account of the owner.
   *
   * @return the twelve digits of the ARN
   */
  public String account() {
    return arn.split(":", 6)[4];
  }

  /**
   * Returns the owner's policies.
   *
   * @return the policies, possibly none
   */
  public List<PolicyDocument> policies() {
    return policies;
  }

  /**
   * Says whether this is the default identity, which needs no policy.
   *
   * @return true for the identity that is allowed everything
   */
  public boolean administrator() {
    return administrator;
  }

  @Override
  public String toString() {
    return "Identity[" + accessKeyId + " " + arn + "]";
  }
}
