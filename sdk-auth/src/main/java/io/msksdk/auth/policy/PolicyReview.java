package io.msksdk.auth.policy;

import static java.util.Objects.requireNonNull;

import io.msksdk.core.arn.MskClusterArn;
import io.msksdk.core.check.Finding;
import io.msksdk.core.policy.KafkaClusterAction;
import io.msksdk.core.policy.PolicyDocument;
import io.msksdk.core.policy.Statement;
import java.util.ArrayList;
import java.util.LinkedHashSet;
import java.util.List;
import java.util.Set;
import org.jspecify.annotations.Nullable;

/**
 * Reads a policy of Kafka clients for what is well-formed and still does not do what it was written
 * for. An error has no effect as it stands; a warning is a gap, or a doubt.
 *
 * <pre>{@code
 * PolicyReview.of(PolicyDocument.parse(json)).forEach(finding -> log(finding.message()));
 * }</pre>
 *
 * <table>
 * <caption>Rules</caption>
 * <tr><th>code</th><th>what it finds</th></tr>
 * <tr><td>{@code policy.unknown-action}</td><td>an action the guide does not have</td></tr>
 * <tr><td>{@code policy.wrong-service}</td><td>{@code kafka:ReadData} for {@code
 * kafka-cluster:ReadData}</td></tr>
 * <tr><td>{@code policy.wrong-resource}</td><td>an action without a resource of its type, such as
 * {@code WriteDataIdempotently} on a topic or topic actions on the cluster's ARN</td></tr>
 * <tr><td>{@code policy.group-arn}</td><td>a group's ARN written with {@code :topic/}</td></tr>
 * <tr><td>{@code policy.idle-resource}</td><td>a resource that no action of its statement is checked
 * against</td></tr>
 * <tr><td>{@code policy.topic-wildcard}</td><td>{@code *Topic}, which leaves out the dynamic
 * configuration</td></tr>
 * <tr><td>{@code policy.serverless}</td><td>an action serverless clusters do not have</td></tr>
 * <tr><td>{@code policy.required-action}</td><td>an action without one it requires, on the same
 * resources or in the same cluster</td></tr>
 * <tr><td>{@code policy.idempotence}</td><td>writing to some topics without {@code
 * WriteDataIdempotently}</td></tr>
 * <tr><td>{@code policy.other-cluster}</td><td>no statement is about the cluster at all, as after
 * it was created anew with another UUID</td></tr>
 * </table>
 *
 * <p>Conditions and denials are not weighed: {@link AccessSimulator} does that. Source: Amazon MSK
 * Developer Guide, "Semantics of IAM authorization policy actions and resources".
 */
public final class PolicyReview {
  private static final KafkaClusterAction WRITE =
      KafkaClusterAction.find("WriteData").orElseThrow();
  private static final KafkaClusterAction IDEMPOTENT =
      KafkaClusterAction.find("WriteDataIdempotently").orElseThrow();

  private final PolicyDocument document;
  private final List<Grant> grants;
  private final @Nullable MskClusterArn cluster;

  private PolicyReview(PolicyDocument document, @Nullable MskClusterArn cluster) {
    this.document = document;
    this.grants = Grant.of(document);
    this.cluster = cluster;
  }

  /**
   * Reviews a policy by itself.
   *
   * @param document the policy
   * @return what is doubtful, in the order of its statements; what parsing it found comes first
   */
  public static List<Finding> of(PolicyDocument document) {
    return new PolicyReview(requireNonNull(document, "document"), null).findings();
  }

  /**
   * Reviews a policy for the clients of one cluster.
   *
   * @param document the policy
   * @param cluster the cluster it is meant for
   * @return as {@link #of(PolicyDocument)}, and what does not fit this cluster
   */
  public static List<Finding> of(PolicyDocument document, MskClusterArn cluster) {
    return new PolicyReview(
            requireNonNull(document, "document"), requireNonNull(cluster, "cluster"))
        .findings();
  }

  private List<Finding> findings() {
    List<Finding> findings = new ArrayList<>(document.findings());
    boolean serverless = cluster != null && cluster.serverless();
    List<Statement> statements = document.statements();
    for (int i = 0; i < statements.size(); i++) {
      String place = Grant.place(i, statements.get(i));
      findings.addAll(StatementReview.of(place, statements.get(i), serverless));
    }
    findings.addAll(requiredActions());
    findings.addAll(idempotence());
    if (cluster != null && !grants.isEmpty()) {
      findings.addAll(otherCluster(cluster));
    }
    return List.copyOf(findings);
  }

  private Set<Finding> requiredActions() {
    Set<Finding> findings = new LinkedHashSet<>();
    for (Grant grant : grants) {
      for (KafkaClusterAction companion : grant.action().companions()) {
        if (grants.stream().noneMatch(other -> other.serves(grant, companion))) {
          findings.add(missing(grant, companion));
        }
      }
    }
    return findings;
  }

  private static Finding missing(Grant grant, KafkaClusterAction companion) {
    boolean same = companion.resourceType().equals(grant.action().resourceType());
    String where =
        same
            ? grant.resource().text()
            : companion.resourceType().equals(Need.CLUSTER)
                ? grant.resource().clusterArn()
                : "the ARN of a " + companion.resourceType() + " of the cluster";
    return Finding.warning(
            "policy.required-action",
            grant.statement() + ".Action",
            grant.action(),
            companion.action() + " too")
        .advising("Allow it on " + where + ".");
  }

  /** Java producers are idempotent unless told otherwise; IAM does not infer it as ACLs do. */
  private List<Finding> idempotence() {
    boolean granted = grants.stream().anyMatch(grant -> grant.action().equals(IDEMPOTENT));
    boolean all =
        grants.stream()
            .filter(grant -> grant.action().equals(WRITE))
            .anyMatch(grant -> grant.resource().name().endsWith("*") && coversAllTopics(grant));
    return granted || all
        ? List.of()
        : grants.stream()
            .filter(grant -> grant.action().equals(WRITE))
            .limit(1)
            .map(
                grant ->
                    Finding.warning(
                            "policy.idempotence",
                            grant.statement() + ".Action",
                            WRITE,
                            IDEMPOTENT + " on the cluster's ARN too")
                        .advising(
                            "Producers of Kafka 3.0 and later need it unless enable.idempotence is"
                                + " false."))
            .toList();
  }

  private static boolean coversAllTopics(Grant grant) {
    return Wildcards.covers(
        grant.resource().name(), grant.resource().cluster().replace("*", "") + "/~any-topic~");
  }

  private List<Finding> otherCluster(MskClusterArn expected) {
    ResourcePattern asked = ResourcePattern.read(expected.toString()).orElseThrow();
    return grants.stream().anyMatch(grant -> grant.resource().sharesCluster(asked))
        ? List.of()
        : List.of(
            Finding.error(
                    "policy.other-cluster",
                    "Resource",
                    grants.get(0).resource().clusterArn(),
                    expected.toString())
                .advising("A cluster that was created anew has another UUID in its ARNs."));
  }
}
