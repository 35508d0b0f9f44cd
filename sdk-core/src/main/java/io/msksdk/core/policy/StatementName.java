package io.msksdk.core.policy;

/** Which statement of which policy; {@code label} is its Sid or its number. */
record StatementName(PolicySet.Kind kind, String policy, String label) {

  @Override
  public String toString() {
    return "statement " + label + " of " + kind.label() + " " + policy;
  }
}
