package io.msksdk.auth.policy;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import io.msksdk.core.arn.MskClusterArn;
import io.msksdk.core.check.InvalidSpecException;
import io.msksdk.core.policy.PolicyDocument;
import io.msksdk.core.policy.PolicySet;
import io.msksdk.core.policy.RequestContext;
import java.util.List;
import java.util.TreeSet;
import java.util.stream.Stream;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.Arguments;
import org.junit.jupiter.params.provider.MethodSource;

class ClientPolicyTest {
  private static final String R = "arn:aws:kafka:eu-west-1:111122223333:";
  private static final String U = "orders/abcd1234-0123-abcd-5678-1234abcd5678-1";
  private static final MskClusterArn CLUSTER = MskClusterArn.parse(R + "cluster/" + U);
  private static final MskClusterArn SERVERLESS =
      MskClusterArn.parse(R + "cluster/orders/abcd1234-0123-abcd-5678-1234abcd5678-s1");

  @Test
  void consumeAndProduce_becomeOneStatementForEachTypeOfResource() {
    PolicyDocument policy =
        ClientPolicy.on(CLUSTER)
            .allow(
                UseCase.produceIdempotently("orders"),
                UseCase.consume("billing", "orders", "bills"))
            .document();

    assertThat(policy.toJson())
        .isEqualTo(
            """
            {
              "Version": "2012-10-17",
              "Statement": [
                {
                  "Sid": "Cluster",
                  "Effect": "Allow",
                  "Action": [
                    "kafka-cluster:Connect",
                    "kafka-cluster:WriteDataIdempotently"
                  ],
                  "Resource": "arn:aws:kafka:eu-west-1:111122223333:cluster/%1$s"
                },
                {
                  "Sid": "Topics1",
                  "Effect": "Allow",
                  "Action": [
                    "kafka-cluster:DescribeTopic",
                    "kafka-cluster:ReadData"
                  ],
                  "Resource": "arn:aws:kafka:eu-west-1:111122223333:topic/%1$s/bills"
                },
                {
                  "Sid": "Topics2",
                  "Effect": "Allow",
                  "Action": [
                    "kafka-cluster:DescribeTopic",
                    "kafka-cluster:ReadData",
                    "kafka-cluster:WriteData"
                  ],
                  "Resource": "arn:aws:kafka:eu-west-1:111122223333:topic/%1$s/orders"
                },
                {
                  "Sid": "Groups",
                  "Effect": "Allow",
                  "Action": [
                    "kafka-cluster:DescribeGroup",
                    "kafka-cluster:AlterGroup"
                  ],
                  "Resource": "arn:aws:kafka:eu-west-1:111122223333:group/%1$s/billing"
                }
              ]
            }"""
                .formatted(U));
    assertThat(PolicyDocument.parse(policy.toJson())).isEqualTo(policy);
  }

  /** "Common use cases for client authorization policy": the eleven rows. */
  static Stream<Arguments> documented() {
    return Stream.of(
        Arguments.of(UseCase.administer(), "*"),
        Arguments.of(UseCase.createTopics("t"), "Connect CreateTopic"),
        Arguments.of(UseCase.produce("t"), "Connect DescribeTopic WriteData"),
        Arguments.of(
            UseCase.consume("g", "t"), "Connect DescribeTopic DescribeGroup AlterGroup ReadData"),
        Arguments.of(
            UseCase.produceIdempotently("t"),
            "Connect DescribeTopic WriteData WriteDataIdempotently"),
        Arguments.of(
            UseCase.produceTransactionally("tx", "t"),
            "Connect DescribeTopic WriteData DescribeTransactionalId AlterTransactionalId"),
        Arguments.of(
            UseCase.describeClusterConfiguration(), "Connect DescribeClusterDynamicConfiguration"),
        Arguments.of(
            UseCase.updateClusterConfiguration(),
            "Connect DescribeClusterDynamicConfiguration AlterClusterDynamicConfiguration"),
        Arguments.of(
            UseCase.describeTopicConfiguration("t"), "Connect DescribeTopicDynamicConfiguration"),
        Arguments.of(
            UseCase.updateTopicConfiguration("t"),
            "Connect DescribeTopicDynamicConfiguration AlterTopicDynamicConfiguration"),
        Arguments.of(UseCase.alterTopics("t"), "Connect DescribeTopic AlterTopic"));
  }

  @ParameterizedTest
  @MethodSource("documented")
  void documentedUseCase_listsTheActionsOfTheGuide_andReviewsClean(UseCase use, String actions) {
    PolicyDocument policy = ClientPolicy.on(CLUSTER).allow(use).document();

    assertThat(actionsOf(policy))
        .containsExactlyInAnyOrderElementsOf(
            Stream.of(actions.split(" ")).map(name -> "kafka-cluster:" + name).toList());
    assertThat(PolicyReview.of(policy, CLUSTER))
        .extracting(finding -> finding.code())
        .isSubsetOf("policy.idempotence");
    assertThat(simulator(policy).rehearse(CLUSTER, use).missing()).isEmpty();
  }

  @Test
  void everyUseCase_ofAServerlessCluster_isWrittenOrRefusedByName() {
    assertThatThrownBy(
            () ->
                ClientPolicy.on(SERVERLESS).allow(UseCase.updateClusterConfiguration()).document())
        .isInstanceOf(InvalidSpecException.class)
        .hasMessageContaining("kafka-cluster:DescribeClusterDynamicConfiguration")
        .hasMessageContaining("kafka-cluster:AlterClusterDynamicConfiguration");
    assertThat(ClientPolicy.on(SERVERLESS).allow(UseCase.consume("g", "t")).document().statements())
        .hasSize(3);
  }

  @Test
  void patterns_stayPatterns_andExactNamesDoNot() {
    String json =
        ClientPolicy.on(CLUSTER)
            .allow(UseCase.consume(UseCase.exactly("what*?${x"), "orders-*"))
            .document()
            .toString();

    assertThat(json).contains("/orders-*\"").contains("/what${*}${?}${$}{x\"");
  }

  @Test
  void everyIncarnation_isCoveredByAStarForTheUuid() {
    PolicyDocument policy =
        ClientPolicy.on(CLUSTER)
            .allow(UseCase.consume("billing", "orders"))
            .forEveryIncarnation()
            .document();
    MskClusterArn later = MskClusterArn.parse(R + "cluster/orders/ffffffff-0123-abcd-5678-ffff-2");

    assertThat(policy.toString()).contains("topic/orders/*/orders").doesNotContain("abcd1234");
    assertThat(simulator(policy).rehearse(later, UseCase.consume("billing", "orders")).allowed())
        .isTrue();
  }

  @Test
  void malformedNames_andNoUseCase_areRefused() {
    assertThatThrownBy(() -> UseCase.produce("orders/eu"))
        .isInstanceOf(InvalidSpecException.class)
        .hasMessageContaining("topic: orders/eu");
    assertThatThrownBy(() -> UseCase.consume(" ", "orders")).hasMessageContaining("group");
    assertThatThrownBy(() -> ClientPolicy.on(CLUSTER).document())
        .hasMessageContaining("at least one use case");
  }

  @Test
  void streamsApplication_hasItsInternalTopics_andTransactionsOnlyWhenAsked() {
    UseCase plain = StreamsApplication.of("billing").reading("orders").writing("invoices");
    UseCase exact =
        StreamsApplication.of("billing").reading("orders").writing("invoices").exactlyOnce();

    PolicyDocument policy = ClientPolicy.on(CLUSTER).allow(plain).document();
    PolicyDocument transactional = ClientPolicy.on(CLUSTER).allow(exact).document();

    assertThat(policy.toString())
        .contains("topic/" + U + "/billing-*")
        .contains("group/" + U + "/billing\"")
        .contains("WriteDataIdempotently")
        .doesNotContain("transactional-id/");
    assertThat(transactional.toString())
        .contains("transactional-id/" + U + "/billing-*")
        .doesNotContain("WriteDataIdempotently");
    AccessSimulator app = simulator(policy);
    assertThat(app.explain("kafka-cluster:CreateTopic", R + "topic/" + U + "/billing-x").allowed())
        .isTrue();
    assertThat(app.explain("kafka-cluster:WriteData", R + "topic/" + U + "/orders").allowed())
        .isFalse();
    assertThat(app.explain("kafka-cluster:ReadData", R + "topic/" + U + "/invoices").allowed())
        .isFalse();
  }

  /** "Understand service execution role": the five statements. */
  @Test
  void managedConnectWorker_isTheServiceExecutionRoleOfTheGuide() {
    PolicyDocument policy =
        ClientPolicy.on(CLUSTER)
            .allow(ConnectWorker.managed().sink("s3", "orders").writing("bills"))
            .document();
    AccessSimulator role = simulator(policy);

    for (String action : List.of("Connect", "DescribeCluster")) {
      assertThat(role.explain("kafka-cluster:" + action, CLUSTER.toString()).allowed()).isTrue();
    }
    for (String action : List.of("CreateTopic", "WriteData", "ReadData", "DescribeTopic")) {
      String internal = R + "topic/" + U + "/__amazon_msk_connect_offsets_x_1";
      assertThat(role.explain("kafka-cluster:" + action, internal).allowed()).isTrue();
    }
    for (String group : List.of("__amazon_msk_connect_x", "connect-s3")) {
      String arn = R + "group/" + U + "/" + group;
      assertThat(role.explain("kafka-cluster:AlterGroup", arn).allowed()).isTrue();
    }
    assertThat(role.rehearse(CLUSTER, UseCase.produce("bills")).allowed()).isTrue();
    assertThat(role.rehearse(CLUSTER, UseCase.produce("orders")).allowed()).isFalse();
    assertThat(PolicyReview.of(policy))
        .extracting(f -> f.code())
        .containsOnly("policy.idempotence");
  }

  @Test
  void ownConnectWorker_exactlyOnce_hasBothKindsOfTransactionalIds() {
    PolicyDocument policy =
        ClientPolicy.on(CLUSTER)
            .allow(
                ConnectWorker.of("etl", "etl-c", "etl-o", "etl-s").writing("bills").exactlyOnce())
            .document();

    assertThat(policy.toString())
        .contains("transactional-id/" + U + "/connect-cluster-etl\"")
        .contains("transactional-id/" + U + "/etl-*")
        .contains("topic/" + U + "/etl-o");
  }

  private static TreeSet<String> actionsOf(PolicyDocument policy) {
    TreeSet<String> actions = new TreeSet<>();
    policy.statements().forEach(statement -> actions.addAll(statement.actions()));
    return actions;
  }

  private static AccessSimulator simulator(PolicyDocument policy) {
    return AccessSimulator.of(
        RequestContext.of("arn:aws:iam::111122223333:role/app"),
        PolicySet.builder().identity("app", policy).build());
  }
}
