package io.msksdk.auth.diagnosis;

import io.msksdk.auth.credentials.PrincipalChangedException;
import io.msksdk.core.call.ClientException;
import java.util.Optional;

/** Refusals whose words leave no doubt. */
final class RefusalInWords implements Check {
  private static final String TOO_MANY = "Too many connects";
  private static final String PRINCIPALS = "Cannot change principals during re-authentication";

  private static final String PRINCIPAL_REMEDY =
      "A session of a role is a principal of its own: assume the role with the same session name"
          + " every time. Until then, reopen the client when its credentials change.";

  @Override
  public Optional<AccessDiagnosis> look(Failure failure, AccessContext context) {
    if (failure.says(TOO_MANY)) {
      return Optional.of(tooMany(failure));
    }
    if (failure.says(PRINCIPALS)) {
      return Optional.of(principalChanged(failure));
    }
    Optional<PrincipalChangedException> changed = failure.find(PrincipalChangedException.class);
    if (changed.isPresent()) {
      return changed.map(RefusalInWords::principalChanged);
    }
    return failure
        .find(ClientException.class)
        .filter(e -> e.getMessage() != null && e.getMessage().contains("credentials provider"))
        .map(RefusalInWords::noCredentials);
  }

  /** Amazon MSK Developer Guide, "Failed authentication ... Too many connects". */
  private static AccessDiagnosis tooMany(Failure failure) {
    return AccessDiagnosis.draft(AccessFault.TOO_MANY_CONNECTS)
        .because("The broker says: " + failure.words(TOO_MANY) + ".")
        .advising(
            "Raise reconnect.backoff.ms to 1000 or more on every client, share clients instead of"
                + " making one per task, and let deployments restart them in steps. The limit is"
                + " per broker and counts refused logins too.");
  }

  private static AccessDiagnosis principalChanged(Failure failure) {
    return AccessDiagnosis.draft(AccessFault.PRINCIPAL_CHANGED)
        .because("The broker says: " + failure.words(PRINCIPALS) + ".")
        .advising(PRINCIPAL_REMEDY);
  }

  /** Our own credentials notice before the broker does. */
  private static AccessDiagnosis principalChanged(PrincipalChangedException e) {
    return AccessDiagnosis.draft(AccessFault.PRINCIPAL_CHANGED)
        .because("The credentials were of " + e.before() + " and are now of " + e.after() + ".")
        .advising(PRINCIPAL_REMEDY);
  }

  private static AccessDiagnosis noCredentials(ClientException e) {
    return AccessDiagnosis.draft(AccessFault.NO_CREDENTIALS)
        .because(String.valueOf(e.getMessage()))
        .advising("Correct the provider; nothing was sent to the broker.");
  }
}
