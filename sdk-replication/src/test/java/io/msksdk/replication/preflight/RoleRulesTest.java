package io.msksdk.replication.preflight;

import static io.msksdk.replication.preflight.Facts.MANAGED;
import static org.assertj.core.api.Assertions.assertThat;

import io.msksdk.core.check.Finding;
import io.msksdk.core.policy.PolicyDocument;
import io.msksdk.core.policy.Principal;
import io.msksdk.core.policy.Statement;
import io.msksdk.replication.policy.ReplicatorPolicies;
import java.util.List;
import org.junit.jupiter.api.Test;

class RoleRulesTest {
  @Test
  void roleThatTrustsNobody_isRefused() {
    Facts facts = new Facts();
    facts.role = new ServiceRole(ReplicatorPolicies.trust("444455556666"), List.of(MANAGED));

    assertThat(facts.codes()).containsExactly("preflight.role-trust");
  }

  @Test
  void roleThatTrustsEveryAccount_isAWarning() {
    Facts facts = new Facts();
    facts.role =
        new ServiceRole(
            PolicyDocument.of(
                Statement.allow("sts:AssumeRole")
                    .to(Principal.service("kafka.amazonaws.com"))
                    .build()),
            List.of(MANAGED));

    assertThat(facts.codes()).containsExactly("preflight.role-condition");
  }

  @Test
  void roleWithoutIdempotentWrites_isRefused_onBothClusters() {
    Facts facts = new Facts();
    facts.role =
        new ServiceRole(
            ReplicatorPolicies.trust("111122223333"),
            List.of(
                MANAGED,
                PolicyDocument.of(
                    Statement.deny("kafka-cluster:WriteDataIdempotently").on("*").build())));

    assertThat(facts.report().errors())
        .extracting(Finding::property)
        .containsExactly("role on source", "role on target");
    assertThat(facts.codes()).containsExactly("preflight.role-idempotent-write");
  }

  @Test
  void roleWithoutRightsOnOneTopic_isRefused_andTheTopicNamed() {
    Facts facts = new Facts();
    facts.role =
        new ServiceRole(
            ReplicatorPolicies.trust("111122223333"),
            List.of(
                MANAGED,
                PolicyDocument.of(
                    Statement.deny("kafka-cluster:WriteData")
                        .on("arn:aws:kafka:*:*:topic/*/alias.orders")
                        .build())));

    Finding finding = facts.report().errors().get(0);

    assertThat(finding.code()).isEqualTo("preflight.role-topics");
    assertThat(finding.value()).contains("WriteData on target alias.orders");
  }
}
