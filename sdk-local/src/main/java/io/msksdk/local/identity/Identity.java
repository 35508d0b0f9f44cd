package io.msksdk.local.identity;

import io.msksdk.core.policy.PolicyDocument;
import java.time.Instant;
import java.util.List;
import java.util.function.Supplier;
import org.jspecify.annotations.Nullable;

/** An access key with its owner and what the owner may do. Never shows its secrets. */
public final class Identity {
  private final String accessKeyId;
  private final String secretAccessKey;
  private final @Nullable String sessionToken;
  private final String arn;
  private final @Nullable String role;
  private final Supplier<List<PolicyDocument>> policies;
  private final boolean administrator;
  private final @Nullable Instant expiresAt;

  private Identity(
      String accessKeyId,
      String secretAccessKey,
      @Nullable String sessionToken,
      String arn,
      @Nullable String role,
      Supplier<List<PolicyDocument>> policies,
      boolean administrator,
      @Nullable Instant expiresAt) {
    this.accessKeyId = accessKeyId;
    this.secretAccessKey = secretAccessKey;
    this.sessionToken = sessionToken;
    this.arn = arn;
    this.role = role;
    this.policies = policies;
    this.administrator = administrator;
    this.expiresAt = expiresAt;
  }

  static Identity administrator(String accessKeyId, String secretAccessKey, String arn) {
    return new Identity(accessKeyId, secretAccessKey, null, arn, null, List::of, true, null);
  }

  static Identity of(
      String accessKeyId,
      String secretAccessKey,
      @Nullable String sessionToken,
      String arn,
      List<PolicyDocument> policies) {
    List<PolicyDocument> copy = List.copyOf(policies);
    return new Identity(
        accessKeyId, secretAccessKey, sessionToken, arn, null, () -> copy, false, null);
  }

  /** A session of a role; its policies are the role's at the moment they are asked for. */
  static Identity session(
      TemporaryCredentials credentials, String role, Supplier<List<PolicyDocument>> policies) {
    return new Identity(
        credentials.accessKeyId(),
        credentials.secretAccessKey(),
        credentials.sessionToken(),
        credentials.arn(),
        role,
        policies,
        false,
        credentials.expiresAt());
  }

  /** This identity with another end. */
  Identity until(Instant end) {
    return new Identity(
        accessKeyId, secretAccessKey, sessionToken, arn, role, policies, administrator, end);
  }

  boolean expired(Instant now) {
    return expiresAt != null && !now.isBefore(expiresAt);
  }

  /** The ARN of the role this is a session of, null for all others. */
  @Nullable String role() {
    return role;
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
    return policies.get();
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
