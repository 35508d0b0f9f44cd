package io.msksdk.auth.iam;

import java.time.Instant;
import org.jspecify.annotations.Nullable;

/**
 * A token that opens an OAUTHBEARER connection to an MSK cluster with IAM access control. It is a
 * secret: whoever has it can connect as its signer until it expires. Its text does not show it.
 * Immutable and thread-safe.
 */
public final class IamToken {
  private final String value;
  private final long signedSecond;
  private final @Nullable Instant credentialsEnd;

  /** Of credentials that end, where that is before the token would by itself. */
  IamToken(String value, long signedSecond, @Nullable Instant credentialsEnd) {
    this.value = value;
    this.signedSecond = signedSecond;
    this.credentialsEnd = credentialsEnd;
  }

  /**
   * Returns what is sent to the broker.
   *
   * @return a presigned URL in base64url without padding
   */
  public String value() {
    return value;
  }

  /**
   * Returns when the token was signed.
   *
   * @return the signing time, in whole seconds
   */
  public Instant signedAt() {
    return Instant.ofEpochSecond(signedSecond);
  }

  /**
   * Returns when the token stops to be of use: 900 seconds after it was signed, or when the
   * credentials that signed it expire, if they do so earlier and say so.
   *
   * @return the end of the token's life
   */
  public Instant expiresAt() {
    return credentialsEnd == null
        ? Instant.ofEpochSecond(signedSecond + SigningDay.EXPIRY_SECONDS)
        : credentialsEnd;
  }

  /** Returns the times: the value is a secret. */
  @Override
  public String toString() {
    return "IamToken[signedAt=" + signedAt() + ", expiresAt=" + expiresAt() + "]";
  }
}
