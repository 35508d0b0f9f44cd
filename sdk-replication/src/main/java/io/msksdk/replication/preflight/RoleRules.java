package io.msksdk.replication.preflight;

import io.msksdk.core.arn.MskClusterArn;
import io.msksdk.core.check.Finding;
import io.msksdk.core.check.Findings;
import io.msksdk.core.policy.AccessRequest;
import io.msksdk.core.policy.CompiledPolicies;
import io.msksdk.core.policy.PolicySet;
import io.msksdk.core.policy.RequestContext;
import io.msksdk.replication.replicator.ReplicatorEnd;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import java.util.Set;
import java.util.TreeSet;
import java.util.stream.Stream;
import org.jspecify.annotations.Nullable;

/**
 * What the role of a replicator must trust and allow, found by simulation (Amazon MSK Developer
 * Guide, "Create an MSK Replicator", "Access permissions"; AWS managed policy
 * AWSMSKReplicatorExecutionRole).
 */
final class RoleRules {
  private static final String SERVICE = "kafka.amazonaws.com";
  private static final String MANAGED =
      "Attach the managed policy AWSMSKReplicatorExecutionRole, before the replicator is created:"
          + " its permissions must not change afterwards.";
  private static final List<String> READ_TOPIC =
      List.of("DescribeTopic", "ReadData", "DescribeTopicDynamicConfiguration");
  private static final List<String> WRITE_TOPIC =
      List.of(
          "DescribeTopic",
          "CreateTopic",
          "AlterTopic",
          "WriteData",
          "DescribeTopicDynamicConfiguration",
          "AlterTopicDynamicConfiguration");

  // developer guide, "Additional SER permissions for SASL/SCRAM, mTLS, and customer managed keys"
  private static final List<String> READ_SECRET =
      List.of("GetResourcePolicy", "GetSecretValue", "DescribeSecret", "ListSecretVersionIds");

  private final PreflightFacts facts;
  private final ServiceRole role;
  private final CompiledPolicies policies;

  private RoleRules(PreflightFacts facts, ServiceRole role) {
    this.facts = facts;
    this.role = role;
    PolicySet.Builder set = PolicySet.builder();
    for (int i = 0; i < role.policies().size(); i++) {
      set.identity("policy " + (i + 1), role.policies().get(i));
    }
    this.policies = set.build().compile();
  }

  static void check(PreflightFacts facts, Findings findings) {
    ServiceRole role = facts.given().role();
    if (role == null) {
      findings.add(
          PreflightReport.notChecked(
              "role", "role " + facts.spec().role(), "Give its trust policy and its policies."));
      return;
    }
    RoleRules rules = new RoleRules(facts, role);
    findings.add(rules.trust()).add(rules.confusedDeputy());
    for (PreflightFacts.Side side : facts.sides()) {
      findings.add(rules.clusterRights(side.name(), side.cluster().arn()));
      findings.add(rules.idempotence(side.name(), side.cluster().arn()));
    }
    findings.add(rules.topics()).add(rules.secrets());
  }

  private @Nullable Finding trust() {
    return trusts(facts.account())
        ? null
        : Finding.error(
                "preflight.role-trust",
                "trust policy",
                facts.spec().role(),
                SERVICE + " allowed sts:AssumeRole for this account")
            .advising("Use ReplicatorPolicies.trust.");
  }

  private @Nullable Finding confusedDeputy() {
    return trusts("000000000000")
        ? Finding.warning(
                "preflight.role-condition",
                "trust policy",
                "any account",
                "the condition aws:SourceAccount")
            .advising("Without it a replicator of another account could use the role.")
        : null;
  }

  private boolean trusts(String account) {
    RequestContext service = RequestContext.of(SERVICE).with("aws:SourceAccount", account);
    return PolicySet.builder()
        .trust("trust policy", role.trust())
        .build()
        .compile()
        .decide(AccessRequest.of(service, "sts:AssumeRole", facts.spec().role()))
        .allowed();
  }

  private @Nullable Finding clusterRights(String side, MskClusterArn cluster) {
    List<String> actions = List.of("Connect", "DescribeCluster");
    return missing(
        "role-cluster", side, actions.stream().filter(a -> !may(a, cluster.toString())).toList());
  }

  private @Nullable Finding idempotence(String side, MskClusterArn cluster) {
    return missing(
        "role-idempotent-write",
        side,
        may("WriteDataIdempotently", cluster.toString())
            ? List.of()
            : List.of("WriteDataIdempotently"));
  }

  private @Nullable Finding topics() {
    if (!facts.given().workload().topicsKnown()) {
      return PreflightReport.notChecked(
          "role-topics", "rights of the role on topics", "Give a Workload with its topics.");
    }
    List<String> missing = new ArrayList<>();
    for (PreviewedTopic topic : facts.given().workload().topics()) {
      facts
          .mskSource()
          .ifPresent(
              source ->
                  READ_TOPIC.stream()
                      .filter(action -> !may(action, topic(source.arn(), topic.source())))
                      .forEach(action -> missing.add(action + " on source " + topic.source())));
      facts
          .mskTarget()
          .ifPresent(
              target ->
                  WRITE_TOPIC.stream()
                      .filter(action -> !may(action, topic(target.arn(), topic.target())))
                      .forEach(action -> missing.add(action + " on target " + topic.target())));
    }
    return missing("role-topics", "topics", missing);
  }

  private @Nullable Finding secrets() {
    Set<String> secrets = new TreeSet<>();
    Stream.of(facts.spec().source(), facts.spec().target())
        .map(ReplicatorEnd::selfManaged)
        .flatMap(Optional::stream)
        .forEach(
            kafka -> {
              secrets.add(kafka.secretArn());
              kafka.rootCaSecretArn().ifPresent(secrets::add);
            });
    List<String> missing = new ArrayList<>();
    for (String secret : secrets) {
      READ_SECRET.stream()
          .filter(action -> !allowed("secretsmanager:" + action, secret))
          .forEach(action -> missing.add(action + " on " + secret));
    }
    return missing.isEmpty()
        ? null
        : Finding.error(
                "preflight.role-secrets", "role on secrets", "may not " + missing, "all allowed")
            .advising(
                "Add ReplicatorPolicies.secrets to the role: AWSMSKReplicatorExecutionRole has"
                    + " nothing of Secrets Manager.");
  }

  private static String topic(MskClusterArn cluster, String name) {
    return cluster.toString().replace(":cluster/", ":topic/") + "/" + name;
  }

  private boolean may(String action, String resource) {
    return allowed("kafka-cluster:" + action, resource);
  }

  private boolean allowed(String action, String resource) {
    String session =
        facts.spec().role().replace(":iam:", ":sts:").replace(":role/", ":assumed-role/")
            + "/"
            + facts.account();
    return policies
        .decide(AccessRequest.of(RequestContext.of(session), action, resource))
        .allowed();
  }

  private static @Nullable Finding missing(String rule, String what, List<String> actions) {
    return actions.isEmpty()
        ? null
        : Finding.error("preflight." + rule, "role on " + what, "may not " + actions, "all allowed")
            .advising(MANAGED);
  }
}
