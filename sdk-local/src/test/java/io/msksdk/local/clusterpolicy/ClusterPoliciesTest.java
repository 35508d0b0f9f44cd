package io.msksdk.local.clusterpolicy;

import static org.assertj.core.api.Assertions.assertThat;

import io.msksdk.local.api.Caller;
import io.msksdk.local.resource.Owner;
import java.time.InstantSource;
import java.util.Optional;
import org.junit.jupiter.api.Test;
import software.amazon.awssdk.services.kafka.model.ClusterState;

class ClusterPoliciesTest {
  private static final Owner OWNER = new Owner("111122223333", "us-east-1");
  private static final String ARN =
      "arn:aws:kafka:us-east-1:111122223333:cluster/orders/de8982fa-8222-4e87-8b20-9bf3cdfa1521-2";
  private static final String ACTION = "kafka:CreateVpcConnection";

  private final ClusterPolicies policies =
      new ClusterPolicies((owner, arn) -> Optional.of(ClusterState.ACTIVE), InstantSource.system());

  private static Caller from(String account) {
    return new Caller(
        "arn:aws:iam::" + account + ":user/app", new Owner(account, "us-east-1"), null);
  }

  private void allow(String principal, String action, String resource) {
    ClusterPolicy unused =
        policies.put(
            OWNER,
            ARN,
            """
            {"Version":"2012-10-17","Statement":[{"Effect":"Allow","Principal":{"AWS":"%s"},
            "Action":"%s","Resource":"%s"}]}"""
                .formatted(principal, action, resource),
            null);
  }

  @Test
  void account_namedByThePolicy_isAdmittedToTheActionsItAllows() {
    allow("444455556666", ACTION, ARN);

    assertThat(policies.admits(ARN, from("444455556666"), ACTION)).isTrue();
    assertThat(policies.admits(ARN, from("444455556666"), "kafka:DescribeCluster")).isFalse();
    assertThat(policies.admits(ARN, from("777788889999"), ACTION)).isFalse();
  }

  @Test
  void policy_onAnotherCluster_admitsNobody() {
    allow("444455556666", "kafka:*", ARN + "0");

    assertThat(policies.admits(ARN, from("444455556666"), ACTION)).isFalse();
  }

  @Test
  void cluster_withoutAPolicy_admitsNobody() {
    assertThat(policies.admits(ARN, from("444455556666"), ACTION)).isFalse();
  }
}
