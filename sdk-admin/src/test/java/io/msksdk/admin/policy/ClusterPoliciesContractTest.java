package io.msksdk.admin.policy;

import static org.assertj.core.api.Assertions.assertThat;

import io.msksdk.admin.contract.Account;
import io.msksdk.admin.contract.Contract;
import io.msksdk.core.arn.MskClusterArn;
import org.junit.jupiter.api.Test;

@Contract
class ClusterPoliciesContractTest {

  @Test
  void policy_isPreviewedChangedAndRemoved(Account account) {
    ClusterPolicies policies = account.msk().policies();
    MskClusterArn cluster = account.cluster();
    policies.remove(cluster);
    ClusterPolicyEdit allow = ClusterPolicyEdit.of(cluster).allowReplicator();

    assertThat(policies.find(cluster)).isEmpty();
    assertThat(policies.preview(cluster, allow).added()).hasSize(1);
    assertThat(policies.find(cluster)).isEmpty();

    ClusterPolicy put = policies.change(cluster, allow);

    assertThat(policies.find(cluster)).contains(put);
    assertThat(policies.preview(cluster, allow).isEmpty()).isTrue();
    assertThat(policies.change(cluster, allow)).isEqualTo(put);

    policies.remove(cluster);

    assertThat(policies.find(cluster)).isEmpty();
  }
}
