package io.msksdk.local.iam;

import io.msksdk.core.sigv4.SignableRequest;

/**
 * What a login says of itself, in either form.
 *
 * @param host the host it was signed for
 * @param action the action it was signed for
 * @param credential key, day, Region and service, as signed
 * @param expires for how many seconds it may be used, as signed
 * @param request the request that was presigned
 */
record LoginClaim(
    String host, String action, String credential, String expires, SignableRequest request) {

  String accessKeyId() {
    return credential.split("/", 2)[0];
  }

  /** The Region of the scope, empty when the scope is none. */
  String region() {
    String[] scope = credential.split("/", -1);
    return scope.length == 5 ? scope[2] : "";
  }

  /** A login that cannot be read. */
  static final class Unreadable extends Exception {
    private static final long serialVersionUID = 1L;

    Unreadable(String reason) {
      super(reason, null, false, false);
    }

    /** What was wrong with it. */
    String reason() {
      return String.valueOf(getMessage());
    }
  }
}
