package io.msksdk.auth.policy;

import static org.assertj.core.api.Assertions.assertThat;

import io.msksdk.core.arn.MskClusterArn;
import io.msksdk.core.check.Finding;
import io.msksdk.core.policy.PolicyDocument;
import java.util.List;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

class PolicyReviewTest {
  private static final String R = "arn:aws:kafka:us-east-1:0123456789012:";
  private static final String U = "abcd1234-0123-abcd-5678-1234abcd-1";
  private static final String CLUSTER = R + "cluster/MyTestCluster/" + U;
  private static final String CONNECT = allow(CLUSTER, "Connect");

  private static String allow(String resource, String... actions) {
    StringBuilder list = new StringBuilder();
    for (String action : actions) {
      list.append(list.isEmpty() ? "" : ",").append('"').append("kafka-cluster:").append(action);
      list.append('"');
    }
    return "{\"Effect\":\"Allow\",\"Action\":[" + list + "],\"Resource\":\"" + resource + "\"}";
  }

  private static PolicyDocument policy(String... statements) {
    return PolicyDocument.parse(
        "{\"Version\":\"2012-10-17\",\"Statement\":[" + String.join(",", statements) + "]}");
  }

  private static String topic(String name) {
    return R + "topic/MyTestCluster/" + U + "/" + name;
  }

  private static List<String> codes(String... statements) {
    return PolicyReview.of(policy(statements)).stream().map(Finding::code).toList();
  }

  /** The example for general access to a cluster, as the guide prints it. */
  @Test
  void generalAccessExample_hasNothingToSay() {
    assertThat(
            codes(
                allow(CLUSTER, "Connect", "AlterCluster", "DescribeCluster"),
                allow(R + "topic/MyTestCluster/*", "*Topic*", "WriteData", "ReadData"),
                allow(R + "group/MyTestCluster/*", "AlterGroup", "DescribeGroup")))
        .isEmpty();
  }

  /** The guide's example for one idempotent producer also reads, and its reading cannot work. */
  @Test
  void idempotentProducerExample_readsWithoutAGroup() {
    List<Finding> findings =
        PolicyReview.of(
            policy(
                allow(
                    CLUSTER, "Connect", "AlterCluster", "DescribeCluster", "WriteDataIdempotently"),
                allow(topic("TestTopic"), "*Topic*", "WriteData", "ReadData")));

    assertThat(findings).hasSize(1);
    assertThat(findings.get(0).message())
        .isEqualTo(
            "Statement[1].Action: kafka-cluster:ReadData (expected: kafka-cluster:AlterGroup too)."
                + " Allow it on the ARN of a group of the cluster.");
  }

  @ParameterizedTest
  @CsvSource({
    "WriteDataIdempotently, topic, policy.wrong-resource",
    "ReadData, cluster, policy.wrong-resource",
    "AlterGroup, topic, policy.group-arn",
    "DescribeTransactionalId, group, policy.wrong-resource",
  })
  void actionOnAnotherTypeOfResource_hasNoEffect(String action, String type, String code) {
    String name = type.equals("cluster") ? "" : "/x";

    assertThat(codes(CONNECT, allow(R + type + "/MyTestCluster/" + U + name, action)))
        .containsOnlyOnce(code);
  }

  @Test
  void groupArnWrittenAsATopic_isNamedSo() {
    assertThat(PolicyReview.of(policy(CONNECT, allow(topic("billing"), "DescribeGroup"))))
        .first()
        .satisfies(
            finding ->
                assertThat(finding.message()).contains(":group/").contains("not on :topic/"));
  }

  @Test
  void topicWildcard_isToldWhatItLeavesOut() {
    assertThat(codes(CONNECT, allow(topic("*"), "*Topic")))
        .containsExactly("policy.topic-wildcard");
    assertThat(codes(CONNECT, allow(topic("*"), "*Topic*"))).isEmpty();
  }

  @Test
  void unknownAction_andControlPlaneService_areErrors() {
    assertThat(codes(CONNECT, allow(topic("*"), "ReadDate"))).contains("policy.unknown-action");
    assertThat(codes(CONNECT, allow(topic("*"), "x").replace("kafka-cluster:x", "kafka:ReadData")))
        .containsExactly("policy.wrong-service");
    assertThat(codes(CONNECT.replace("kafka-cluster:Connect", "kafka:DescribeCluster"))).isEmpty();
  }

  @Test
  void serverlessCluster_isSeenByItsArn_orByTheOneGiven() {
    String serverless = R + "cluster/MyTestCluster/abcd1234-0123-abcd-5678-1234abcd-s1";

    assertThat(codes(allow(serverless, "Connect", "DescribeCluster", "AlterCluster")))
        .containsExactly("policy.serverless");
    assertThat(
            PolicyReview.of(
                policy(
                    allow(
                        R + "cluster/MyTestCluster/*",
                        "Connect",
                        "DescribeClusterDynamicConfiguration")),
                MskClusterArn.parse(serverless)))
        .extracting(Finding::code)
        .containsExactly("policy.serverless");
  }

  @Test
  void missingConnect_andDescribeOnAnotherTopic_areFound() {
    assertThat(codes(allow(topic("orders"), "DescribeTopic")))
        .containsExactly("policy.required-action");
    assertThat(
            codes(
                allow(CLUSTER, "Connect", "WriteDataIdempotently"),
                allow(topic("orders"), "WriteData"),
                allow(topic("bills"), "DescribeTopic")))
        .containsExactly("policy.required-action");
    assertThat(
            codes(
                allow(CLUSTER, "Connect", "WriteDataIdempotently"),
                allow(topic("orders"), "WriteData"),
                allow(topic("*"), "DescribeTopic")))
        .isEmpty();
  }

  @Test
  void connectOnAnotherCluster_doesNotServe() {
    String other = allow(R + "cluster/Other/" + U, "Connect");

    assertThat(codes(other, allow(topic("orders"), "DescribeTopic")))
        .containsExactly("policy.required-action");
  }

  @Test
  void writingSomeTopicsWithoutIdempotence_isADoubt_allTopicsAreNot() {
    assertThat(codes(CONNECT, allow(topic("orders"), "WriteData", "DescribeTopic")))
        .containsExactly("policy.idempotence");
    assertThat(codes(CONNECT, allow(topic("orders-*"), "WriteData", "DescribeTopic")))
        .containsExactly("policy.idempotence");
    assertThat(codes(CONNECT, allow(topic("*"), "WriteData", "DescribeTopic"))).isEmpty();
    assertThat(codes(allow("*", "*"))).isEmpty();
  }

  @Test
  void idleResource_isFoundInAMixedStatement() {
    String both =
        "{\"Effect\":\"Allow\",\"Action\":\"kafka-cluster:Connect\",\"Resource\":[\"%s\",\"%s\"]}";

    assertThat(codes(both.formatted(CLUSTER, topic("orders"))))
        .containsExactly("policy.idle-resource");
  }

  @Test
  void clusterCreatedAnew_isNoticed() {
    MskClusterArn anew = MskClusterArn.parse(R + "cluster/MyTestCluster/ffff1234-0123-abcd-5678-1");

    assertThat(PolicyReview.of(policy(CONNECT), anew))
        .extracting(Finding::code)
        .containsExactly("policy.other-cluster");
    assertThat(PolicyReview.of(policy(allow(R + "cluster/MyTestCluster/*", "Connect")), anew))
        .isEmpty();
  }
}
