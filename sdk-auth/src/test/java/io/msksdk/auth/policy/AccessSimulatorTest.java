package io.msksdk.auth.policy;

import static org.assertj.core.api.Assertions.assertThat;

import io.msksdk.core.arn.MskClusterArn;
import io.msksdk.core.policy.Decision;
import io.msksdk.core.policy.PolicyDocument;
import io.msksdk.core.policy.PolicySet;
import io.msksdk.core.policy.Principal;
import io.msksdk.core.policy.RequestContext;
import io.msksdk.core.policy.Statement;
import org.junit.jupiter.api.Test;

class AccessSimulatorTest {
  private static final MskClusterArn CLUSTER =
      MskClusterArn.parse("arn:aws:kafka:eu-west-1:111122223333:cluster/orders/abcd-1");
  private static final RequestContext APP = RequestContext.of("arn:aws:iam::111122223333:role/app");
  private static final String IDEMPOTENT = "kafka-cluster:WriteDataIdempotently";

  private static AccessSimulator app(PolicyDocument... documents) {
    PolicySet.Builder policies = PolicySet.builder();
    for (PolicyDocument document : documents) {
      policies.identity("app", document);
    }
    return AccessSimulator.of(APP, policies.build());
  }

  @Test
  void missingAction_isExplainedWithTheStatementThatHelps() {
    PolicyDocument policy = ClientPolicy.on(CLUSTER).allow(UseCase.produce("orders")).document();
    String topic = CLUSTER.topic("orders").toString();

    AccessExplanation refused = app(policy).explain("kafka-cluster:ReadData", topic);

    assertThat(refused.allowed()).isFalse();
    assertThat(refused.remedy().orElseThrow())
        .isEqualTo(Statement.allow("kafka-cluster:ReadData").on(topic).build());
    assertThat(refused.companions()).extracting(row -> row.name()).contains("AlterGroup");
    assertThat(refused.toString())
        .startsWith("kafka-cluster:ReadData on " + topic + ": refused, no statement allows")
        .contains("nearest: ")
        .endsWith("Add " + refused.remedy().orElseThrow());
  }

  @Test
  void denial_namesItsStatement_andNothingToAdd() {
    PolicyDocument all = ClientPolicy.on(CLUSTER).allow(UseCase.administer()).document();
    PolicyDocument no =
        PolicyDocument.of(Statement.deny("kafka-cluster:DeleteTopic").sid("Keep").on("*").build());

    AccessExplanation refused =
        app(all, no).explain("kafka-cluster:DeleteTopic", CLUSTER.topic("orders").toString());

    assertThat(refused.decision().outcome()).isEqualTo(Decision.Outcome.EXPLICIT_DENY);
    assertThat(refused.remedy()).isEmpty();
    assertThat(refused.toString()).contains("Keep").endsWith("nothing added changes it.");
  }

  @Test
  void rehearsal_proposesExactlyWhatIsMissing() {
    PolicyDocument policy = ClientPolicy.on(CLUSTER).allow(UseCase.produce("orders")).document();
    UseCase wanted = UseCase.consume("billing", "orders");

    AccessRehearsal rehearsal = app(policy).rehearse(CLUSTER, wanted);

    assertThat(rehearsal.missing())
        .extracting(AccessExplanation::action)
        .containsExactlyInAnyOrder(
            "kafka-cluster:ReadData", "kafka-cluster:DescribeGroup", "kafka-cluster:AlterGroup");
    assertThat(app(policy, rehearsal.remedy()).rehearse(CLUSTER, wanted).allowed()).isTrue();
    assertThat(app(policy, rehearsal.remedy()).rehearse(CLUSTER, wanted).remedy().statements())
        .isEmpty();
  }

  @Test
  void rehearsedPattern_isCoveredOnlyByOneAsWide() {
    PolicyDocument some = ClientPolicy.on(CLUSTER).allow(UseCase.produce("orders-eu")).document();
    PolicyDocument all = ClientPolicy.on(CLUSTER).allow(UseCase.produce("orders-*")).document();

    assertThat(app(some).rehearse(CLUSTER, UseCase.produce("orders-*")).allowed()).isFalse();
    assertThat(app(all).rehearse(CLUSTER, UseCase.produce("orders-*")).allowed()).isTrue();
    assertThat(app(all).rehearse(CLUSTER, UseCase.produce("orders-eu")).allowed()).isTrue();
  }

  @Test
  void idempotentWrites_areAllowedToWhomAllTopicsAre() {
    PolicyDocument all = ClientPolicy.on(CLUSTER).allow(UseCase.produce("*")).document();
    PolicyDocument some = ClientPolicy.on(CLUSTER).allow(UseCase.produce("orders*")).document();

    AccessExplanation allowed = app(all).explain(IDEMPOTENT, CLUSTER.toString());

    assertThat(allowed.allowed()).isTrue();
    assertThat(allowed.toString()).endsWith("allowed, as WriteData is allowed on all topics.");
    assertThat(app(some).explain(IDEMPOTENT, CLUSTER.toString()).allowed()).isFalse();
  }

  @Test
  void clusterPolicy_isNeededAcrossAccounts() {
    PolicyDocument own = ClientPolicy.on(CLUSTER).allow(UseCase.administer()).document();
    PolicyDocument shared =
        PolicyDocument.of(
            Statement.allow("kafka-cluster:Connect")
                .on(CLUSTER)
                .to(Principal.aws("444455556666"))
                .build());
    RequestContext stranger = RequestContext.of("arn:aws:iam::444455556666:role/app");
    PolicySet alone = PolicySet.builder().identity("own", own).build();
    PolicySet both = PolicySet.builder().identity("own", own).resource("cluster", shared).build();
    String connect = "kafka-cluster:Connect";

    assertThat(AccessSimulator.of(stranger, alone).explain(connect, CLUSTER.toString()).toString())
        .contains("refused, the resource belongs to account 111122223333");
    assertThat(AccessSimulator.of(stranger, both).explain(connect, CLUSTER.toString()).allowed())
        .isTrue();
  }

  @Test
  void administrator_isRehearsedWithEveryAction() {
    PolicyDocument admin = ClientPolicy.on(CLUSTER).allow(UseCase.administer()).document();

    AccessRehearsal rehearsal = app(admin).rehearse(CLUSTER, UseCase.administer());

    assertThat(rehearsal.explanations()).hasSize(19);
    assertThat(rehearsal.allowed()).isTrue();
    assertThat(rehearsal).hasToString("nothing is missing");
  }
}
