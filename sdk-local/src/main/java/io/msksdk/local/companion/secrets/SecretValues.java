package io.msksdk.local.companion.secrets;

import io.msksdk.local.companion.wire.Members;
import java.nio.charset.StandardCharsets;
import java.time.Instant;
import java.util.UUID;

/** Reads the value of a request that brings one. */
final class SecretValues {
  private static final int LARGEST = 65_536;
  private static final int SHORTEST_TOKEN = 32;
  private static final int LONGEST_TOKEN = 64;

  private SecretValues() {}

  static boolean present(Members request) {
    return request.has("SecretString") || request.has("SecretBinary");
  }

  static SecretVersion version(Members request, Instant now) {
    if (request.has("SecretString") && request.has("SecretBinary")) {
      throw request.wrong("SecretBinary", "both", "either SecretString or SecretBinary");
    }
    String text = request.textOrNull("SecretString");
    if (text != null && text.getBytes(StandardCharsets.UTF_8).length > LARGEST) {
      throw request.wrong("SecretString", "too long", "at most " + LARGEST + " bytes");
    }
    return new SecretVersion(token(request), text, request.textOrNull("SecretBinary"), now);
  }

  /** The client's own token becomes the id of the version, so that a repeated call is noticed. */
  private static String token(Members request) {
    String token = request.textOrNull("ClientRequestToken");
    if (token == null) {
      return UUID.randomUUID().toString();
    }
    if (token.length() < SHORTEST_TOKEN || token.length() > LONGEST_TOKEN) {
      throw request.wrong("ClientRequestToken", token, "32 to 64 characters");
    }
    return token;
  }
}
