package io.msksdk.auth.policy;

import static java.util.Objects.requireNonNull;

import io.msksdk.core.arn.MskClusterArn;
import io.msksdk.core.check.Finding;
import io.msksdk.core.check.Findings;
import io.msksdk.core.check.InvalidSpecException;
import io.msksdk.core.policy.PolicyDocument;
import java.util.ArrayList;
import java.util.LinkedHashSet;
import java.util.List;
import java.util.Set;

/**
 * Writes the IAM policy of a Kafka client from what the client does: every required action, on the
 * ARN of the right type, and nothing else. Immutable and thread-safe.
 *
 * <pre>{@code
 * PolicyDocument policy = ClientPolicy.on(MskClusterArn.parse(clusterArn))
 *     .allow(UseCase.produceIdempotently("orders"), UseCase.consume("billing", "orders"))
 *     .document();
 * String json = policy.toJson();
 * }</pre>
 */
public final class ClientPolicy {
  private final ClusterArns arns;
  private final List<UseCase> uses;

  private ClientPolicy(ClusterArns arns, List<UseCase> uses) {
    this.arns = arns;
    this.uses = List.copyOf(uses);
  }

  /**
   * Starts a policy for clients of one cluster.
   *
   * @param cluster the ARN of the cluster; every other ARN is made of it
   * @return a policy that allows nothing yet
   */
  public static ClientPolicy on(MskClusterArn cluster) {
    return new ClientPolicy(new ClusterArns(requireNonNull(cluster, "cluster"), false), List.of());
  }

  /**
   * Lets the policy hold for later clusters of the same name too: the UUID in every ARN becomes
   * {@code *}.
   *
   * @return the same policy for every incarnation of the cluster
   */
  public ClientPolicy forEveryIncarnation() {
    return new ClientPolicy(new ClusterArns(arns.cluster(), true), uses);
  }

  /**
   * Adds what clients may do.
   *
   * @param more use cases
   * @return the policy with these too
   */
  public ClientPolicy allow(UseCase... more) {
    List<UseCase> all = new ArrayList<>(uses);
    all.addAll(List.of(more));
    return new ClientPolicy(arns, all);
  }

  /**
   * Writes the policy: a statement for each type of resource, or several where resources of a type
   * differ in their actions.
   *
   * @return the document; the same use cases always give the same text
   * @throws InvalidSpecException if no use case was added, or one needs what a serverless cluster
   *     does not have
   */
  public PolicyDocument document() {
    if (uses.isEmpty()) {
      throw InvalidSpecException.of(
          Finding.error("policy.empty", "useCases", null, "at least one use case"));
    }
    if (uses.stream().anyMatch(UseCase::isEverything)) {
      return StatementBlocks.everything(arns);
    }
    List<Need> needs = uses.stream().flatMap(use -> use.needs().stream()).toList();
    requireKnownToCluster(needs);
    return StatementBlocks.of(arns, needs);
  }

  private void requireKnownToCluster(List<Need> needs) {
    if (!arns.cluster().serverless()) {
      return;
    }
    Set<String> missing = new LinkedHashSet<>();
    for (Need need : needs) {
      if (!need.action().serverless()) {
        missing.add(need.action().action());
      }
    }
    Findings findings = Findings.create();
    for (String action : missing) {
      findings.add(
          Finding.error("policy.serverless", "action", action, "an action of serverless clusters")
              .advising("Leave the use case out: " + arns.cluster().name() + " is serverless."));
    }
    findings.requireNoErrors();
  }

  /** Returns the cluster and the use cases. */
  @Override
  public String toString() {
    return "ClientPolicy[" + arns.cluster() + ", " + uses + "]";
  }
}
