package io.msksdk.local.identity;

import java.util.Map;
import java.util.Optional;
import java.util.concurrent.ConcurrentHashMap;

/** The identities an engine knows. Thread-safe. */
public final class Identities {
  /** The account of the default identity. */
  public static final String DEFAULT_ACCOUNT = "111122223333";

  private static final String ADMIN_KEY = "AKIALOCALADMIN000000";
  private static final String ADMIN_SECRET = "local-admin-secret";
  private static final String ADMIN_ARN = "arn:aws:iam::" + DEFAULT_ACCOUNT + ":user/local-admin";

  private final Map<String, Identity> byKey = new ConcurrentHashMap<>();
  private final Map<String, Identity> byArn = new ConcurrentHashMap<>();

  private Identities() {}

  /**
   * Returns a registry that knows the default identity only.
   *
   * @return a new registry
   */
  public static Identities create() {
    Identities identities = new Identities();
    identities.put(Identity.administrator(ADMIN_KEY, ADMIN_SECRET, ADMIN_ARN));
    return identities;
  }

  /**
   * Adds an identity, or replaces the one with its access key; its policies become those of its
   * owner.
   *
   * @param identity the identity
   */
  public void put(Identity identity) {
    byKey.put(identity.accessKeyId(), identity);
    byArn.put(identity.arn(), identity);
  }

  /**
   * Finds an identity by its access key id.
   *
   * @param accessKeyId the id
   * @return the identity, empty when unknown
   */
  public Optional<Identity> withKey(String accessKeyId) {
    return Optional.ofNullable(byKey.get(accessKeyId));
  }

  /**
   * Finds the identity that speaks for an ARN.
   *
   * @param arn the ARN of a user or of a role session
   * @return the identity put last for it, empty when unknown
   */
  public Optional<Identity> withArn(String arn) {
    return Optional.ofNullable(byArn.get(arn));
  }
}
