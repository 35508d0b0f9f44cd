package io.msksdk.auth.diagnosis;

import static java.util.Objects.requireNonNull;

import io.msksdk.auth.diagnosis.MissingRight.Subject;
import io.msksdk.core.policy.KafkaClusterAction;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import java.util.concurrent.ExecutionException;
import java.util.concurrent.TimeUnit;
import java.util.concurrent.TimeoutException;
import org.apache.kafka.clients.admin.Admin;
import org.apache.kafka.clients.admin.DescribeClusterOptions;
import org.apache.kafka.clients.admin.DescribeConsumerGroupsOptions;
import org.apache.kafka.clients.admin.DescribeTopicsOptions;
import org.apache.kafka.common.KafkaException;
import org.apache.kafka.common.KafkaFuture;
import org.apache.kafka.common.acl.AclOperation;
import org.apache.kafka.common.errors.AuthorizationException;
import org.apache.kafka.common.errors.UnknownTopicOrPartitionException;

/**
 * Asks the brokers, as the refused principal, which operations it has: a refusal names what it was
 * about and hardly ever which right is the one that is missing.
 */
final class RightsProbe {
  private static final int SECONDS = 15;

  private RightsProbe() {}

  /** The action that is missing; what was found out goes to the evidence. */
  static KafkaClusterAction missing(Subject subject, AccessContext context, List<String> evidence) {
    if (subject.names().isEmpty()) {
      return subject.action();
    }
    Map<String, Object> settings = new HashMap<>(context.properties());
    settings.put("default.api.timeout.ms", SECONDS * 1000);
    settings.put("request.timeout.ms", SECONDS * 1000);
    try (Admin admin = Admin.create(settings)) {
      return missing(subject, admin, evidence);
    } catch (KafkaException e) {
      evidence.add("The rights could not be asked for: " + e.getClass().getSimpleName() + ".");
      return subject.action();
    }
  }

  private static KafkaClusterAction missing(Subject subject, Admin admin, List<String> evidence) {
    String name = subject.names().get(0);
    try {
      Set<AclOperation> has = get(rights(subject.type(), name, admin));
      return has == null ? subject.action() : lacking(subject, has, evidence);
    } catch (ExecutionException e) {
      return byRefusal(subject, requireNonNull(e.getCause()), evidence);
    } catch (TimeoutException e) {
      evidence.add("The rights could not be asked for: no answer in " + SECONDS + " s.");
      return subject.action();
    } catch (InterruptedException e) {
      Thread.currentThread().interrupt();
      return subject.action();
    }
  }

  private static KafkaFuture<Set<AclOperation>> rights(String type, String name, Admin admin) {
    return switch (type) {
      case "topic" ->
          requireNonNull(
                  admin
                      .describeTopics(
                          List.of(name),
                          new DescribeTopicsOptions().includeAuthorizedOperations(true))
                      .topicNameValues()
                      .get(name))
              .thenApply(topic -> topic.authorizedOperations());
      case "group" ->
          requireNonNull(
                  admin
                      .describeConsumerGroups(
                          List.of(name),
                          new DescribeConsumerGroupsOptions().includeAuthorizedOperations(true))
                      .describedGroups()
                      .get(name))
              .thenApply(group -> group.authorizedOperations());
      case "cluster" ->
          admin
              .describeCluster(new DescribeClusterOptions().includeAuthorizedOperations(true))
              .authorizedOperations();
      default ->
          admin
              .describeTransactions(List.of(name))
              .description(name)
              .thenApply(transaction -> Set.of(AclOperation.DESCRIBE));
    };
  }

  private static KafkaClusterAction lacking(
      Subject subject, Set<AclOperation> has, List<String> evidence) {
    evidence.add("Kafka says the principal has " + has.stream().sorted().toList() + " on it.");
    KafkaClusterAction wanted = subject.action();
    if (!has(has, wanted)) {
      return wanted;
    }
    return wanted.companions().stream()
        .filter(other -> other.resourceType().equals(wanted.resourceType()) && !has(has, other))
        .findFirst()
        .orElse(wanted);
  }

  private static boolean has(Set<AclOperation> operations, KafkaClusterAction action) {
    return action
        .operation()
        .map(AclOperation::fromString)
        .filter(operations::contains)
        .isPresent();
  }

  /**
   * Who may not even look lacks that first, where it is required; whose topic is not there had
   * wanted to make it.
   */
  private static KafkaClusterAction byRefusal(
      Subject subject, Throwable refusal, List<String> evidence) {
    evidence.add("Describing it answers " + refusal.getClass().getSimpleName() + ".");
    if (refusal instanceof AuthorizationException) {
      return describing(subject.type())
          .filter(row -> subject.action().companions().contains(row))
          .orElse(subject.action());
    }
    boolean absent = refusal instanceof UnknownTopicOrPartitionException;
    return absent ? KafkaClusterAction.find("CreateTopic").orElseThrow() : subject.action();
  }

  private static Optional<KafkaClusterAction> describing(String type) {
    return KafkaClusterAction.all().stream()
        .filter(row -> row.resourceType().equals(type))
        .filter(row -> row.operation().equals(Optional.of("DESCRIBE")))
        .findFirst();
  }

  private static <T> T get(KafkaFuture<T> future)
      throws ExecutionException, TimeoutException, InterruptedException {
    return future.get(SECONDS, TimeUnit.SECONDS);
  }
}
