package io.msksdk.local.replicate;

import com.fasterxml.jackson.databind.JsonNode;
import io.msksdk.local.Fixtures;
import io.msksdk.local.TestEngine;
import java.util.List;
import java.util.function.Consumer;
import java.util.function.UnaryOperator;
import software.amazon.awssdk.services.kafka.KafkaClient;
import software.amazon.awssdk.services.kafka.model.DescribeReplicatorResponse;
import software.amazon.awssdk.services.kafka.model.KafkaCluster;
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
    return create(
        engine, kafka, name, Fixtures.side(source), Fixtures.side(target), ROLE, settings);
  }

  /** With a role and clusters of one's own choice. */
  static TestReplicator create(
      TestEngine engine,
      KafkaClient kafka,
      String name,
      KafkaCluster from,
      KafkaCluster to,
      String role,
      UnaryOperator<ReplicationInfo.Builder> settings) {
    TestReplicator replicator = ask(engine, kafka, name, from, to, role, settings);
    String unused = Side.await(replicator::state, state -> !state.equals("CREATING"));
    return replicator;
  }

  /** The same, before it is there. */
  static TestReplicator ask(
      TestEngine engine,
      KafkaClient kafka,
      String name,
      KafkaCluster from,
      KafkaCluster to,
      String role,
      UnaryOperator<ReplicationInfo.Builder> settings) {
    ReplicationInfo info =
        settings
            .apply(
                ReplicationInfo.builder()
                    .applyMutation(named(from, to))
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
                        .serviceExecutionRoleArn(role)
                        .kafkaClusters(from, to)
                        .replicationInfoList(info))
            .replicatorArn();
    return new TestReplicator(engine, kafka, arn);
  }

  private static Consumer<ReplicationInfo.Builder> named(KafkaCluster from, KafkaCluster to) {
    return info -> {
      if (to.apacheKafkaCluster() == null) {
        info.targetKafkaClusterArn(to.amazonMskCluster().mskClusterArn());
      } else {
        info.targetKafkaClusterId(to.apacheKafkaCluster().apacheKafkaClusterId());
      }
      if (from.apacheKafkaCluster() == null) {
        info.sourceKafkaClusterArn(from.amazonMskCluster().mskClusterArn());
      } else {
        info.sourceKafkaClusterId(from.apacheKafkaCluster().apacheKafkaClusterId());
      }
    };
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
