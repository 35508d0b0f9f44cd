package io.msksdk.auth.diagnosis;

import io.msksdk.auth.client.AuthMode;
import io.msksdk.auth.policy.AccessExplanation;
import io.msksdk.core.arn.MskClusterArn;
import io.msksdk.core.policy.KafkaClusterAction;
import io.msksdk.core.policy.Statement;
import java.util.ArrayList;
import java.util.List;
import java.util.Locale;
import java.util.Optional;
import org.apache.kafka.common.errors.AuthorizationException;
import org.apache.kafka.common.errors.ClusterAuthorizationException;
import org.apache.kafka.common.errors.GroupAuthorizationException;
import org.apache.kafka.common.errors.TopicAuthorizationException;
import org.apache.kafka.common.errors.TransactionalIdAuthorizationException;
import org.jspecify.annotations.Nullable;

/** A connected client that was refused an operation. */
final class MissingRight implements Check {

  @Override
  public Optional<AccessDiagnosis> look(Failure failure, AccessContext context) {
    return failure
        .find(AuthorizationException.class)
        .map(refusal -> diagnose(subject(refusal, context), failure, context));
  }

  /** What was refused: a type of resource, its names, and the action it most likely was. */
  record Subject(KafkaClusterAction action, List<String> names) {
    String type() {
      return action.resourceType();
    }
  }

  private static Subject subject(AuthorizationException refusal, AccessContext context) {
    if (refusal instanceof TopicAuthorizationException topic) {
      String usual = context.text("group.id").isEmpty() ? "WriteData" : "ReadData";
      return subject("topic", usual, List.copyOf(topic.unauthorizedTopics()), context);
    }
    if (refusal instanceof GroupAuthorizationException group) {
      return subject("group", "AlterGroup", named(group.groupId(), "group.id", context), context);
    }
    if (refusal instanceof TransactionalIdAuthorizationException) {
      return subject(
          "transactional-id",
          "AlterTransactionalId",
          named(null, "transactional.id", context),
          context);
    }
    String usual =
        refusal instanceof ClusterAuthorizationException ? "WriteDataIdempotently" : "Connect";
    return subject("cluster", usual, List.of(""), context);
  }

  private static List<String> named(@Nullable String name, String property, AccessContext context) {
    String text = name == null ? context.text(property) : name;
    return text.isEmpty() ? List.of() : List.of(text);
  }

  private static Subject subject(
      String type, String usual, List<String> names, AccessContext context) {
    KafkaClusterAction action =
        context
            .attempted()
            .filter(attempted -> attempted.resourceType().equals(type))
            .orElseGet(() -> KafkaClusterAction.find(usual).orElseThrow());
    boolean unnamed = names.isEmpty() && context.attemptedOn().isPresent();
    return new Subject(action, unnamed ? List.of(context.attemptedOn().orElseThrow()) : names);
  }

  private static AccessDiagnosis diagnose(Subject subject, Failure failure, AccessContext context) {
    List<String> evidence = new ArrayList<>();
    evidence.add("Kafka says: " + failure.words("uthoriz"));
    KafkaClusterAction action = RightsProbe.missing(subject, context, evidence);
    return context.mode() == AuthMode.IAM
        ? iam(action, subject.names(), evidence, context)
        : acl(action, subject, evidence);
  }

  private static AccessDiagnosis iam(
      KafkaClusterAction action, List<String> names, List<String> evidence, AccessContext context) {
    List<String> arns =
        context
            .cluster()
            .map(c -> names.stream().map(n -> arn(c, action, n)).toList())
            .orElse(List.of());
    Statement statement = arns.isEmpty() ? null : statement(action, arns);
    context
        .policies()
        .filter(policies -> !arns.isEmpty())
        .map(policies -> policies.explain(action.action(), arns.get(0)))
        .map(AccessExplanation::toString)
        .ifPresent(evidence::add);
    String where = arns.isEmpty() ? action.resourceType() + " " + names : String.join(", ", arns);
    return AccessDiagnosis.draft(AccessFault.MISSING_ACTION)
        .because(evidence)
        .missing(action.action(), arns.isEmpty() ? names : arns, statement)
        .advising(
            "Allow "
                + action.action()
                + " on "
                + where
                + "; an edited policy takes effect within about a minute.");
  }

  private static AccessDiagnosis acl(
      KafkaClusterAction action, Subject subject, List<String> evidence) {
    String operation =
        action.operation().orElse("CONNECT")
            + " "
            + action.resourceType().toUpperCase(Locale.ROOT).replace('-', '_');
    return AccessDiagnosis.draft(AccessFault.MISSING_ACL)
        .because(evidence)
        .missing(operation, subject.names(), null)
        .advising(
            "Add an ACL that allows "
                + operation
                + " on "
                + subject.names()
                + " to the principal, and Read to the brokers: TopicAcls does both.");
  }

  private static String arn(MskClusterArn cluster, KafkaClusterAction action, String name) {
    return switch (action.resourceType()) {
      case "topic" -> cluster.topic(name).toString();
      case "group" -> cluster.group(name).toString();
      case "transactional-id" -> cluster.transactionalId(name).toString();
      default -> cluster.toString();
    };
  }

  private static Statement statement(KafkaClusterAction action, List<String> arns) {
    return arns.size() == 1
        ? action.minimalStatement(arns.get(0))
        : Statement.allow(action.action())
            .on(arns.get(0), arns.subList(1, arns.size()).toArray(new String[0]))
            .build();
  }
}
