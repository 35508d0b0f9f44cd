package io.msksdk.replication.failover;

import io.msksdk.core.arn.MskClusterArn;
import io.msksdk.core.check.Finding;
import io.msksdk.core.policy.AccessRequest;
import io.msksdk.core.policy.CompiledPolicies;
import io.msksdk.core.policy.PolicySet;
import io.msksdk.core.policy.RequestContext;
import java.util.ArrayList;
import java.util.Collection;
import java.util.List;
import java.util.Set;
import org.apache.kafka.common.acl.AccessControlEntry;
import org.apache.kafka.common.acl.AclBinding;
import org.apache.kafka.common.acl.AclOperation;
import org.apache.kafka.common.acl.AclPermissionType;
import org.apache.kafka.common.resource.ResourceType;

/** What clients may do on the source and may not on the target. */
final class AccessCoverage {
  private static final Set<AclOperation> WRITES = Set.of(AclOperation.WRITE, AclOperation.ALL);

  private AccessCoverage() {}

  /** Replicators copy literal read ACLs of topics and nothing else. */
  static List<Finding> acls(
      Leg leg, List<String> topics, Collection<AclBinding> source, Collection<AclBinding> target) {
    List<Finding> findings = new ArrayList<>();
    for (AclBinding acl : source) {
      if (acl.entry().permissionType() != AclPermissionType.ALLOW || !concerns(acl, topics)) {
        continue;
      }
      AccessControlEntry entry = acl.entry();
      String name = acl.pattern().name();
      if (acl.pattern().resourceType() != ResourceType.TOPIC) {
        check(findings, leg, target, acl, name);
      } else {
        if (WRITES.contains(entry.operation())) {
          check(findings, leg, target, acl, name);
        }
        if (!entry.operation().equals(AclOperation.WRITE) && topics.contains(name)) {
          check(findings, leg, target, acl, leg.copyOf(name));
        }
      }
    }
    return findings;
  }

  private static boolean concerns(AclBinding acl, List<String> topics) {
    return acl.pattern().resourceType() != ResourceType.TOPIC
        || topics.stream().anyMatch(topic -> matches(acl, topic));
  }

  private static void check(
      List<Finding> findings, Leg leg, Collection<AclBinding> target, AclBinding acl, String name) {
    AccessControlEntry entry = acl.entry();
    boolean copy = !acl.pattern().name().equals(name);
    boolean granted =
        target.stream()
            .filter(other -> other.entry().permissionType() == AclPermissionType.ALLOW)
            .filter(other -> other.pattern().resourceType() == acl.pattern().resourceType())
            .filter(other -> other.entry().principal().equals(entry.principal()))
            .filter(other -> suffices(other.entry().operation(), entry.operation(), copy))
            .anyMatch(other -> matches(other, name));
    if (!granted) {
      boolean write =
          acl.pattern().resourceType() == ResourceType.TOPIC && WRITES.contains(entry.operation());
      findings.add(
          Finding.error(
                  write ? "coverage.write-acl" : "coverage.acl",
                  entry.principal() + " " + entry.operation() + " " + name,
                  "not granted on " + leg.target(),
                  "granted as on " + leg.source())
              .advising(
                  write
                      ? "Write grants are never copied: grant it, or its producers are refused."
                      : "Grant it on the target."));
    }
  }

  /** A replicator turns ALL into READ for the copy of a topic. */
  private static boolean suffices(AclOperation seen, AclOperation wanted, boolean copy) {
    return seen == wanted
        || seen == AclOperation.ALL
        || (copy && wanted == AclOperation.ALL && seen == AclOperation.READ);
  }

  private static boolean matches(AclBinding acl, String name) {
    String pattern = acl.pattern().name();
    return switch (acl.pattern().patternType()) {
      case LITERAL -> pattern.equals("*") || pattern.equals(name);
      case PREFIXED -> name.startsWith(pattern);
      default -> false;
    };
  }

  /** The ARNs of two clusters differ, so a policy that names one says nothing of the other. */
  static List<Finding> policies(FailoverPair pair, Leg leg, List<String> topics) {
    List<Finding> findings = new ArrayList<>();
    if (pair.policies().isEmpty()) {
      findings.add(
          Coverage.notChecked("policies", "Add the IAM policies of clients with addPolicy."));
    }
    pair.policies()
        .forEach(
            (principal, document) -> {
              CompiledPolicies policies =
                  PolicySet.builder().identity(principal, document).build().compile();
              for (String topic : topics) {
                compare(findings, leg, principal, policies, "WriteData", topic, topic);
                compare(findings, leg, principal, policies, "ReadData", topic, leg.copyOf(topic));
              }
            });
    return findings;
  }

  private static void compare(
      List<Finding> findings,
      Leg leg,
      String principal,
      CompiledPolicies policies,
      String action,
      String topic,
      String there) {
    if (allowed(policies, leg.source().cluster(), principal, action, topic)
        && !allowed(policies, leg.target().cluster(), principal, action, there)) {
      findings.add(
          Finding.error(
                  "coverage.policy",
                  principal + " " + action + " " + there,
                  "not allowed on " + leg.target(),
                  "allowed as on " + leg.source())
              .advising(
                  "Add "
                      + leg.target().cluster().topic(there)
                      + " to the policy; the ARNs of the two clusters differ."));
    }
  }

  private static boolean allowed(
      CompiledPolicies policies,
      MskClusterArn cluster,
      String principal,
      String action,
      String topic) {
    return policies
        .decide(
            AccessRequest.of(
                RequestContext.of(arnOf(principal, cluster)),
                "kafka-cluster:" + action,
                cluster.topic(topic).toString()))
        .allowed();
  }

  /** A principal that people only named is a user of the cluster's account. */
  static String arnOf(String principal, MskClusterArn cluster) {
    return principal.startsWith("arn:")
        ? principal
        : "arn:" + cluster.partition() + ":iam::" + cluster.account() + ":user/" + principal;
  }
}
