package io.msksdk.local.iam;

/** An action on a resource that a caller must be allowed. */
record IamNeed(String action, String resource) {
  /** How the reason begins when a policy could allow what was refused. */
  static final String NOTHING_ALLOWS = "no statement allows it";

  /** The smallest policy statement that allows it. */
  String statement() {
    return "{\"Effect\":\"Allow\",\"Action\":\"%s\",\"Resource\":\"%s\"}"
        .formatted(action, resource.replace("\\", "\\\\").replace("\"", "\\\""));
  }
}
