package io.msksdk.admin.policy;

import static org.assertj.core.api.Assertions.assertThat;

import io.msksdk.core.arn.MskClusterArn;
import io.msksdk.core.policy.PolicyDocument;
import org.junit.jupiter.api.Test;

class PolicyDiffTest {
  private static final ClusterPolicyEdit EDIT =
      ClusterPolicyEdit.of(
          MskClusterArn.parse(
              "arn:aws:kafka:eu-west-1:111122223333:cluster/orders/abcd1234-0123-abcd-5678-1234abcd5678-1"));
  private static final PolicyDocument ONE =
      EDIT.allowAccount("444455556666").apply(PolicyDocument.of());

  @Test
  void deniedAccount_losesOneStatement_andGetsAnother() {
    PolicyDiff diff = PolicyDiff.between(ONE, EDIT.denyAccount("444455556666").apply(ONE));

    assertThat(diff.removed()).hasSize(1);
    assertThat(diff.added()).hasSize(1);
    assertThat(diff.toString().lines())
        .contains("-   \"Sid\": \"MskAllow444455556666\",", "+   \"Sid\": \"MskDeny444455556666\",")
        .allMatch(line -> line.startsWith("- ") || line.startsWith("+ "));
  }

  @Test
  void orderOfStatements_isNoDifference() {
    PolicyDocument two = EDIT.allowReplicator().apply(ONE);
    PolicyDocument other =
        EDIT.allowAccount("444455556666").apply(EDIT.allowReplicator().apply(PolicyDocument.of()));

    assertThat(PolicyDiff.between(two, other).isEmpty()).isTrue();
    assertThat(PolicyDiff.between(two, other)).hasToString("no change");
  }
}
