package io.msksdk.core.arn;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import io.msksdk.core.check.InvalidSpecException;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

/** The ARNs of what lies in a cluster, and those that name other parts than name and UUID. */
class InnerArnsTest {
  private static final String UUID = "abcd1234-0123-abcd-5678-1234abcd-1";
  private static final MskClusterArn CLUSTER =
      MskClusterArn.of("eu-west-1", "123456789012", "orders", UUID);

  @Test
  void topic_249Characters_isTheLongest() {
    assertThat(CLUSTER.topic("t".repeat(249)).topic()).hasSize(249);
    assertThatThrownBy(() -> CLUSTER.topic("t".repeat(250)))
        .isInstanceOf(InvalidSpecException.class)
        .hasMessageContaining("topicArn.topic: ttt");
  }

  @ParameterizedTest
  @ValueSource(strings = {"", ".", "..", "a/b", "a b", "a*", "ü"})
  void topic_nameKafkaRefuses_isRefused(String topic) {
    assertThatThrownBy(() -> CLUSTER.topic(topic))
        .isInstanceOf(InvalidSpecException.class)
        .hasMessageContaining("topicArn.topic: " + topic + " (expected: 1 to 249 letters");
  }

  @ParameterizedTest
  @ValueSource(strings = {"...", "a", "__amazon_msk_connect_1", "A.b-c"})
  void topic_nameKafkaAllows_isKept(String topic) {
    assertThat(MskTopicArn.parse(CLUSTER.topic(topic).toString()).topic()).isEqualTo(topic);
  }

  @ParameterizedTest
  @ValueSource(strings = {"app", "a/b//c", "a:b", " ", "*", "/", "ünï"})
  void groupAndTransactionalId_anyText_isReadBack(String id) {
    MskGroupArn group = CLUSTER.group(id);
    MskTransactionalIdArn transaction = CLUSTER.transactionalId(id);

    assertThat(MskGroupArn.parse(group.toString())).isEqualTo(group);
    assertThat(group.group()).isEqualTo(id);
    assertThat(group.cluster()).isEqualTo(CLUSTER);
    assertThat(MskTransactionalIdArn.parse(transaction.toString())).isEqualTo(transaction);
    assertThat(transaction.transactionalId()).isEqualTo(id);
    assertThat(transaction.cluster()).isEqualTo(CLUSTER);
  }

  @Test
  void groupAndTransactionalId_empty_areRefused() {
    assertThatThrownBy(() -> CLUSTER.group(""))
        .isInstanceOf(InvalidSpecException.class)
        .hasMessageContaining("groupArn.group:  (expected: a group id, not empty)");
    assertThatThrownBy(() -> CLUSTER.transactionalId(""))
        .isInstanceOf(InvalidSpecException.class)
        .hasMessageContaining("transactionalIdArn.transactionalId:  (expected: a transactional id");
  }

  @Test
  void operation_parsed_knowsItsCluster() {
    MskClusterOperationArn operation =
        MskClusterOperationArn.parse(
            "arn:aws:kafka:eu-west-1:123456789012:cluster-operation/orders/" + UUID + "/0123-ef");

    assertThat(operation.operationUuid()).isEqualTo("0123-ef");
    assertThat(operation.cluster()).isEqualTo(CLUSTER);
    assertThatThrownBy(() -> MskClusterOperationArn.of(CLUSTER, "a/b"))
        .hasMessageContaining("clusterOperationArn.operationUuid: a/b (expected: a UUID)");
  }

  @Test
  void vpcConnection_ofAnotherAccount_keepsBothAccounts() {
    MskVpcConnectionArn connection = MskVpcConnectionArn.of(CLUSTER, "999988887777", "beef-3");

    assertThat(connection)
        .hasToString(
            "arn:aws:kafka:eu-west-1:999988887777:vpc-connection/123456789012/orders/beef-3");
    assertThat(connection.account()).isEqualTo("999988887777");
    assertThat(connection.clusterAccount()).isEqualTo("123456789012");
    assertThat(connection.clusterName()).isEqualTo("orders");
    assertThat(connection.uuid()).isEqualTo("beef-3");
  }

  @Test
  void vpcConnection_malformedClusterAccount_isRefusedByName() {
    assertThatThrownBy(
            () ->
                MskVpcConnectionArn.parse(
                    "arn:aws:kafka:eu-west-1:123456789012:vpc-connection/12/orders/beef-3"))
        .isInstanceOf(InvalidSpecException.class)
        .hasMessageContaining("vpcConnectionArn.clusterAccount: 12 (expected: 12 digits)");
  }

  @Test
  void namedResources_parsed_giveNameAndUuid() {
    assertThat(MskConfigurationArn.of("eu-west-1", "123456789012", "n", "u-1"))
        .satisfies(arn -> assertThat(arn.name()).isEqualTo("n"))
        .satisfies(arn -> assertThat(arn.uuid()).isEqualTo("u-1"));
    assertThat(MskReplicatorArn.of("eu-west-1", "123456789012", "n", "u-1"))
        .satisfies(arn -> assertThat(arn.name()).isEqualTo("n"))
        .satisfies(arn -> assertThat(arn.uuid()).isEqualTo("u-1"));
    assertThat(ConnectorArn.of("eu-west-1", "123456789012", "n", "u-1"))
        .satisfies(arn -> assertThat(arn.name()).isEqualTo("n"))
        .satisfies(arn -> assertThat(arn.uuid()).isEqualTo("u-1"));
    assertThat(CustomPluginArn.of("eu-west-1", "123456789012", "n", "u-1"))
        .satisfies(arn -> assertThat(arn.name()).isEqualTo("n"))
        .satisfies(arn -> assertThat(arn.uuid()).isEqualTo("u-1"));
    assertThat(WorkerConfigurationArn.of("eu-west-1", "123456789012", "n", "u-1"))
        .satisfies(arn -> assertThat(arn.name()).isEqualTo("n"))
        .satisfies(arn -> assertThat(arn.uuid()).isEqualTo("u-1"));
  }
}
