package io.msksdk.local.iam;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import com.fasterxml.jackson.databind.JsonNode;
import io.msksdk.local.TestEngine;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import java.util.stream.Stream;
import org.apache.kafka.clients.admin.AlterConfigOp;
import org.apache.kafka.clients.admin.ConfigEntry;
import org.apache.kafka.clients.admin.RecordsToDelete;
import org.apache.kafka.clients.consumer.OffsetAndMetadata;
import org.apache.kafka.common.ElectionType;
import org.apache.kafka.common.TopicPartition;
import org.apache.kafka.common.acl.AccessControlEntry;
import org.apache.kafka.common.acl.AclBinding;
import org.apache.kafka.common.acl.AclBindingFilter;
import org.apache.kafka.common.acl.AclOperation;
import org.apache.kafka.common.acl.AclPermissionType;
import org.apache.kafka.common.config.ConfigResource;
import org.apache.kafka.common.quota.ClientQuotaFilter;
import org.apache.kafka.common.resource.PatternType;
import org.apache.kafka.common.resource.ResourcePattern;
import org.apache.kafka.common.resource.ResourceType;
import org.junit.jupiter.api.AfterAll;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.Arguments;
import org.junit.jupiter.params.provider.MethodSource;
import software.amazon.awssdk.auth.credentials.AwsBasicCredentials;

/** Requests beside those of the use cases, each with the action that a caller lacks for it. */
class RequestsBrokerIT {
  private static final TopicPartition PARTITION = new TopicPartition("orders", 0);
  private static final String USER = TestEngine.userArn("looks-only");

  private static TestEngine engine;
  private static IamCluster cluster;
  private static KafkaCaller caller;

  @BeforeAll
  static void start() {
    engine = TestEngine.start();
    cluster = IamCluster.in(engine, "requests");
    cluster.createTopic("orders");
    cluster.admin().produce("orders", "first");
    engine.user(
        "AKIALOOKSONLY0000000",
        "secret",
        "looks-only",
        """
        {"Effect":"Allow","Resource":"*","Action":["kafka-cluster:Connect",
          "kafka-cluster:DescribeTopic","kafka-cluster:DescribeGroup"]}
        """);
    caller =
        KafkaCaller.iam(
            engine,
            cluster.brokers(),
            () -> AwsBasicCredentials.create("AKIALOOKSONLY0000000", "secret"));
  }

  @AfterAll
  static void stop() {
    engine.close();
  }

  static Stream<Arguments> requests() {
    return Stream.of(
        request("DescribeCluster", a -> a.describeAcls(AclBindingFilter.ANY).values()),
        request("DescribeCluster", a -> a.listPartitionReassignments().reassignments()),
        request("DescribeCluster", a -> a.describeLogDirs(List.of(1)).allDescriptions()),
        request("AlterCluster", a -> a.createAcls(List.of(acl())).all()),
        request("AlterCluster", a -> a.deleteAcls(List.of(AclBindingFilter.ANY)).all()),
        request(
            "AlterCluster", a -> a.electLeaders(ElectionType.PREFERRED, Set.of(PARTITION)).all()),
        request(
            "AlterCluster",
            a -> a.alterPartitionReassignments(Map.of(PARTITION, Optional.empty())).all()),
        request(
            "DescribeClusterDynamicConfiguration",
            a -> a.describeClientQuotas(ClientQuotaFilter.all()).entities()),
        request("DeleteTopic", a -> a.deleteTopics(List.of("orders")).all()),
        request(
            "DeleteTopic",
            a -> a.deleteRecords(Map.of(PARTITION, RecordsToDelete.beforeOffset(1))).all()),
        request("ReadData", a -> a.describeProducers(List.of(PARTITION)).all()),
        request("DeleteGroup", a -> a.deleteConsumerGroups(List.of("readers")).all()),
        request(
            "AlterGroup",
            a ->
                a.alterConsumerGroupOffsets("readers", Map.of(PARTITION, new OffsetAndMetadata(0)))
                    .all()),
        request("DescribeTransactionalId", a -> a.describeTransactions(List.of("payments")).all()),
        request(
            "none",
            a ->
                a.describeConfigs(List.of(new ConfigResource(ConfigResource.Type.GROUP, "readers")))
                    .all()),
        request(
            "none",
            a ->
                a.incrementalAlterConfigs(
                        Map.of(
                            new ConfigResource(ConfigResource.Type.GROUP, "readers"),
                            List.of(
                                new AlterConfigOp(
                                    new ConfigEntry("consumer.session.timeout.ms", "50000"),
                                    AlterConfigOp.OpType.SET))))
                    .all()));
  }

  @ParameterizedTest
  @MethodSource("requests")
  void request_withoutItsAction_isDeniedAndNamed(String action, KafkaCaller.AdminCall<?> call) {
    int before = engine.denials(USER).size();

    assertThatThrownBy(() -> caller.admin(call)).isInstanceOf(RuntimeException.class);

    JsonNode denials = engine.denials(USER);
    assertThat(denials.size()).isGreaterThan(before);
    String expected = action.equals("none") ? action : "kafka-cluster:" + action;
    JsonNode last = denials.path(denials.size() - 1);
    assertThat(last.path("action").asText()).isEqualTo(expected);
    assertThat(last.path("remedy").isNull()).isEqualTo(action.equals("none"));
  }

  private static <T> Arguments request(String action, KafkaCaller.AdminCall<T> call) {
    return Arguments.of(action, call);
  }

  private static AclBinding acl() {
    return new AclBinding(
        new ResourcePattern(ResourceType.TOPIC, "orders", PatternType.LITERAL),
        new AccessControlEntry("User:alice", "*", AclOperation.READ, AclPermissionType.ALLOW));
  }
}
