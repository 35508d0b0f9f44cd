package io.msksdk.local.identity;

import java.time.Instant;

/**
 * What a session of a role signs with.
 *
 * @param accessKeyId the key's id
 * @param secretAccessKey its secret
 * @param sessionToken the token every request carries
 * @param expiresAt when all of it ends, in real time
 * @param arn the session's ARN
 */
public record TemporaryCredentials(
    String accessKeyId,
    String secretAccessKey,
    String sessionToken,
    Instant expiresAt,
    String arn) {

  @Override
  public String toString() {
    return "TemporaryCredentials[" + accessKeyId + " " + arn + " until " + expiresAt + "]";
  }
}
