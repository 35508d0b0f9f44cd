package io.msksdk.replication.preflight;

import static java.util.Objects.requireNonNull;

import io.msksdk.auth.call.BrokerAnswers;
import io.msksdk.core.arn.MskClusterArn;
import io.msksdk.core.check.Finding;
import io.msksdk.core.policy.AccessRequest;
import io.msksdk.core.policy.CompiledPolicies;
import io.msksdk.core.policy.PolicyDocument;
import io.msksdk.core.policy.PolicySet;
import io.msksdk.core.policy.RequestContext;
import io.msksdk.replication.replicator.NameFilter;
import java.util.ArrayList;
import java.util.Collection;
import java.util.HashSet;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import java.util.stream.Collectors;
import org.apache.kafka.clients.admin.Admin;
import org.apache.kafka.common.acl.AclBinding;
import org.apache.kafka.common.acl.AclBindingFilter;
import org.apache.kafka.common.acl.AclOperation;
import org.apache.kafka.common.acl.AclPermissionType;
import org.apache.kafka.common.resource.ResourceType;

/**
 * Whether producers may write on the standby. A replicator copies ACLs that let read and never
 * those that let write, and an IAM policy names its cluster, so a failover meets producers that are
 * refused (Amazon MSK Developer Guide, "Create an MSK Replicator", "Additional settings").
 * Immutable.
 */
public final class StandbyWrites {
  private static final Set<AclOperation> WRITES = Set.of(AclOperation.WRITE, AclOperation.ALL);

  private final Set<AclBinding> source;
  private final Set<AclBinding> target;
  private final Map<String, CompiledPolicies> producers;

  private StandbyWrites(
      Collection<AclBinding> source,
      Collection<AclBinding> target,
      Map<String, CompiledPolicies> producers) {
    this.source = Set.copyOf(source);
    this.target = Set.copyOf(target);
    this.producers = producers;
  }

  /**
   * Takes ACLs as they were read.
   *
   * @param source the ACLs of the source
   * @param target the ACLs of the target
   * @return the grants
   */
  public static StandbyWrites ofAcls(Collection<AclBinding> source, Collection<AclBinding> target) {
    return new StandbyWrites(source, target, Map.of());
  }

  /**
   * Reads the ACLs of both clusters.
   *
   * @param source an admin of the source, the caller's to close
   * @param target an admin of the target, the caller's to close
   * @return the grants
   */
  public static StandbyWrites readAcls(Admin source, Admin target) {
    return ofAcls(read(source), read(target));
  }

  private static Collection<AclBinding> read(Admin admin) {
    return BrokerAnswers.get("describeAcls", admin.describeAcls(AclBindingFilter.ANY).values());
  }

  /**
   * Adds a producer with IAM access control.
   *
   * @param principal the ARN of its user or role session
   * @param policies its policies
   * @return grants that check it too
   */
  public StandbyWrites producer(String principal, PolicyDocument... policies) {
    PolicySet.Builder set = PolicySet.builder();
    for (int i = 0; i < policies.length; i++) {
      set.identity("policy " + (i + 1), policies[i]);
    }
    Map<String, CompiledPolicies> more = new LinkedHashMap<>(producers);
    more.put(requireNonNull(principal, "principal"), set.build().compile());
    return new StandbyWrites(source, target, more);
  }

  /**
   * Finds producers that may write on the source and not on the target.
   *
   * @param sourceCluster the source
   * @param targetCluster the target
   * @param filter which topics are replicated
   * @param topics topics of the source by name, for producers with IAM
   * @return an error for each, empty when producers can move
   */
  public List<Finding> missing(
      MskClusterArn sourceCluster,
      MskClusterArn targetCluster,
      NameFilter filter,
      Collection<String> topics) {
    return missing(Optional.of(sourceCluster), Optional.of(targetCluster), filter, topics);
  }

  /** A cluster that MSK does not run has no IAM: producers from there shall write on MSK. */
  List<Finding> missing(
      Optional<MskClusterArn> sourceCluster,
      Optional<MskClusterArn> targetCluster,
      NameFilter filter,
      Collection<String> topics) {
    List<Finding> findings = new ArrayList<>();
    Set<AclBinding> wanted =
        source.stream().filter(acl -> letsWrite(acl, filter)).collect(Collectors.toSet());
    wanted.removeAll(target);
    wanted.stream()
        .sorted((one, other) -> one.toString().compareTo(other.toString()))
        .forEach(
            acl ->
                findings.add(
                    Finding.error(
                            "preflight.standby-acl",
                            acl.entry().principal(),
                            "no ACL to write to " + acl.pattern().name() + " on the target",
                            "the same as on the source")
                        .advising("Create it: ACLs that let write are not replicated.")));
    producers.forEach(
        (principal, policies) -> {
          List<String> refused = new ArrayList<>();
          for (String topic : new HashSet<>(topics)) {
            boolean wrote =
                sourceCluster.map(arn -> may(principal, policies, arn, topic)).orElse(true);
            boolean writes =
                targetCluster.map(arn -> may(principal, policies, arn, topic)).orElse(true);
            if (wrote && !writes) {
              refused.add(topic);
            }
          }
          if (!refused.isEmpty()) {
            findings.add(
                Finding.error(
                        "preflight.standby-policy",
                        principal,
                        "may not write to " + refused.stream().sorted().toList(),
                        "kafka-cluster:WriteData on the target's topics")
                    .advising("Add the target's ARNs to its policy."));
          }
        });
    return findings;
  }

  private static boolean letsWrite(AclBinding acl, NameFilter filter) {
    boolean literal = acl.pattern().patternType().name().equals("LITERAL");
    return acl.pattern().resourceType() == ResourceType.TOPIC
        && acl.entry().permissionType() == AclPermissionType.ALLOW
        && WRITES.contains(acl.entry().operation())
        && (!literal || acl.pattern().name().equals("*") || filter.takes(acl.pattern().name()));
  }

  private static boolean may(
      String principal, CompiledPolicies policies, MskClusterArn cluster, String topic) {
    RequestContext context = RequestContext.of(principal);
    String arn = cluster.toString();
    return policies.decide(AccessRequest.of(context, "kafka-cluster:Connect", arn)).allowed()
        && policies
            .decide(
                AccessRequest.of(
                    context,
                    "kafka-cluster:WriteData",
                    arn.replace(":cluster/", ":topic/") + "/" + topic))
            .allowed();
  }

  @Override
  public String toString() {
    return "StandbyWrites[" + source.size() + " ACLs, " + producers.keySet() + "]";
  }
}
