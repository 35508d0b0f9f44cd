package io.msksdk.auth.credentials;

import io.msksdk.core.MskException;

/**
 * Thrown when new credentials are of another principal than the ones before. A broker would end
 * every connection that authenticates again with them ("Cannot change principals during
 * re-authentication").
 */
public final class PrincipalChangedException extends MskException {
  private static final long serialVersionUID = 1L;

  /** The ARN of the principal so far. */
  private final String before;

  /** The ARN of the principal of the new credentials. */
  private final String after;

  PrincipalChangedException(String before, String after) {
    super(
        "credentials.principal-changed",
        "principal: " + after + " (expected: " + before + ", as before).",
        "Keep the name of the session the same: CredentialSource.role(arn).sessionName(name), also"
            + " on top of credentials whose session name changes by itself.",
        null);
    this.before = before;
    this.after = after;
  }

  /**
   * Returns who the credentials were of until now.
   *
   * @return an ARN
   */
  public String before() {
    return before;
  }

  /**
   * Returns who the new credentials are of.
   *
   * @return an ARN
   */
  public String after() {
    return after;
  }
}
