package io.msksdk.core.sigv4;

import java.time.Instant;
import java.util.List;

/** What a verifier says of a request: {@link Accepted} or {@link Refused}. Immutable. */
public sealed interface SigV4Verdict {

  /**
   * The signature is right.
   *
   * @param accessKeyId the key it was made with
   * @param region the Region it was made for
   * @param service the service it was made for
   * @param signedAt when it was made
   * @param expiresAt the last moment at which it is accepted
   * @param signedHeaders the names of the headers it covers, as the signer listed them
   */
  record Accepted(
      String accessKeyId,
      String region,
      String service,
      Instant signedAt,
      Instant expiresAt,
      List<String> signedHeaders)
      implements SigV4Verdict {

    /**
     * Keeps a copy of the list.
     *
     * @param accessKeyId the key it was made with
     * @param region the Region it was made for
     * @param service the service it was made for
     * @param signedAt when it was made
     * @param expiresAt the last moment at which it is accepted
     * @param signedHeaders the names of the headers it covers, as the signer listed them
     */
    public Accepted {
      signedHeaders = List.copyOf(signedHeaders);
    }
  }

  /**
   * The request is not proven to come from the holder of a key.
   *
   * @param reason the case
   * @param message what was wrong with the values seen; it holds no secret, token or signature
   */
  record Refused(Reason reason, String message) implements SigV4Verdict {}

  /** Why a request was refused. */
  enum Reason {
    /** There is neither an Authorization header nor a presigned query. */
    MISSING_AUTHENTICATION,
    /** A field of the signature is missing, malformed or given twice. */
    INCOMPLETE,
    /** No key of this id exists. */
    UNKNOWN_KEY,
    /** The session token is missing, superfluous or not the one of the key. */
    WRONG_TOKEN,
    /** The signature was made for another service. */
    WRONG_SERVICE,
    /** The signature was made for another Region. */
    WRONG_REGION,
    /** The signature is too old. */
    EXPIRED,
    /** The signature was made in the future. */
    NOT_YET_VALID,
    /** The signature does not fit the request and the key. */
    SIGNATURE_MISMATCH,
    /** The signature is right, but the body is not the one that was signed. */
    PAYLOAD_MISMATCH
  }
}
