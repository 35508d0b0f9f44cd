package io.msksdk.local.companion.sts;

import com.fasterxml.jackson.databind.node.JsonNodeFactory;
import com.fasterxml.jackson.databind.node.ObjectNode;
import com.google.errorprone.annotations.CanIgnoreReturnValue;
import io.msksdk.local.companion.wire.Members;
import io.msksdk.local.identity.Identities;
import io.msksdk.local.identity.Role;
import io.msksdk.local.identity.TemporaryCredentials;
import io.msksdk.local.refusal.Refusal;
import java.time.Duration;
import java.time.InstantSource;
import java.util.List;
import java.util.regex.Pattern;

/**
 * Opens sessions as a request asks for them. Source of the bounds: AWS STS API Reference,
 * "AssumeRole"; a role of the local MSK has the default maximum of one hour.
 */
final class RoleSessions {
  private static final String DURATION = "DurationSeconds";
  private static final int SHORTEST_SECONDS = 900;
  private static final int LONGEST_SECONDS = 43_200;
  private static final int DEFAULT_SECONDS = 3_600;
  private static final Pattern NAME = Pattern.compile("[\\w+=,.@-]{2,64}");
  private static final Pattern ROLE = Pattern.compile("arn:[a-z-]+:iam::\\d{12}:role/\\S+");
  private static final List<String> NOT_BUILT =
      List.of("Policy", "PolicyArns", "Tags", "TransitiveTagKeys", "SerialNumber");

  private final Identities identities;
  private final InstantSource time;

  RoleSessions(Identities identities, InstantSource time) {
    this.identities = identities;
    this.time = time;
  }

  /** Reads the role's ARN and refuses what is wrong with the rest before anybody is asked. */
  static String roleArn(Members request) {
    String arn = request.text("RoleArn");
    if (!ROLE.matcher(arn).matches()) {
      throw Refusal.of(400, "ValidationError", arn + " is invalid");
    }
    sessionName(request);
    for (String member : NOT_BUILT) {
      if (request.has(member)) {
        throw Refusal.notBuilt("Member " + member + " of AssumeRole");
      }
    }
    return arn;
  }

  @CanIgnoreReturnValue
  static String sessionName(Members request) {
    String name = request.text("RoleSessionName");
    if (!NAME.matcher(name).matches()) {
      throw Refusal.of(
          400,
          "ValidationError",
          ("1 validation error detected: Value '%s' at 'roleSessionName' failed to satisfy"
                  + " constraint: Member must satisfy regular expression pattern:"
                  + " [\\w+=,.@-]{2,64}")
              .formatted(name));
    }
    return name;
  }

  /** Opens a session; one that a session opens ends within the hour in any case. */
  ObjectNode open(Role role, Members request, boolean chained) {
    Integer asked = request.number(DURATION, SHORTEST_SECONDS, LONGEST_SECONDS);
    if (asked != null && asked > DEFAULT_SECONDS) {
      throw Refusal.of(
          400,
          "ValidationError",
          chained
              ? "The requested DurationSeconds exceeds the 1 hour session limit for roles assumed"
                  + " by role chaining"
              : "The requested DurationSeconds exceeds the MaxSessionDuration set for this role.");
    }
    String name = sessionName(request);
    Duration lifetime = Duration.ofSeconds(asked == null ? DEFAULT_SECONDS : asked);
    TemporaryCredentials credentials = identities.open(role, name, time.instant().plus(lifetime));
    ObjectNode response = JsonNodeFactory.instance.objectNode();
    response
        .putObject("Credentials")
        .put("AccessKeyId", credentials.accessKeyId())
        .put("SecretAccessKey", credentials.secretAccessKey())
        .put("SessionToken", credentials.sessionToken())
        .putPOJO("Expiration", credentials.expiresAt());
    response
        .putObject("AssumedRoleUser")
        .put("AssumedRoleId", UniqueIds.role(role.arn()) + ":" + name)
        .put("Arn", credentials.arn());
    return response;
  }
}
