package io.msksdk.local.companion.call;

import com.fasterxml.jackson.databind.node.ObjectNode;
import io.msksdk.local.refusal.Refusal;

/** One operation of a service beside MSK's own. */
public interface CompanionOperation {

  /**
   * Returns the operation's name.
   *
   * @return the name in the service's model
   */
  String name();

  /**
   * Says whether the call has to be signed.
   *
   * @return false for the few operations that give out the first credentials
   */
  default boolean signed() {
    return true;
  }

  /**
   * Carries the operation out.
   *
   * @param call the call; what it needs allowed it has to ask for
   * @return the members of the response
   * @throws Refusal when it is not carried out
   */
  ObjectNode answer(CompanionCall call);
}
