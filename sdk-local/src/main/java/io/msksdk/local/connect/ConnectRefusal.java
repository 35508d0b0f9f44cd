package io.msksdk.local.connect;

import io.msksdk.local.refusal.Refusal;

/** MSK Connect's refusals: they have a message alone, which names the member. */
final class ConnectRefusal {
  private ConnectRefusal() {}

  static Refusal invalid(String member, String what) {
    return Refusal.badRequest(member, "Invalid parameter " + member + ": " + what);
  }

  static Refusal missing(String member) {
    return invalid(member, "The parameter is required.");
  }

  /** What the service says to an update that changes nothing. */
  static Refusal identical(String member) {
    return invalid(member, "The specified parameter value is identical to the current value");
  }

  static Refusal nameTaken(String member) {
    return Refusal.conflict(member, "A resource with this name already exists.");
  }

  static Refusal unknown(String member, String arn) {
    return Refusal.notFound(member, "The resource " + arn + " doesn't exist.");
  }

  static Refusal inState(String what, String arn, String state) {
    return Refusal.badRequest(
        "The resource " + arn + " can't be " + what + " in the " + state + " state.");
  }
}
