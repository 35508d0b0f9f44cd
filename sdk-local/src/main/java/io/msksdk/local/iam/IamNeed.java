package io.msksdk.local.iam;

import io.msksdk.core.policy.KafkaClusterAction;

/** An action on a resource that a caller must be allowed. */
record IamNeed(KafkaClusterAction row, String resource) {

  String action() {
    return row.action();
  }

  /** The smallest policy statement that allows it, as JSON. */
  String statement() {
    return row.minimalStatement(resource).toString();
  }
}
