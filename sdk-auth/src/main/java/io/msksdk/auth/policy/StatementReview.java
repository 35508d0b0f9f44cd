package io.msksdk.auth.policy;

import io.msksdk.core.check.Finding;
import io.msksdk.core.policy.KafkaClusterAction;
import io.msksdk.core.policy.Statement;
import java.util.ArrayList;
import java.util.List;
import java.util.Locale;
import java.util.Set;

/** What one statement shows by itself, allowance or denial. */
final class StatementReview {
  private static final String CONTROL_PLANE = "kafka:";

  /** Names that are actions of both services. */
  private static final Set<String> OF_BOTH =
      Set.of("describecluster", "createtopic", "describetopic", "deletetopic");

  private final String place;
  private final Statement statement;
  private final boolean serverless;
  private final List<Finding> findings = new ArrayList<>();

  private StatementReview(String place, Statement statement, boolean serverless) {
    this.place = place;
    this.statement = statement;
    this.serverless = serverless;
  }

  static List<Finding> of(String place, Statement statement, boolean serverless) {
    StatementReview review = new StatementReview(place, statement, serverless);
    for (String action : statement.actions()) {
      review.action(action);
    }
    review.resources();
    return review.findings;
  }

  private void action(String text) {
    String lower = text.toLowerCase(Locale.ROOT);
    if (lower.startsWith(CONTROL_PLANE)) {
      controlPlane(text, lower.substring(CONTROL_PLANE.length()));
      return;
    }
    List<KafkaClusterAction> matched = KafkaClusterAction.matching(text);
    if (matched.isEmpty()) {
      if (lower.startsWith("kafka-cluster:")) {
        findings.add(
            Finding.error("policy.unknown-action", element("Action"), text, "a Kafka action of MSK")
                .advising("The guide has no such action, so this entry does nothing."));
      }
      return;
    }
    if (lower.equals("kafka-cluster:*topic")) {
      findings.add(
          Finding.warning("policy.topic-wildcard", element("Action"), text, "kafka-cluster:*Topic*")
              .advising(
                  "It leaves out DescribeTopicDynamicConfiguration and"
                      + " AlterTopicDynamicConfiguration."));
    }
    place(text, matched);
    serverless(text, matched);
  }

  private void controlPlane(String text, String name) {
    KafkaClusterAction.find(name)
        .filter(row -> !OF_BOTH.contains(name))
        .ifPresent(
            row ->
                findings.add(
                    Finding.error("policy.wrong-service", element("Action"), text, row.action())
                        .advising("kafka: is for MSK's own API, kafka-cluster: for Kafka.")));
  }

  /** An action counts only on a resource of its own type. */
  private void place(String text, List<KafkaClusterAction> matched) {
    List<ResourcePattern> resources = Grant.resources(statement);
    boolean somewhere =
        resources.stream()
            .anyMatch(
                resource -> matched.stream().anyMatch(row -> resource.isOf(row.resourceType())));
    if (somewhere) {
      return;
    }
    String type = matched.get(0).resourceType();
    boolean groupAsTopic =
        type.equals(Need.GROUP)
            && resources.stream().anyMatch(resource -> resource.type().equals(Need.TOPIC));
    findings.add(
        groupAsTopic
            ? Finding.error(
                    "policy.group-arn", element("Resource"), statement.resources(), ":group/ in it")
                .advising(text + " is checked on the ARN of the group, not on :topic/.")
            : Finding.error(
                    "policy.wrong-resource",
                    element("Resource"),
                    statement.resources(),
                    "the ARN of a " + type + " for " + text)
                .advising("As it stands the action has no effect."));
  }

  private void serverless(String text, List<KafkaClusterAction> matched) {
    boolean onServerless =
        serverless || Grant.resources(statement).stream().anyMatch(ResourcePattern::isServerless);
    if (onServerless && matched.stream().noneMatch(KafkaClusterAction::serverless)) {
      findings.add(
          Finding.warning(
                  "policy.serverless", element("Action"), text, "an action of serverless clusters")
              .advising("Serverless clusters do not have it; the entry does nothing."));
    }
  }

  /** A resource counts only when an action of the statement is checked against its type. */
  private void resources() {
    Set<KafkaClusterAction> actions = Grant.actions(statement);
    if (actions.isEmpty() || hasOtherServices()) {
      return;
    }
    for (ResourcePattern resource : Grant.resources(statement)) {
      if (!resource.type().isEmpty()
          && actions.stream().noneMatch(row -> resource.isOf(row.resourceType()))) {
        findings.add(
            Finding.warning(
                    "policy.idle-resource",
                    element("Resource"),
                    resource.text(),
                    "a resource that an action of the statement is checked against")
                .advising("None of its actions is about a " + resource.type() + "."));
      }
    }
  }

  private boolean hasOtherServices() {
    return !statement.notActions().isEmpty()
        || statement.actions().stream()
            .anyMatch(text -> !text.toLowerCase(Locale.ROOT).startsWith("kafka-cluster:"));
  }

  private String element(String name) {
    return place + "." + name;
  }
}
