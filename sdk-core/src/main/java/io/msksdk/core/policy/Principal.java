package io.msksdk.core.policy;

import static java.util.Objects.requireNonNull;

import java.util.Objects;
import org.jspecify.annotations.Nullable;

/** Whom a statement of a resource policy or a trust policy is about. Immutable. */
public final class Principal {
  static final String AWS = "AWS";
  static final String SERVICE = "Service";
  static final String FEDERATED = "Federated";
  static final String CANONICAL_USER = "CanonicalUser";
  static final String ANYONE = "*";

  private static final Principal EVERYONE = new Principal(ANYONE, ANYONE);

  private final String type;
  private final String id;

  private Principal(String type, String id) {
    this.type = type;
    this.id = requireNonNull(id, "id");
  }

  /**
   * Returns the principal written as {@code "*"}.
   *
   * @return everyone, anonymous callers included
   */
  public static Principal everyone() {
    return EVERYONE;
  }

  /**
   * Names an account, user, role or session.
   *
   * @param id an ARN, an account id, or {@code *}; an account only delegates to its own policies
   * @return the principal
   */
  public static Principal aws(String id) {
    return new Principal(AWS, id);
  }

  /**
   * Names a service.
   *
   * @param name its principal, such as {@code kafka.amazonaws.com}
   * @return the principal
   */
  public static Principal service(String name) {
    return new Principal(SERVICE, name);
  }

  /**
   * Names an identity provider.
   *
   * @param id the ARN of a SAML or OIDC provider, or the domain of a public one
   * @return the principal
   */
  public static Principal federated(String id) {
    return new Principal(FEDERATED, id);
  }

  /**
   * Names a user of Amazon S3.
   *
   * @param id the canonical user id
   * @return the principal
   */
  public static Principal canonicalUser(String id) {
    return new Principal(CANONICAL_USER, id);
  }

  static boolean isType(String type) {
    return type.equals(AWS)
        || type.equals(SERVICE)
        || type.equals(FEDERATED)
        || type.equals(CANONICAL_USER);
  }

  static Principal of(String type, String id) {
    return new Principal(type, id);
  }

  /**
   * Returns the kind of principal.
   *
   * @return {@code AWS}, {@code Service}, {@code Federated}, {@code CanonicalUser}, or {@code *}
   */
  public String type() {
    return type;
  }

  /**
   * Returns who it is.
   *
   * @return the id as written
   */
  public String id() {
    return id;
  }

  @Override
  public boolean equals(@Nullable Object other) {
    return other instanceof Principal that && type.equals(that.type) && id.equals(that.id);
  }

  @Override
  public int hashCode() {
    return Objects.hash(type, id);
  }

  @Override
  public String toString() {
    return type.equals(ANYONE) ? ANYONE : type + ":" + id;
  }
}
