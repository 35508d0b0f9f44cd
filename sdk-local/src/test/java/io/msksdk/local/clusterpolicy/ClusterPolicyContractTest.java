package io.msksdk.local.clusterpolicy;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import io.msksdk.local.Refused;
import io.msksdk.local.TestClusters;
import io.msksdk.local.TestEngine;
import org.assertj.core.api.ThrowableAssert.ThrowingCallable;
import org.junit.jupiter.api.AutoClose;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;
import software.amazon.awssdk.regions.Region;
import software.amazon.awssdk.services.kafka.KafkaClient;
import software.amazon.awssdk.services.kafka.model.ClusterState;
import software.amazon.awssdk.services.kafka.model.KafkaException;

class ClusterPolicyContractTest {
  private static final String UNKNOWN =
      "arn:aws:kafka:us-east-1:111122223333:cluster/none/00000000-0000-0000-0000-000000000000-1";

  @AutoClose private static final TestEngine engine = TestEngine.withoutBrokers();
  @AutoClose private static final KafkaClient kafka = engine.kafka();

  private static String cluster(String name) {
    String arn = kafka.createClusterV2(TestClusters.iam(name, 1)).clusterArn();
    TestClusters.await(kafka, arn, ClusterState.ACTIVE);
    return arn;
  }

  private static String policy(String account, String cluster) {
    return """
        {"Version":"2012-10-17","Statement":[{"Effect":"Allow","Principal":{"AWS":["%s"]},
        "Action":["kafka:CreateVpcConnection","kafka:GetBootstrapBrokers",
        "kafka:DescribeCluster","kafka:DescribeClusterV2"],"Resource":"%s"}]}"""
        .formatted(account, cluster);
  }

  @Test
  void policy_putReplacedAndDeleted_hasAVersionOfItsOwn() {
    String arn = cluster("policy");
    String first = policy("123456789012", arn);
    String second = policy("444455556666", arn);

    String v1 = kafka.putClusterPolicy(r -> r.clusterArn(arn).policy(first)).currentVersion();
    var read = kafka.getClusterPolicy(r -> r.clusterArn(arn));
    String v2 =
        kafka
            .putClusterPolicy(r -> r.clusterArn(arn).policy(second).currentVersion(v1))
            .currentVersion();

    assertThat(read.policy()).isEqualTo(first);
    assertThat(read.currentVersion()).isEqualTo(v1).matches("K[A-Z0-9]{13}");
    assertThat(v2).isNotEqualTo(v1);
    assertThat(kafka.getClusterPolicy(r -> r.clusterArn(arn)).policy()).isEqualTo(second);
    assertThat(kafka.describeClusterV2(r -> r.clusterArn(arn)).clusterInfo().currentVersion())
        .isNotIn(v1, v2);
    var unused = kafka.deleteClusterPolicy(r -> r.clusterArn(arn));
    Refused.notFound(() -> kafka.getClusterPolicy(r -> r.clusterArn(arn)), "clusterArn");
    Refused.notFound(() -> kafka.deleteClusterPolicy(r -> r.clusterArn(arn)), "clusterArn");
    assertThat(kafka.putClusterPolicy(r -> r.clusterArn(arn).policy(first)).currentVersion())
        .isNotIn(v1, v2);
  }

  @Test
  void callerOfAnotherAccount_seesTheCluster_whereItsPolicySaysSo() {
    String arn = cluster("shared");
    var identity =
        engine.post(
            "/_local/identities",
            """
            [{"accessKeyId":"AKIAOTHER","secretAccessKey":"other-secret",
              "arn":"arn:aws:iam::444455556666:user/other",
              "policies":[{"Statement":{"Effect":"Allow","Action":"kafka:*","Resource":"*"}}]}]
            """);

    try (KafkaClient other = engine.kafka("AKIAOTHER", "other-secret", Region.US_EAST_1)) {
      notAllowed(() -> other.getBootstrapBrokers(r -> r.clusterArn(arn)));
      notAllowed(() -> other.describeClusterV2(r -> r.clusterArn(arn)));
      var unused =
          kafka.putClusterPolicy(r -> r.clusterArn(arn).policy(policy("444455556666", arn)));

      assertThat(other.getBootstrapBrokers(r -> r.clusterArn(arn)).bootstrapBrokerStringSaslIam())
          .isNotNull()
          .isEqualTo(
              kafka.getBootstrapBrokers(r -> r.clusterArn(arn)).bootstrapBrokerStringSaslIam());
      assertThat(other.describeCluster(r -> r.clusterArn(arn)).clusterInfo().clusterName())
          .isEqualTo("shared");
      assertThat(other.describeClusterV2(r -> r.clusterArn(arn)).clusterInfo().clusterName())
          .isEqualTo("shared");
      notAllowed(() -> other.listNodes(r -> r.clusterArn(arn)));
    }
    assertThat(identity).isEmpty();
  }

  private static void notAllowed(ThrowingCallable call) {
    assertThatThrownBy(call)
        .isInstanceOf(KafkaException.class)
        .hasMessageContaining("no resource-based policy allows the kafka:");
  }

  @Test
  void update_withoutOrWithAStaleVersion_isRefused() {
    String arn = cluster("stale");
    String text = policy("123456789012", arn);

    Refused.badRequest(
        () -> kafka.putClusterPolicy(r -> r.clusterArn(arn).policy(text).currentVersion("K1")),
        "currentVersion",
        "isn't current");
    String v1 = kafka.putClusterPolicy(r -> r.clusterArn(arn).policy(text)).currentVersion();

    Refused.badState(
        () -> kafka.putClusterPolicy(r -> r.clusterArn(arn).policy(text)),
        "Current cluster policy version needed for Update");
    Refused.badRequest(
        () -> kafka.putClusterPolicy(r -> r.clusterArn(arn).policy(text).currentVersion("K1")),
        "currentVersion",
        "The version of the cluster policy isn't current.");
    assertThat(kafka.getClusterPolicy(r -> r.clusterArn(arn)).currentVersion()).isEqualTo(v1);
  }

  @ParameterizedTest
  @ValueSource(
      strings = {
        "",
        "{",
        "[]",
        "{\"Version\":\"2012-10-17\"}",
        "{\"Statement\":[{\"Effect\":\"Maybe\",\"Principal\":\"*\",\"Action\":\"kafka:*\",\"Resource\":\"*\"}]}",
        "{\"Statement\":[{\"Effect\":\"Allow\",\"Principal\":\"*\",\"Resource\":\"*\"}]}",
        "{\"Statement\":[{\"Effect\":\"Allow\",\"Action\":\"kafka:*\",\"Resource\":\"*\"}]}"
      })
  void policy_malformed_isRefused(String text) {
    String arn = cluster("m" + Integer.toHexString(text.hashCode()));

    Refused.badRequest(
        () -> kafka.putClusterPolicy(r -> r.clusterArn(arn).policy(text)), "policy", "malformed");
    Refused.notFound(() -> kafka.getClusterPolicy(r -> r.clusterArn(arn)), "clusterArn");
  }

  @Test
  void policy_missing_isNamed() {
    String arn = cluster("missing");

    Refused.missing(() -> kafka.putClusterPolicy(r -> r.clusterArn(arn)), "policy");
  }

  @Test
  void cluster_unknown_isRefusedWithWhatEachOperationModels() {
    Refused.notFound(() -> kafka.getClusterPolicy(r -> r.clusterArn(UNKNOWN)), "clusterArn");
    Refused.notFound(() -> kafka.deleteClusterPolicy(r -> r.clusterArn(UNKNOWN)), "clusterArn");
    Refused.badRequest(
        () -> kafka.putClusterPolicy(r -> r.clusterArn(UNKNOWN).policy(policy("1", UNKNOWN))),
        "clusterArn",
        "does not exist");
  }

  @Test
  void cluster_thatFailed_cannotHaveItsPolicyChanged() {
    var fault =
        engine.post(
            "/_local/faults", "{\"operation\":\"CreateClusterV2\",\"kind\":\"fail\",\"times\":1}");
    String arn = kafka.createClusterV2(TestClusters.iam("failed", 1)).clusterArn();
    TestClusters.await(kafka, arn, ClusterState.FAILED);

    assertThat(fault).isNotNull();
    Refused.badState(
        () -> kafka.putClusterPolicy(r -> r.clusterArn(arn).policy(policy("123456789012", arn))),
        "FAILED state");
    Refused.badState(() -> kafka.deleteClusterPolicy(r -> r.clusterArn(arn)), "FAILED state");
  }
}
