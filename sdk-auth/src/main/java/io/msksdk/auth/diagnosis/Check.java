package io.msksdk.auth.diagnosis;

import java.util.Optional;

/** One thing to look for. */
interface Check {

  /** Looks; empty when this is not it. */
  Optional<AccessDiagnosis> look(Failure failure, AccessContext context);
}
