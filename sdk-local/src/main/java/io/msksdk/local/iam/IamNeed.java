package io.msksdk.local.iam;

import io.msksdk.core.policy.KafkaClusterAction;
import io.msksdk.core.policy.Statement;

/**
 * An action on a resource that a caller must be allowed.
 *
 * @param row the action
 * @param resource the ARN of the resource
 * @param any whether the ARN ends in a wildcard, because any resource of the kind would do
 */
record IamNeed(KafkaClusterAction row, String resource, boolean any) {

  static IamNeed on(KafkaClusterAction row, String resource) {
    return new IamNeed(row, resource, false);
  }

  static IamNeed onAny(KafkaClusterAction row, String prefix) {
    return new IamNeed(row, prefix + "*", true);
  }

  String action() {
    return row.action();
  }

  /** The smallest policy statement that allows it, as JSON. */
  String statement() {
    return any
        ? Statement.allow(action()).on(resource).build().toString()
        : row.minimalStatement(resource).toString();
  }
}
