package io.msksdk.replication.preflight;

import static io.msksdk.replication.preflight.Facts.MANAGED;
import static io.msksdk.replication.preflight.Facts.STANDBY;
import static io.msksdk.replication.preflight.Facts.as;
import static io.msksdk.replication.preflight.Facts.cluster;
import static io.msksdk.replication.preflight.Facts.good;
import static org.assertj.core.api.Assertions.assertThat;

import io.msksdk.core.check.Finding;
import io.msksdk.replication.policy.ReplicatorPolicies;
import io.msksdk.replication.replicator.SelfManagedKafka;
import java.util.List;
import org.junit.jupiter.api.Test;

/** A source that MSK does not run. */
class SelfManagedSourceRulesTest {
  private static final String LOGIN =
      "arn:aws:secretsmanager:eu-central-1:111122223333:secret:copier-a1b2c3";
  private static final String ROOT_CA =
      "arn:aws:secretsmanager:eu-central-1:111122223333:secret:ca-a1b2c3";
  private static final SelfManagedKafka OWN =
      SelfManagedKafka.of("own", "kafka-1:9096", SelfManagedKafka.Login.SCRAM_SHA_512, LOGIN)
          .rootCa(ROOT_CA);

  private static Facts facts() {
    Facts facts = new Facts();
    facts.selfManaged = OWN;
    facts.target =
        cluster(
            STANDBY,
            p ->
                p.brokerNodeGroupInfo(
                    good().build().brokerNodeGroupInfo().toBuilder()
                        .instanceType("express.m7g.large")
                        .build()));
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
