package io.msksdk.core.policy;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import io.msksdk.core.check.InvalidSpecException;
import java.util.List;
import java.util.stream.Collectors;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

/** The catalogue of Kafka's actions against what the guide prints. */
class KafkaClusterActionTest {

  @Test
  void catalogue_hasTheGuidesActions() {
    assertThat(KafkaClusterAction.all()).hasSize(19);
    assertThat(
            KafkaClusterAction.all().stream()
                .collect(
                    Collectors.groupingBy(KafkaClusterAction::resourceType, Collectors.counting())))
        .containsEntry("cluster", 6L)
        .containsEntry("topic", 8L)
        .containsEntry("group", 3L)
        .containsEntry("transactional-id", 2L);
    assertThat(names(KafkaClusterAction.all().stream().filter(row -> !row.serverless()).toList()))
        .isEqualTo(
            "AlterCluster DescribeClusterDynamicConfiguration AlterClusterDynamicConfiguration");
    assertThat(KafkaClusterAction.all())
        .allSatisfy(row -> assertThat(row.source()).startsWith("Amazon MSK Developer Guide, "));
  }

  @ParameterizedTest
  @CsvSource({
    "CLUSTER, DESCRIBE, DescribeCluster",
    "CLUSTER, ALTER, AlterCluster",
    "CLUSTER, DESCRIBE_CONFIGS, DescribeClusterDynamicConfiguration",
    "CLUSTER, ALTER_CONFIGS, AlterClusterDynamicConfiguration",
    "CLUSTER, IDEMPOTENT_WRITE, WriteDataIdempotently",
    "TOPIC, CREATE, CreateTopic",
    "TOPIC, DESCRIBE, DescribeTopic",
    "TOPIC, ALTER, AlterTopic",
    "TOPIC, DELETE, DeleteTopic",
    "TOPIC, DESCRIBE_CONFIGS, DescribeTopicDynamicConfiguration",
    "TOPIC, ALTER_CONFIGS, AlterTopicDynamicConfiguration",
    "TOPIC, READ, ReadData",
    "TOPIC, WRITE, WriteData",
    "GROUP, DESCRIBE, DescribeGroup",
    "GROUP, READ, AlterGroup",
    "GROUP, DELETE, DeleteGroup",
    "TRANSACTIONAL_ID, DESCRIBE, DescribeTransactionalId",
    "TRANSACTIONAL_ID, WRITE, AlterTransactionalId",
  })
  void operation_standsForAnAction(String type, String operation, String name) {
    KafkaClusterAction action = KafkaClusterAction.forOperation(type, operation).orElseThrow();

    assertThat(action.name()).isEqualTo(name);
    assertThat(action.operation()).contains(operation);
    assertThat(action.action()).isEqualTo("kafka-cluster:" + name).isEqualTo(action.toString());
  }

  @ParameterizedTest
  @CsvSource({
    "CLUSTER, CREATE",
    "CLUSTER, DELETE",
    "CLUSTER, CLUSTER_ACTION",
    "GROUP, DESCRIBE_CONFIGS",
    "GROUP, ALTER_CONFIGS",
    "TOPIC, ALL",
    "DELEGATION_TOKEN, DESCRIBE",
    "USER, CREATE_TOKENS",
  })
  void operationWithoutAnAction_cannotBeGranted(String type, String operation) {
    assertThat(KafkaClusterAction.forOperation(type, operation)).isEmpty();
  }

  /** The guide's wildcard examples and what follows from its table. */
  @ParameterizedTest
  @CsvSource({
    "*Topic, CreateTopic DescribeTopic AlterTopic DeleteTopic",
    "*Topic*, CreateTopic DescribeTopic AlterTopic DeleteTopic DescribeTopicDynamicConfiguration"
        + " AlterTopicDynamicConfiguration",
    "Describe*, DescribeCluster DescribeClusterDynamicConfiguration DescribeTopic"
        + " DescribeTopicDynamicConfiguration DescribeGroup DescribeTransactionalId",
    "Alter*, AlterCluster AlterClusterDynamicConfiguration AlterTopic"
        + " AlterTopicDynamicConfiguration AlterGroup AlterTransactionalId",
    "Delete*, DeleteTopic DeleteGroup",
    "*Data, ReadData WriteData",
    "*Data*, WriteDataIdempotently ReadData WriteData",
    "WriteData*, WriteDataIdempotently WriteData",
    "*Group, DescribeGroup AlterGroup DeleteGroup",
    "*TransactionalId, DescribeTransactionalId AlterTransactionalId",
    "*Cluster, DescribeCluster AlterCluster",
    "*Cluster*, DescribeCluster AlterCluster DescribeClusterDynamicConfiguration"
        + " AlterClusterDynamicConfiguration",
    "*DynamicConfiguration, DescribeClusterDynamicConfiguration AlterClusterDynamicConfiguration"
        + " DescribeTopicDynamicConfiguration AlterTopicDynamicConfiguration",
  })
  void pattern_coversActions(String pattern, String names) {
    assertThat(names(KafkaClusterAction.matching("kafka-cluster:" + pattern))).isEqualTo(names);
  }

  @Test
  void patternOfEverything_coversAll_andThatOfAnotherServiceNone() {
    assertThat(KafkaClusterAction.matching("kafka-cluster:*")).hasSize(19);
    assertThat(KafkaClusterAction.matching("*")).hasSize(19);
    assertThat(KafkaClusterAction.matching("kafka:*")).isEmpty();
  }

  @ParameterizedTest
  @CsvSource({
    "Connect, Connect",
    "AlterCluster, Connect DescribeCluster AlterCluster",
    "WriteDataIdempotently, Connect WriteDataIdempotently DescribeTopic WriteData",
    "CreateTopic, Connect CreateTopic",
    "DeleteTopic, Connect DescribeTopic DeleteTopic",
    "AlterTopicDynamicConfiguration, Connect DescribeTopicDynamicConfiguration"
        + " AlterTopicDynamicConfiguration",
    "ReadData, Connect DescribeTopic ReadData DescribeGroup AlterGroup",
    "WriteData, Connect DescribeTopic WriteData",
    "DeleteGroup, Connect DescribeGroup DeleteGroup",
    "AlterTransactionalId, Connect DescribeTopic WriteData DescribeTransactionalId"
        + " AlterTransactionalId",
  })
  void closure_isWhatAPolicyMustContain(String name, String closure) {
    assertThat(names(KafkaClusterAction.find(name).orElseThrow().closure())).isEqualTo(closure);
  }

  @Test
  void companions_areThoseOfTheTable() {
    assertThat(names(KafkaClusterAction.find("kafka-cluster:readdata").orElseThrow().companions()))
        .isEqualTo("Connect DescribeTopic AlterGroup");
    assertThat(KafkaClusterAction.find("Connect").orElseThrow().companions()).isEmpty();
    assertThat(KafkaClusterAction.find("Connect").orElseThrow().operation()).isEmpty();
    assertThat(KafkaClusterAction.find("kafka:ReadData")).isEmpty();
  }

  @Test
  void minimalStatement_allowsThatAndNothingElse() {
    KafkaClusterAction read = KafkaClusterAction.find("ReadData").orElseThrow();

    Statement statement = read.minimalStatement(Ask.TOPIC);

    assertThat(statement)
        .hasToString(
            "{\"Effect\":\"Allow\",\"Action\":\"kafka-cluster:ReadData\",\"Resource\":\""
                + Ask.TOPIC
                + "\"}");
    assertThat(Ask.allowed(read.action(), Ask.TOPIC, statement)).isTrue();
    assertThat(Ask.allowed(read.action(), Ask.TOPIC + "2", statement)).isFalse();
  }

  @Test
  void minimalStatement_takesWildcardsInNamesLiterally() {
    KafkaClusterAction join = KafkaClusterAction.find("AlterGroup").orElseThrow();
    String odd = Ask.R + "group/MyTestCluster/" + Ask.U + "/a*b?${x}";

    Statement statement = join.minimalStatement(odd);

    assertThat(Ask.allowed(join.action(), odd, statement)).isTrue();
    assertThat(Ask.allowed(join.action(), odd.replace("*", "any"), statement)).isFalse();
    assertThatThrownBy(() -> join.minimalStatement("orders"))
        .isInstanceOf(InvalidSpecException.class);
  }

  private static String names(List<KafkaClusterAction> actions) {
    return actions.stream().map(KafkaClusterAction::name).collect(Collectors.joining(" "));
  }
}
