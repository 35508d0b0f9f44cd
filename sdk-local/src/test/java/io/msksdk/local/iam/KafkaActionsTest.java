package io.msksdk.local.iam;

import static java.util.Objects.requireNonNull;
import static org.assertj.core.api.Assertions.assertThat;

import io.msksdk.core.policy.KafkaClusterAction;
import java.util.Set;
import java.util.TreeSet;
import org.apache.kafka.common.acl.AclOperation;
import org.apache.kafka.common.resource.ResourceType;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

class KafkaActionsTest {
  private static final String CLUSTER = "arn:aws:kafka:us-east-1:111122223333:cluster/c/u-1";

  @ParameterizedTest
  @CsvSource({
    "READ, GROUP, AlterGroup, group/c/u-1/x",
    "WRITE, TRANSACTIONAL_ID, AlterTransactionalId, transactional-id/c/u-1/x",
    "CREATE, TOPIC, CreateTopic, topic/c/u-1/x",
    "IDEMPOTENT_WRITE, CLUSTER, WriteDataIdempotently, cluster/c/u-1",
    "DESCRIBE_CONFIGS, CLUSTER, DescribeClusterDynamicConfiguration, cluster/c/u-1"
  })
  void operation_ofKafka_needsAnActionOnAResource(
      AclOperation operation, ResourceType type, String action, String resource) {
    IamNeed need = requireNonNull(KafkaActions.of(CLUSTER).need(operation, type, "x"));

    assertThat(need.action()).isEqualTo("kafka-cluster:" + action);
    assertThat(need.resource()).isEqualTo("arn:aws:kafka:us-east-1:111122223333:" + resource);
  }

  @ParameterizedTest
  @CsvSource({
    "CREATE, CLUSTER",
    "DELETE, CLUSTER",
    "CLUSTER_ACTION, CLUSTER",
    "DESCRIBE_CONFIGS, GROUP",
    "DESCRIBE, DELEGATION_TOKEN",
    "DESCRIBE, USER"
  })
  void operation_thatNoActionStandsFor_cannotBeGranted(AclOperation operation, ResourceType type) {
    assertThat(KafkaActions.of(CLUSTER).need(operation, type, "x")).isNull();
  }

  @Test
  void actions_allButConnect_areAskedForBySomeOperation() {
    KafkaActions actions = KafkaActions.of(CLUSTER);
    Set<String> asked = new TreeSet<>();
    for (ResourceType type : ResourceType.values()) {
      for (AclOperation operation : AclOperation.values()) {
        IamNeed need = actions.need(operation, type, "x");
        if (need != null) {
          asked.add(need.row().name());
        }
      }
    }

    assertThat(asked).hasSize(18).doesNotContain("Connect");
    assertThat(KafkaClusterAction.all()).hasSize(19);
  }
}
