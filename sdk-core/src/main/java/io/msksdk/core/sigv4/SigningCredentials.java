package io.msksdk.core.sigv4;

import static java.util.Objects.requireNonNull;

import io.msksdk.core.check.Finding;
import io.msksdk.core.check.InvalidSpecException;
import java.util.Objects;
import java.util.Optional;
import org.jspecify.annotations.Nullable;

/**
 * An access key: its id, its secret and, for temporary ones, the session token that belongs to it.
 * Immutable and thread-safe; its text shows the key id alone.
 */
public final class SigningCredentials {
  private final String accessKeyId;
  private final String secretAccessKey;
  private final @Nullable String sessionToken;

  private SigningCredentials(String accessKeyId, String secret, @Nullable String sessionToken) {
    this.accessKeyId = checkedId(accessKeyId);
    this.secretAccessKey = checkedSecret(secret);
    this.sessionToken = sessionToken;
  }

  /**
   * Creates a long-lived access key.
   *
   * @param accessKeyId the key id, not blank and without a slash
   * @param secretAccessKey the secret, not blank
   * @return the credentials
   * @throws InvalidSpecException if the key id or the secret is blank
   */
  public static SigningCredentials of(String accessKeyId, String secretAccessKey) {
    return new SigningCredentials(accessKeyId, secretAccessKey, null);
  }

  /**
   * Creates a temporary access key.
   *
   * @param accessKeyId the key id, not blank and without a slash
   * @param secretAccessKey the secret, not blank
   * @param sessionToken the session token, or null for a long-lived key
   * @return the credentials
   * @throws InvalidSpecException if the key id or the secret is blank
   */
  public static SigningCredentials of(
      String accessKeyId, String secretAccessKey, @Nullable String sessionToken) {
    return new SigningCredentials(accessKeyId, secretAccessKey, sessionToken);
  }

  /**
   * Returns the public part of the key.
   *
   * @return the access key id
   */
  public String accessKeyId() {
    return accessKeyId;
  }

  /**
   * Returns the secret part of the key.
   *
   * @return the secret access key
   */
  public String secretAccessKey() {
    return secretAccessKey;
  }

  /**
   * Returns the token that a temporary key is sent with.
   *
   * @return the session token, empty for a long-lived key
   */
  public Optional<String> sessionToken() {
    return Optional.ofNullable(sessionToken);
  }

  /** The token without a wrapper: this is read for each signature. */
  @Nullable String token() {
    return sessionToken;
  }

  private static String checkedId(String id) {
    requireNonNull(id, "accessKeyId");
    if (id.isBlank() || id.indexOf('/') >= 0) {
      throw InvalidSpecException.of(
          Finding.error(
              "credentials.key-id", "accessKeyId", id, "a key id, not blank and without a slash"));
    }
    return id;
  }

  private static String checkedSecret(String secret) {
    requireNonNull(secret, "secretAccessKey");
    if (secret.isBlank()) {
      throw InvalidSpecException.of(
          Finding.error(
              "credentials.secret", "secretAccessKey", Finding.HIDDEN, "a secret, not blank"));
    }
    return secret;
  }

  @Override
  public boolean equals(@Nullable Object other) {
    return other instanceof SigningCredentials that
        && accessKeyId.equals(that.accessKeyId)
        && secretAccessKey.equals(that.secretAccessKey)
        && Objects.equals(sessionToken, that.sessionToken);
  }

  @Override
  public int hashCode() {
    return Objects.hash(accessKeyId, secretAccessKey, sessionToken);
  }

  @Override
  public String toString() {
    return "SigningCredentials[" + accessKeyId + "]";
  }
}
