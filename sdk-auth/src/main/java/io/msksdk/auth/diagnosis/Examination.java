package io.msksdk.auth.diagnosis;

import java.util.ArrayList;
import java.util.List;
import java.util.Optional;

/** All checks in the order in which their proofs are worth more. */
final class Examination {
  /**
   * First what Kafka's exceptions say by themselves, then what the settings show, then what must be
   * asked for over the network.
   */
  private static final List<Check> CHECKS =
      List.of(
          new RefusalInWords(),
          new MissingRight(),
          new ScramRefusal(),
          new WrongRegion(),
          new IamRefusal(),
          new TlsRefusal(),
          new WrongPort(),
          new NoBroker());

  private Examination() {}

  static AccessDiagnosis of(Failure failure, AccessContext context) {
    List<String> given = new ArrayList<>();
    for (Check check : CHECKS) {
      Optional<AccessDiagnosis> found = look(check, failure, context, given);
      if (found.isPresent()) {
        return found.get();
      }
    }
    return AccessDiagnosis.draft(AccessFault.UNKNOWN)
        .because("The client says: " + failure.summary() + ".")
        .because(given)
        .advising("Nothing known fits; give the context more to look with, or see the cause.");
  }

  /** Who asks why a client was refused is not to be given another exception in its place. */
  private static Optional<AccessDiagnosis> look(
      Check check, Failure failure, AccessContext context, List<String> given) {
    try {
      return check.look(failure, context);
    } catch (RuntimeException e) {
      String what = check.getClass().getSimpleName();
      given.add("Looking for " + what + " was given up: " + e.getClass().getSimpleName() + ".");
      return Optional.empty();
    }
  }
}
