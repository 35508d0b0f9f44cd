package io.msksdk.testkit;

import java.util.Optional;
import org.jspecify.annotations.Nullable;

/**
 * An IAM identity that a local MSK knows: what signs, and who that is. Immutable; the secret shows
 * in no text of it.
 */
public final class LocalIdentity {
  private final String arn;
  private final String accessKey;
  private final String secretKey;
  private final @Nullable String sessionToken;

  private LocalIdentity(
      String arn, String accessKey, String secretKey, @Nullable String sessionToken) {
    this.arn = arn;
    this.accessKey = accessKey;
    this.secretKey = secretKey;
    this.sessionToken = sessionToken;
  }

  static LocalIdentity user(String arn, String accessKey, String secretKey) {
    return new LocalIdentity(arn, accessKey, secretKey, null);
  }

  static LocalIdentity session(
      String arn, String accessKey, String secretKey, String sessionToken) {
    return new LocalIdentity(arn, accessKey, secretKey, sessionToken);
  }

  /** Reads what {@link #text} wrote. */
  static LocalIdentity parse(String text) {
    String[] parts = text.split(" ", -1);
    if (parts.length < 3) {
      throw LocalMskException.argument(
          "identity: not readable (expected: what LocalCluster.textProperties says).", null);
    }
    return new LocalIdentity(parts[0], parts[1], parts[2], parts.length > 3 ? parts[3] : null);
  }

  /** All of it, the secret too, for settings that are text. */
  String text() {
    String keys = arn + " " + accessKey + " " + secretKey;
    return sessionToken == null ? keys : keys + " " + sessionToken;
  }

  /**
   * Returns who this is.
   *
   * @return the ARN of the IAM user or role session
   */
  public String arn() {
    return arn;
  }

  /**
   * Returns the access key.
   *
   * @return the access key id
   */
  public String accessKey() {
    return accessKey;
  }

  /**
   * Returns the secret.
   *
   * @return the secret access key
   */
  public String secretKey() {
    return secretKey;
  }

  /**
   * Returns the session token of temporary credentials.
   *
   * @return the token, empty for a user
   */
  public Optional<String> sessionToken() {
    return Optional.ofNullable(sessionToken);
  }

  /**
   * The same identity with a secret that does not belong to it, to see it refused.
   *
   * @param secret any other secret
   * @return an identity the local MSK refuses
   */
  public LocalIdentity withSecret(String secret) {
    return new LocalIdentity(arn, accessKey, secret, sessionToken);
  }

  /** Returns the ARN and the access key. */
  @Override
  public String toString() {
    return "LocalIdentity[" + arn + ", " + accessKey + "]";
  }
}
