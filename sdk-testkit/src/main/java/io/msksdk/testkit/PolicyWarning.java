package io.msksdk.testkit;

import java.util.List;

/**
 * An action that the documentation requires beside one that was allowed, and that the caller's
 * policies do not allow. No request asked for it, so that brokers let the caller pass.
 *
 * @param cluster the cluster's ARN
 * @param principal the caller's ARN
 * @param operation what was asked for in Kafka's words
 * @param action the IAM action that was allowed
 * @param missing the IAM action that is required beside it
 * @param resource the ARN that it is required on
 * @param statement the smallest policy statement that would allow it, as JSON
 */
public record PolicyWarning(
    String cluster,
    String principal,
    String operation,
    String action,
    String missing,
    String resource,
    String statement) {

  static List<PolicyWarning> listOf(List<LocalEvent> events, String principal) {
    return events.stream()
        .filter(event -> event.kind().equals("warning"))
        .map(PolicyWarning::of)
        .filter(warning -> warning.principal().equals(principal))
        .toList();
  }

  private static PolicyWarning of(LocalEvent event) {
    return new PolicyWarning(
        fact(event, "cluster"),
        fact(event, "principal"),
        fact(event, "operation"),
        fact(event, "action"),
        fact(event, "missing"),
        fact(event, "resource"),
        fact(event, "remedy"));
  }

  private static String fact(LocalEvent event, String name) {
    return event.facts().getOrDefault(name, "");
  }
}
