package io.msksdk.auth.credentials;

import static java.util.Objects.requireNonNull;

import io.msksdk.core.check.Finding;
import io.msksdk.core.check.InvalidSpecException;
import java.time.Duration;
import java.util.regex.Pattern;

/**
 * A session of a role as both ways to assume one ask for it. Source of the bounds: AWS STS API
 * Reference, "AssumeRole".
 *
 * @param arn the role
 * @param name the name of the session, the last part of its principal
 * @param lifetime how long STS keeps it open
 * @param sts where it is asked for
 */
record RoleSession(String arn, String name, Duration lifetime, StsEndpoint sts) {
  private static final Pattern ROLE = Pattern.compile("arn:aws[a-z-]*:iam::[0-9]{12}:role/\\S+");
  private static final Pattern NAME = Pattern.compile("[\\w+=,.@-]{2,64}");
  private static final Duration SHORTEST = Duration.ofMinutes(15);
  private static final Duration LONGEST = Duration.ofHours(12);

  /** The same in every process and after every restart, and so is the principal. */
  private static final String DEFAULT_NAME = "msk-sdk-java";

  static RoleSession of(String arn) {
    if (!ROLE.matcher(requireNonNull(arn, "arn")).matches()) {
      throw InvalidSpecException.of(
          Finding.error(
              "role.arn", "arn", arn, "a role, such as arn:aws:iam::111122223333:role/orders"));
    }
    return new RoleSession(arn, DEFAULT_NAME, Duration.ofHours(1), StsEndpoint.ofTheProcess());
  }

  RoleSession named(String name) {
    if (!NAME.matcher(requireNonNull(name, "name")).matches()) {
      throw InvalidSpecException.of(
          Finding.error(
              "role.session-name",
              "sessionName",
              name,
              "2 to 64 letters, digits and any of _ + = , . @ -"));
    }
    return new RoleSession(arn, name, lifetime, sts);
  }

  RoleSession lasting(Duration lifetime) {
    if (lifetime.compareTo(SHORTEST) < 0 || lifetime.compareTo(LONGEST) > 0) {
      throw InvalidSpecException.of(
          Finding.error("role.lifetime", "lifetime", lifetime, "PT15M to PT12H")
              .advising("A role also has a maximum of its own, one hour unless it was raised."));
    }
    return new RoleSession(arn, name, lifetime, sts);
  }

  RoleSession at(StsEndpoint sts) {
    return new RoleSession(arn, name, lifetime, requireNonNull(sts, "sts"));
  }

  int seconds() {
    return Math.toIntExact(lifetime.toSeconds());
  }
}
