package io.msksdk.auth.policy;

import static java.util.Objects.requireNonNull;

import io.msksdk.core.arn.MskClusterArn;
import io.msksdk.core.check.InvalidSpecException;
import io.msksdk.core.policy.AccessRequest;
import io.msksdk.core.policy.CompiledPolicies;
import io.msksdk.core.policy.Decision;
import io.msksdk.core.policy.KafkaClusterAction;
import io.msksdk.core.policy.PolicySet;
import io.msksdk.core.policy.RequestContext;
import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;

/**
 * Says without a broker and without AWS what policies let a principal do with Kafka, and why not.
 * Immutable and thread-safe.
 *
 * <pre>{@code
 * AccessSimulator app = AccessSimulator.of(RequestContext.of(roleArn),
 *     PolicySet.builder().identity("orders-app", policy).resource("cluster", clusterPolicy).build());
 * app.explain("kafka-cluster:ReadData", cluster.topic("orders").toString());
 * app.rehearse(cluster, UseCase.consume("billing", "orders")).missing();
 * }</pre>
 *
 * <p>As on MSK, idempotent writes are also allowed to whom {@code WriteData} is allowed on all
 * topics of the cluster (Amazon MSK Developer Guide, "Create authorization policies for the IAM
 * role").
 */
public final class AccessSimulator {
  private static final String IDEMPOTENT = "kafka-cluster:WriteDataIdempotently";

  /** No policy spells it out and no topic can have it, so it is allowed only with all topics. */
  private static final String ANY_TOPIC = "~any-topic~";

  private final RequestContext caller;
  private final CompiledPolicies policies;

  private AccessSimulator(RequestContext caller, CompiledPolicies policies) {
    this.caller = caller;
    this.policies = policies;
  }

  /**
   * Prepares policies for questions.
   *
   * @param caller who asks, and what is known about the connection, such as its VPC
   * @param policies those of the caller, of the cluster and every one that limits them
   * @return the simulator
   */
  public static AccessSimulator of(RequestContext caller, PolicySet policies) {
    return new AccessSimulator(
        requireNonNull(caller, "caller"), requireNonNull(policies, "policies").compile());
  }

  /**
   * Explains one question.
   *
   * @param action the action in full, such as {@code kafka-cluster:ReadData}
   * @param resource the ARN it is checked against
   * @return the decision, its reason, and what would change it
   * @throws InvalidSpecException if the action has no service or the resource is no ARN
   */
  public AccessExplanation explain(String action, String resource) {
    Decision decision = policies.decide(AccessRequest.of(caller, action, resource));
    boolean byAllTopics =
        decision.outcome() == Decision.Outcome.IMPLICIT_DENY
            && action.equalsIgnoreCase(IDEMPOTENT)
            && writesAllTopics(resource);
    return AccessExplanation.of(action, resource, decision, byAllTopics);
  }

  /**
   * Tries whole use cases.
   *
   * @param cluster the cluster they are on
   * @param uses what the client would do
   * @return the explanation of every action they take
   */
  public AccessRehearsal rehearse(MskClusterArn cluster, UseCase... uses) {
    ClusterArns arns = new ClusterArns(requireNonNull(cluster, "cluster"), false);
    List<Need> needs = new ArrayList<>();
    for (UseCase use : uses) {
      needs.addAll(use.isEverything() ? everything() : use.needs());
    }
    Map<Need, AccessExplanation> answers = new LinkedHashMap<>();
    for (Need need : needs) {
      answers.computeIfAbsent(
          need, each -> explain(each.action().action(), unescaped(arns.of(each))));
    }
    return new AccessRehearsal(arns, answers);
  }

  private static List<Need> everything() {
    return KafkaClusterAction.all().stream()
        .map(row -> new Need(row, row.resourceType().equals(Need.CLUSTER) ? "" : "*"))
        .toList();
  }

  private boolean writesAllTopics(String cluster) {
    String topic = cluster.replaceFirst(":cluster/", ":topic/") + "/" + ANY_TOPIC;
    return policies.decide(AccessRequest.of(caller, "kafka-cluster:WriteData", topic)).allowed();
  }

  /** A pattern stands for itself: only a pattern at least as wide covers it. */
  private static String unescaped(String pattern) {
    return pattern.replace("${*}", "*").replace("${?}", "?").replace("${$}", "$");
  }
}
