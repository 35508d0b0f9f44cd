package io.msksdk.core.policy;

import static org.assertj.core.api.Assertions.assertThat;

import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

/** The guide's common use cases and its example policies. */
class UseCasesTest {
  private static final String TX = Ask.R + "transactional-id/MyTestCluster/" + Ask.U + "/tx-1";
  private static final Map<String, String> RESOURCES =
      Map.of(
          "cluster", Ask.CLUSTER, "topic", Ask.TOPIC, "group", Ask.GROUP, "transactional-id", TX);

  /** Use case, its main action, the actions the guide lists. */
  @ParameterizedTest
  @CsvSource({
    "create a topic, CreateTopic, Connect CreateTopic",
    "produce, WriteData, Connect DescribeTopic WriteData",
    "consume, ReadData, Connect DescribeTopic DescribeGroup AlterGroup ReadData",
    "produce idempotently, WriteDataIdempotently, Connect DescribeTopic WriteData"
        + " WriteDataIdempotently",
    "produce transactionally, AlterTransactionalId, Connect DescribeTopic WriteData"
        + " DescribeTransactionalId AlterTransactionalId",
    "describe cluster configuration, DescribeClusterDynamicConfiguration, Connect"
        + " DescribeClusterDynamicConfiguration",
    "update cluster configuration, AlterClusterDynamicConfiguration, Connect"
        + " DescribeClusterDynamicConfiguration AlterClusterDynamicConfiguration",
    "describe topic configuration, DescribeTopicDynamicConfiguration, Connect"
        + " DescribeTopicDynamicConfiguration",
    "update topic configuration, AlterTopicDynamicConfiguration, Connect"
        + " DescribeTopicDynamicConfiguration AlterTopicDynamicConfiguration",
    "alter a topic, AlterTopic, Connect DescribeTopic AlterTopic",
  })
  void useCase_isTheClosureOfItsAction_andAllowsExactlyThat(
      String useCase, String action, String listed) {
    List<KafkaClusterAction> closure = KafkaClusterAction.find(action).orElseThrow().closure();
    assertThat(closure)
        .as(useCase)
        .extracting(KafkaClusterAction::name)
        .containsExactlyInAnyOrder(listed.split(" "));

    LeastPrivilege needs = LeastPrivilege.create();
    closure.forEach(row -> needs.observe(row.action(), RESOURCES.get(row.resourceType())));
    CompiledPolicies policies =
        PolicySet.builder().identity(useCase, needs.document()).build().compile();

    for (KafkaClusterAction row : KafkaClusterAction.all()) {
      String resource = RESOURCES.get(row.resourceType());
      assertThat(Ask.decide(policies, row.action(), resource).allowed())
          .as("%s: %s", useCase, row)
          .isEqualTo(closure.contains(row));
      assertThat(Ask.decide(policies, row.action(), resource + "x").allowed()).isFalse();
    }
  }

  /** Without any one of the listed actions its own request is refused, and the remedy helps. */
  @ParameterizedTest
  @CsvSource({"ReadData", "WriteData", "WriteDataIdempotently", "AlterTransactionalId"})
  void missingAction_isRefused_andItsMinimalStatementCures(String action) {
    List<KafkaClusterAction> closure = KafkaClusterAction.find(action).orElseThrow().closure();
    for (KafkaClusterAction missing : closure) {
      List<Statement> statements = new ArrayList<>();
      closure.stream()
          .filter(row -> !row.equals(missing))
          .forEach(row -> statements.add(row.minimalStatement(RESOURCES.get(row.resourceType()))));
      String resource = RESOURCES.get(missing.resourceType());

      Statement[] lacking = statements.toArray(new Statement[0]);
      assertThat(Ask.decide(Ask.identity(lacking), missing.action(), resource).outcome())
          .isEqualTo(Decision.Outcome.IMPLICIT_DENY);

      statements.add(missing.minimalStatement(resource));
      Statement[] cured = statements.toArray(new Statement[0]);
      assertThat(Ask.allowed(missing.action(), resource, cured)).isTrue();
    }
  }

  @Test
  void admin_mayDoAll() {
    Statement admin = Statement.allow("kafka-cluster:*").on("*").build();

    assertThat(KafkaClusterAction.all())
        .allSatisfy(
            row ->
                assertThat(Ask.allowed(row.action(), RESOURCES.get(row.resourceType()), admin))
                    .isTrue());
    assertThat(Ask.allowed("kafka:DeleteCluster", Ask.CLUSTER, admin)).isFalse();
  }

  /** "Authorization policies for IAM", the policy for general access to a cluster. */
  @ParameterizedTest
  @CsvSource({
    "Connect, cluster, true",
    "AlterCluster, cluster, true",
    "WriteDataIdempotently, cluster, false",
    "CreateTopic, topic, true",
    "AlterTopicDynamicConfiguration, topic, true",
    "ReadData, topic, true",
    "WriteData, topic, true",
    "DescribeGroup, group, true",
    "AlterGroup, group, true",
    "DeleteGroup, group, false",
    "DescribeTransactionalId, transactional-id, false",
  })
  void generalAccessExample(String action, String type, boolean allowed) {
    CompiledPolicies policies =
        Ask.identity(
            """
            {"Version": "2012-10-17", "Statement": [
              {"Effect": "Allow",
               "Action": ["kafka-cluster:Connect", "kafka-cluster:AlterCluster",
                          "kafka-cluster:DescribeCluster"],
               "Resource": ["arn:aws:kafka:us-east-1:111122223333:cluster/MyTestCluster/%1$s"]},
              {"Effect": "Allow",
               "Action": ["kafka-cluster:*Topic*", "kafka-cluster:WriteData",
                          "kafka-cluster:ReadData"],
               "Resource": ["arn:aws:kafka:us-east-1:111122223333:topic/MyTestCluster/*"]},
              {"Effect": "Allow",
               "Action": ["kafka-cluster:AlterGroup", "kafka-cluster:DescribeGroup"],
               "Resource": ["arn:aws:kafka:us-east-1:111122223333:group/MyTestCluster/*"]}
            ]}"""
                .formatted(Ask.U));

    assertThat(Ask.decide(policies, "kafka-cluster:" + action, RESOURCES.get(type)).allowed())
        .isEqualTo(allowed);
  }

  /** A cluster-level permission granted on a topic does not work. */
  @Test
  void idempotentWrite_onATopicArn_hasNoEffect() {
    String action = "kafka-cluster:WriteDataIdempotently";
    Statement onTopic = Statement.allow(action, "kafka-cluster:WriteData").on(Ask.TOPIC).build();

    Decision decision = Ask.decide(Ask.identity(onTopic), action, Ask.CLUSTER);

    assertThat(decision.allowed()).isFalse();
    assertThat(decision.reason()).contains("differs at the resource type");
  }

  /** Whether every topic is covered is asked with a name that no policy spells out. */
  @Test
  void writingToAllTopics_isSeenByAnImprobableName() {
    String any = Ask.R + "topic/MyTestCluster/" + Ask.U + "/~any-topic~";
    Statement all =
        Statement.allow("kafka-cluster:WriteData").on(Ask.R + "topic/MyTestCluster/*").build();
    Statement one = Statement.allow("kafka-cluster:WriteData").on(Ask.TOPIC).build();

    assertThat(Ask.allowed("kafka-cluster:WriteData", any, all)).isTrue();
    assertThat(Ask.allowed("kafka-cluster:WriteData", any, one)).isFalse();
  }

  /** "AWSMSKReplicatorExecutionRole". */
  @Test
  void replicatorExecutionRole_coversAllClustersOfAllAccounts() {
    CompiledPolicies policies =
        Ask.identity(
            Ask.policy(
                "'Sid':'TopicPermissions','Effect':'Allow','Action':['kafka-cluster:DescribeTopic',"
                    + "'kafka-cluster:WriteData','kafka-cluster:ReadData'],"
                    + "'Resource':['arn:aws:kafka:*:*:topic/*/*']"));

    assertThat(Ask.decide(policies, "kafka-cluster:ReadData", Ask.TOPIC).allowed()).isTrue();
    assertThat(Ask.decide(policies, "kafka-cluster:ReadData", Ask.GROUP).allowed()).isFalse();
  }

  /** A cluster policy lets another account connect; that account's own policy has to as well. */
  @Test
  void clusterPolicy_acrossAccounts() {
    PolicyDocument cluster =
        PolicyDocument.parse(
            Ask.policy(
                "'Effect':'Allow','Principal':{'AWS':['444455556666']},'Action':["
                    + "'kafka-cluster:Connect','kafka:CreateVpcConnection'],'Resource':'"
                    + Ask.CLUSTER
                    + "'"));
    PolicyDocument own =
        PolicyDocument.of(Statement.allow("kafka-cluster:*").on(Ask.CLUSTER).build());
    CompiledPolicies both =
        PolicySet.builder().identity("own", own).resource("cluster", cluster).build().compile();

    assertThat(Ask.decideAs(Ask.STRANGER, both, "kafka-cluster:Connect", Ask.CLUSTER).allowed())
        .isTrue();
    assertThat(
            Ask.decideAs(Ask.STRANGER, both, "kafka-cluster:AlterCluster", Ask.CLUSTER).allowed())
        .isFalse();
    assertThat(Ask.decideAs(Ask.STRANGER, both, "kafka:CreateVpcConnection", Ask.CLUSTER).allowed())
        .isFalse();
  }
}
