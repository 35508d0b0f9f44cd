package io.msksdk.auth.iam;

import java.time.Instant;

/**
 * A token that opens an OAUTHBEARER connection to an MSK cluster with IAM access control. It is a
 * secret: whoever has it can connect as its signer until it expires. Its text does not show it.
 * Immutable and thread-safe.
 */
public final class IamToken {
  private final String value;
  private final Instant signedAt;
  private final Instant expiresAt;

  IamToken(String value, Instant signedAt, Instant expiresAt) {
    this.value = value;
    this.signedAt = signedAt;
    this.expiresAt = expiresAt;
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
    return signedAt;
  }

  /**
   * Returns when the token stops to be of use: 900 seconds after it was signed, or when the
   * credentials that signed it expire, if they do so earlier and say so.
   *
   * @return the end of the token's life
   */
  public Instant expiresAt() {
    return expiresAt;
  }

  /** Returns the times: the value is a secret. */
  @Override
  public String toString() {
    return "IamToken[signedAt=" + signedAt + ", expiresAt=" + expiresAt + "]";
  }
}
