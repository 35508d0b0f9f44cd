package io.msksdk.replication.preflight;

import static io.msksdk.replication.preflight.Facts.NEAR;
import static io.msksdk.replication.preflight.Facts.PRIMARY;
import static io.msksdk.replication.preflight.Facts.as;
import static io.msksdk.replication.preflight.Facts.cluster;
import static io.msksdk.replication.preflight.Facts.good;
import static io.msksdk.replication.preflight.Facts.open;
import static io.msksdk.replication.preflight.Facts.sourcePolicy;
import static org.assertj.core.api.Assertions.assertThat;

import io.msksdk.core.check.Finding;
import io.msksdk.core.policy.PolicyDocument;
import io.msksdk.core.policy.Principal;
import io.msksdk.core.policy.Statement;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

class SourceAccessRulesTest {
  @Test
  void sourceOfAnotherRegion_withoutMultiVpc_isRefused() {
    Facts facts = new Facts();
    facts.source =
        cluster(
            PRIMARY,
            p ->
                p.brokerNodeGroupInfo(
                    good().build().brokerNodeGroupInfo().toBuilder()
                        .connectivityInfo(
                            c -> c.vpcConnectivity(v -> v.clientAuthentication(a -> {})))
                        .build()));

    assertThat(facts.codes()).containsExactly("preflight.multi-vpc");
  }

  @Test
  void sourceOfAnotherRegion_withUnauthenticatedAccess_isRefused() {
    Facts facts = new Facts();
    facts.source =
        cluster(
            PRIMARY,
            p ->
                p.clientAuthentication(
                    a ->
                        a.sasl(s -> s.iam(i -> i.enabled(true)))
                            .unauthenticated(u -> u.enabled(true))));

    assertThat(facts.codes()).containsExactly("preflight.unauthenticated");
  }

  @ParameterizedTest
  @ValueSource(
      strings = {"kafka:CreateVpcConnection", "kafka:GetBootstrapBrokers", "kafka:Describe*"})
  void sourcePolicy_withOneOfThreeActions_isRefused_andNamesTheOthers(String action) {
    Facts facts = new Facts();
    facts.policy = sourcePolicy(action);

    Finding finding = facts.report().errors().get(0);

    assertThat(finding.code()).isEqualTo("preflight.cluster-policy");
    assertThat(finding.value()).doesNotContain(action.replace("*", "ClusterV2"));
  }

  @Test
  void sourcePolicy_thatDeniesWhatItAllows_isRefused() {
    Facts facts = new Facts();
    facts.policy =
        PolicyDocument.of(
            open().statements().get(0),
            Statement.deny("kafka:GetBootstrapBrokers")
                .to(Principal.everyone())
                .on(PRIMARY)
                .build());

    assertThat(facts.report().errors().get(0).value()).contains("kafka:GetBootstrapBrokers");
  }

  @Test
  void noSourcePolicy_isRefusedAcrossRegionsOnly() {
    Facts across = new Facts();
    across.policy = null;
    Facts within = new Facts();
    within.source = cluster(NEAR, as());
    within.policy = null;

    assertThat(across.codes()).containsExactly("preflight.cluster-policy");
    assertThat(within.codes()).isEmpty();
  }
}
