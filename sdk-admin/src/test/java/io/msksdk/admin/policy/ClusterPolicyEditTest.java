package io.msksdk.admin.policy;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import io.msksdk.core.arn.MskClusterArn;
import io.msksdk.core.check.InvalidSpecException;
import io.msksdk.core.policy.PolicyDocument;
import io.msksdk.core.policy.Principal;
import io.msksdk.core.policy.Statement;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

class ClusterPolicyEditTest {
  private static final MskClusterArn ORDERS =
      MskClusterArn.parse(
          "arn:aws:kafka:eu-west-1:111122223333:cluster/orders/abcd1234-0123-abcd-5678-1234abcd5678-1");
  private static final String OTHER = "444455556666";
  private static final PolicyDocument THEIRS =
      PolicyDocument.of(
          Statement.allow("kafka:DescribeClusterV2")
              .sid("Theirs")
              .to(Principal.aws("777788889999"))
              .on(ORDERS)
              .build());

  private final ClusterPolicyEdit edit = ClusterPolicyEdit.of(ORDERS);

  @Test
  void allowedAccount_getsTheFourActionsOfTheGuide() {
    PolicyDocument policy = edit.allowAccount(OTHER).apply(THEIRS);

    assertThat(policy.statements()).hasSize(2);
    assertThat(policy.statements().get(1).actions())
        .containsExactlyInAnyOrder(
            "kafka:CreateVpcConnection",
            "kafka:GetBootstrapBrokers",
            "kafka:DescribeCluster",
            "kafka:DescribeClusterV2");
    assertThat(edit.allowAccount(OTHER).apply(policy)).isEqualTo(policy);
  }

  @Test
  void removedAccount_leavesOtherPeoplesStatements() {
    PolicyDocument policy = edit.allowAccount(OTHER).removeAccount(OTHER).apply(THEIRS);

    assertThat(policy.statements()).isEqualTo(THEIRS.statements());
  }

  @Test
  void deniedAccount_isNotAllowedAnyMore_untilItIsAgain() {
    PolicyDocument denied = edit.denyAccount(OTHER).apply(edit.allowAccount(OTHER).apply(THEIRS));
    assertThat(denied.statements().get(1).effect()).isEqualTo(Statement.Effect.DENY);
    assertThat(denied.statements()).hasSize(2);

    assertThat(edit.allowAccount(OTHER).apply(denied).statements())
        .noneMatch(statement -> statement.effect() == Statement.Effect.DENY);
  }

  @ParameterizedTest
  @ValueSource(strings = {"", "12345678901", "1234567890123", "12345678901a"})
  void accounts_haveTwelveDigits(String account) {
    assertThatThrownBy(() -> edit.allowAccount(account)).isInstanceOf(InvalidSpecException.class);
  }
}
