package io.msksdk.local.companion.sts;

import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.ObjectMapper;
import io.msksdk.local.refusal.Refusal;
import java.io.IOException;
import java.time.Instant;
import java.util.ArrayList;
import java.util.Base64;
import java.util.List;

/**
 * What a token of an identity provider says. Its signature is not checked: the local MSK does not
 * call providers for their keys.
 *
 * @param provider the host and path of the provider
 * @param subject whom it speaks of
 * @param audiences for whom it was made
 */
record WebIdentity(String provider, String subject, List<String> audiences) {
  private static final ObjectMapper JSON = new ObjectMapper();
  private static final String SCHEME = "https://";
  private static final int PARTS = 3;
  // the last second that a time can hold is not much later
  private static final long NEVER = Long.MAX_VALUE >> 30;

  static WebIdentity of(String token, Instant now) {
    JsonNode claims = claims(token);
    String issuer = claims.path("iss").asText();
    if (issuer.isEmpty() || !claims.hasNonNull("sub") || !claims.hasNonNull("aud")) {
      throw invalid("Missing a required claim: iss, sub or aud");
    }
    long exp = claims.path("exp").asLong(NEVER);
    Instant end = Instant.ofEpochSecond(Math.max(0, Math.min(exp, NEVER)));
    if (!now.isBefore(end)) {
      throw Refusal.of(
          400,
          "ExpiredTokenException",
          "Token expired: current date/time %s must be before the expiration date/time %s"
              .formatted(now.getEpochSecond(), end.getEpochSecond()));
    }
    List<String> audiences = new ArrayList<>();
    if (claims.path("aud").isArray()) {
      claims.path("aud").forEach(audience -> audiences.add(audience.asText()));
    } else {
      audiences.add(claims.path("aud").asText());
    }
    if (audiences.isEmpty()) {
      throw invalid("Missing a required claim: aud");
    }
    String provider = issuer.startsWith(SCHEME) ? issuer.substring(SCHEME.length()) : issuer;
    return new WebIdentity(provider, claims.path("sub").asText(), audiences);
  }

  private static JsonNode claims(String token) {
    String[] parts = token.split("\\.", -1);
    if (parts.length == PARTS) {
      try {
        JsonNode claims = JSON.readTree(Base64.getUrlDecoder().decode(parts[1]));
        if (claims.isObject()) {
          return claims;
        }
      } catch (IOException | IllegalArgumentException e) {
        throw invalid(
            "The ID Token provided is not a valid JWT. (You may see this error if you sent"
                + " an Access Token)");
      }
    }
    throw invalid(
        "The ID Token provided is not a valid JWT. (You may see this error if you sent an"
            + " Access Token)");
  }

  private static Refusal invalid(String message) {
    return Refusal.of(400, "InvalidIdentityToken", message);
  }
}
