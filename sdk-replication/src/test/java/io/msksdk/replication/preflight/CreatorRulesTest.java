package io.msksdk.replication.preflight;

import static org.assertj.core.api.Assertions.assertThat;

import io.msksdk.core.policy.PolicyDocument;
import io.msksdk.core.policy.Statement;
import io.msksdk.replication.policy.ReplicatorPolicies;
import java.util.List;
import java.util.Map;
import org.junit.jupiter.api.Test;

/** What who creates a replicator needs, by simulation. */
class CreatorRulesTest {
  private static final String ANN = "arn:aws:iam::111122223333:user/ann";

  private static Facts createdWith(PolicyDocument... policies) {
    Facts facts = new Facts();
    facts.creator = new PreflightFacts.Creator(ANN, List.of(policies));
    return facts;
  }

  @Test
  void creator_withTheTemplate_passes() {
    assertThat(createdWith(ReplicatorPolicies.creator(Facts.ROLE)).codes()).isEmpty();
    assertThat(createdWith(ReplicatorPolicies.creatorWithoutTags(Facts.ROLE)).codes()).isEmpty();
  }

  @Test
  void creator_withoutOneRight_isRefused_andTheRightNamed() {
    Facts facts =
        createdWith(
            ReplicatorPolicies.creator(Facts.ROLE),
            PolicyDocument.of(Statement.deny("ec2:CreateNetworkInterface").on("*").build()));

    assertThat(facts.codes()).containsExactly("preflight.creator");
    assertThat(facts.report().errors().get(0).value())
        .isEqualTo("may not [ec2:CreateNetworkInterface]");
  }

  @Test
  void creator_thatMayPassAnotherRole_isRefused() {
    Facts facts = createdWith(ReplicatorPolicies.creator(Facts.ROLE + "-of-others"));

    assertThat(facts.report().errors().get(0).value()).contains("iam:PassRole on " + Facts.ROLE);
  }

  @Test
  void creator_withoutTheRightToTag_isRefusedWithTagsOnly() {
    Facts facts = createdWith(ReplicatorPolicies.creatorWithoutTags(Facts.ROLE));
    facts.tags = Map.of("team", "orders");

    assertThat(facts.report().errors().get(0).value()).isEqualTo("may not [kafka:TagResource]");
  }
}
