package io.msksdk.replication.preflight;

import static io.msksdk.replication.preflight.Facts.MANAGED;
import static io.msksdk.replication.preflight.Facts.PRIMARY;
import static io.msksdk.replication.preflight.Facts.STANDBY;
import static io.msksdk.replication.preflight.Facts.as;
import static io.msksdk.replication.preflight.Facts.cluster;
import static io.msksdk.replication.preflight.Facts.good;
import static org.assertj.core.api.Assertions.assertThat;

import io.msksdk.admin.cluster.Cluster;
import io.msksdk.core.arn.MskClusterArn;
import io.msksdk.core.check.Finding;
import io.msksdk.replication.policy.ReplicatorPolicies;
import io.msksdk.replication.preflight.NetworkView.Rule;
import io.msksdk.replication.replicator.SelfManagedKafka;
import java.util.List;
import org.junit.jupiter.api.Test;

/** A source, or a target, that MSK does not run. */
class SelfManagedRulesTest {
  private static final String LOGIN =
      "arn:aws:secretsmanager:eu-central-1:111122223333:secret:copier-a1b2c3";
  private static final String ROOT_CA =
      "arn:aws:secretsmanager:eu-central-1:111122223333:secret:ca-a1b2c3";
  private static final SelfManagedKafka OWN =
      SelfManagedKafka.of("own", "kafka-1:9096", SelfManagedKafka.Login.SCRAM_SHA_512, LOGIN)
          .rootCa(ROOT_CA);
  private static final Rule OPEN = new Rule(9098, 9098, "sg-replicator");

  private static Facts facts() {
    Facts facts = new Facts();
    facts.selfManagedSource = OWN;
    facts.target = express(STANDBY);
    return letIn(facts);
  }

  private static Facts homewards() {
    Facts facts = new Facts();
    facts.selfManagedTarget = OWN;
    facts.source = express(PRIMARY);
    return letIn(facts);
  }

  private static Cluster express(MskClusterArn arn) {
    return cluster(
        arn,
        p ->
            p.brokerNodeGroupInfo(
                good().build().brokerNodeGroupInfo().toBuilder()
                    .instanceType("express.m7g.large")
                    .build()));
  }

  private static Facts letIn(Facts facts) {
    facts.role =
        new ServiceRole(
            ReplicatorPolicies.trust("111122223333"),
            List.of(MANAGED, ReplicatorPolicies.secrets(LOGIN, ROOT_CA)));
    return facts;
  }

  @Test
  void sourceThatNobodyCanLookAt_isSaidNotToBeChecked() {
    PreflightReport report = facts().report();

    assertThat(report.errors()).isEmpty();
    assertThat(report.notChecked())
        .extracting(Finding::code)
        .containsExactly(
            "preflight.source-version.not-checked",
            "preflight.source-acls.not-checked",
            "preflight.source-network.not-checked");
  }

  @Test
  void targetWithoutExpressBrokers_isRefused() {
    Facts facts = facts();
    facts.target = cluster(STANDBY, as());

    assertThat(facts.report().errors())
        .extracting(Finding::code)
        .containsExactly("preflight.express");
  }

  @Test
  void targetThatNobodyCanLookAt_isSaidNotToBeChecked() {
    PreflightReport report = homewards().report();

    assertThat(report.errors()).isEmpty();
    assertThat(report.notChecked())
        .extracting(Finding::code)
        .containsExactly(
            "preflight.target-version.not-checked",
            "preflight.target-acls.not-checked",
            "preflight.target-network.not-checked");
  }

  @Test
  void wayHome_isCheckedWhereMskRunsTheCluster() {
    Facts facts = homewards();
    facts.source = cluster(PRIMARY, as());
    facts.role = new ServiceRole(ReplicatorPolicies.trust("111122223333"), List.of());
    facts.network = Facts.network(new Rule(9092, 9092, "sg-cluster"), OPEN);

    assertThat(facts.report().errors())
        .extracting(Finding::code)
        .containsExactly(
            "preflight.express",
            "preflight.source-outbound",
            "preflight.role-cluster",
            "preflight.role-idempotent-write",
            "preflight.role-topics",
            "preflight.role-secrets");
  }

  @Test
  void roleThatCannotReadTheSecrets_isRefused_andTheSecretNamed() {
    Facts facts = facts();
    facts.role =
        new ServiceRole(
            ReplicatorPolicies.trust("111122223333"),
            List.of(MANAGED, ReplicatorPolicies.secrets(LOGIN)));

    Finding finding = facts.report().errors().get(0);

    assertThat(finding.code()).isEqualTo("preflight.role-secrets");
    assertThat(finding.value()).contains("GetSecretValue on " + ROOT_CA).doesNotContain(LOGIN);
  }

  @Test
  void aclsOfTheTemplate_areThoseOfTheGuide() {
    assertThat(ReplicatorPolicies.sourceAcls("copier"))
        .extracting(acl -> acl.pattern().resourceType() + " " + acl.entry().operation())
        .containsExactly(
            "TOPIC READ", "TOPIC DESCRIBE", "GROUP READ", "GROUP DESCRIBE", "CLUSTER DESCRIBE");
  }
}
