package io.msksdk.local.companion.credentials;

import static java.nio.charset.StandardCharsets.UTF_8;

import io.msksdk.local.http.HttpCall;
import io.msksdk.local.http.HttpReply;
import io.msksdk.local.refusal.Refusal;
import java.time.Instant;
import java.time.InstantSource;
import java.util.Map;
import java.util.UUID;
import java.util.concurrent.ConcurrentHashMap;

/**
 * The tokens without which version 2 of the metadata service answers nothing. Source: EC2 User
 * Guide, "Use the Instance Metadata Service to access instance metadata". Thread-safe.
 */
final class MetadataTokens {
  private static final String TTL = "X-aws-ec2-metadata-token-ttl-seconds";
  private static final String TOKEN = "X-aws-ec2-metadata-token";
  private static final int LONGEST_SECONDS = 21_600;

  private final Map<String, Instant> ends = new ConcurrentHashMap<>();
  private final InstantSource time;

  MetadataTokens(InstantSource time) {
    this.time = time;
  }

  HttpReply give(HttpCall call) {
    if (!call.method().equals("PUT")) {
      throw Refusal.of(405, "MethodNotAllowed", call.method() + " (expected: PUT)");
    }
    String seconds = call.header(TTL);
    int ttl = seconds.matches("\\d{1,5}") ? Integer.parseInt(seconds) : 0;
    if (ttl < 1 || ttl > LONGEST_SECONDS) {
      throw Refusal.of(
          400,
          "BadRequest",
          TTL + ": " + seconds + " (expected: from 1 to " + LONGEST_SECONDS + ")");
    }
    String token = UUID.randomUUID().toString();
    ends.values().removeIf(end -> !time.instant().isBefore(end));
    ends.put(token, time.instant().plusSeconds(ttl));
    return HttpReply.of(
        200,
        Map.of("Content-Type", "text/plain", TTL, Integer.toString(ttl)),
        token.getBytes(UTF_8));
  }

  void require(HttpCall call) {
    Instant end = ends.get(call.header(TOKEN));
    if (end == null || !time.instant().isBefore(end)) {
      throw Refusal.of(401, "Unauthorized", TOKEN + ": none that is known (expected: one of PUT)");
    }
  }
}
