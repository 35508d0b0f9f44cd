package io.msksdk.local.iam;

import io.msksdk.core.policy.Decision;
import org.jspecify.annotations.Nullable;

/**
 * What is decided about a need. {@code statement} is the one that decided, or came nearest to
 * allowing it; {@code grantable} says whether a further statement would allow it.
 */
record Verdict(boolean allowed, String reason, @Nullable String statement, boolean grantable) {
  static final Verdict ADMINISTRATOR = new Verdict(true, "allowed everything", null, false);

  static final Verdict UNKNOWN_OWNER = refused("the identity is no longer known");

  static Verdict of(Decision decision) {
    return new Verdict(
        decision.allowed(),
        decision.reason(),
        decision
            .statement()
            .map(name -> "statement " + name + " of policy " + decision.policy().orElse(""))
            .orElse(null),
        decision.outcome() == Decision.Outcome.IMPLICIT_DENY);
  }

  /** A refusal for what the guide requires beside an action that is allowed. */
  static Verdict lacking(IamNeed allowed, IamNeed missing) {
    return new Verdict(
        false,
        "no statement allows %s on %s, which %s requires beside itself (strict mode)"
            .formatted(missing.action(), missing.resource(), allowed.action()),
        null,
        true);
  }

  /** A refusal that no policy has to do with. */
  static Verdict refused(String reason) {
    return new Verdict(false, reason, null, false);
  }
}
