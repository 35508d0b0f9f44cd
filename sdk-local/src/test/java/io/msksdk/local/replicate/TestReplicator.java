package io.msksdk.local.replicate;

import com.fasterxml.jackson.databind.JsonNode;
import io.msksdk.local.Fixtures;
import io.msksdk.local.TestEngine;
import java.util.List;
import java.util.function.UnaryOperator;
import software.amazon.awssdk.services.kafka.KafkaClient;
import software.amazon.awssdk.services.kafka.model.DescribeReplicatorResponse;
import software.amazon.awssdk.services.kafka.model.NotFoundException;
import software.amazon.awssdk.services.kafka.model.ReplicationInfo;

/** A replicator of a test. */
record TestReplicator(TestEngine engine, KafkaClient kafka, String arn) {
  static final String ROLE = "arn:aws:iam::111122223333:role/replicator";

  static TestReplicator create(
      TestEngine engine,
      KafkaClient kafka,
      String name,
      String source,
      String target,
      UnaryOperator<ReplicationInfo.Builder> settings) {
    ReplicationInfo info =
        settings
            .apply(
                ReplicationInfo.builder()
                    .sourceKafkaClusterArn(source)
                    .targetKafkaClusterArn(target)
                    .targetCompressionType("NONE")
                    .topicReplication(
                        t ->
                            t.topicsToReplicate(".*")
                                .startingPosition(p -> p.type("EARLIEST"))
                                .topicNameConfiguration(
                                    n -> n.type("PREFIXED_WITH_SOURCE_CLUSTER_ALIAS")))
                    .consumerGroupReplication(g -> g.consumerGroupsToReplicate(".*")))
            .build();
    String arn =
        kafka
            .createReplicator(
                r ->
                    r.replicatorName(name)
                        .serviceExecutionRoleArn(ROLE)
                        .kafkaClusters(Fixtures.side(source), Fixtures.side(target))
                        .replicationInfoList(info))
            .replicatorArn();
    TestReplicator replicator = new TestReplicator(engine, kafka, arn);
    String unused = Side.await(replicator::state, state -> !state.equals("CREATING"));
    return replicator;
  }

  static UnaryOperator<ReplicationInfo.Builder> identical(String mode, String... topics) {
    return info ->
        info.topicReplication(
                t ->
                    t.topicsToReplicate(topics)
                        .startingPosition(p -> p.type("EARLIEST"))
                        .topicNameConfiguration(n -> n.type("IDENTICAL")))
            .consumerGroupReplication(
                g -> g.consumerGroupsToReplicate(".*").consumerGroupOffsetSyncMode(mode));
  }

  DescribeReplicatorResponse described() {
    return kafka.describeReplicator(r -> r.replicatorArn(arn));
  }

  String state() {
    return described().replicatorStateAsString();
  }

  String prefix() {
    return described().replicationInfoList().get(0).sourceKafkaClusterAlias() + ".";
  }

  JsonNode steer(String action, String body) {
    return engine.post("/_local/replicators/" + TestEngine.encoded(arn) + "/" + action, body);
  }

  void delete() {
    Object unused = kafka.deleteReplicator(r -> r.replicatorArn(arn));
    List<String> unusedToo =
        Side.await(
            () -> {
              try {
                return List.of(state());
              } catch (NotFoundException e) {
                return List.of();
              }
            },
            List::isEmpty);
  }
}
