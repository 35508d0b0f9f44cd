package io.msksdk.local.channel;

import static org.assertj.core.api.Assertions.assertThat;

import io.msksdk.local.Fixtures;
import io.msksdk.local.TestEngine;
import org.junit.jupiter.api.AfterAll;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.Test;
import software.amazon.awssdk.services.kafka.KafkaClient;
import software.amazon.awssdk.services.kafka.model.ClusterOperationInfo;
import software.amazon.awssdk.services.kafka.model.ClusterOperationV2Summary;

/** What is done to channels is an operation on their cluster. */
class ChannelOperationsContractTest {
  private static TestEngine engine;
  private static Fixtures fixtures;
  private static KafkaClient kafka;

  @BeforeAll
  static void start() {
    engine = TestEngine.withoutBrokers();
    fixtures = new Fixtures(engine);
    kafka = fixtures.kafka();
  }

  @AfterAll
  static void stop() {
    fixtures.close();
    engine.close();
  }

  @Test
  void operation_onAChannel_isDescribedAmongThoseOfItsCluster() {
    Fixtures.Resources resources = fixtures.resources();
    String channel = resources.named("channel");
    String cluster = resources.named("express");
    String created =
        kafka.describeChannel(r -> r.clusterArn(cluster).channelArn(channel)).clusterOperationArn();
    String updated =
        kafka
            .updateChannel(
                r ->
                    r.clusterArn(cluster)
                        .channelArn(channel)
                        .s3DestinationUpdate(u -> u.dataFreshnessInSeconds(60)))
            .clusterOperationArn();
    String deleted =
        kafka.deleteChannel(r -> r.clusterArn(cluster).channelArn(channel)).clusterOperationArn();

    ClusterOperationInfo older =
        kafka.describeClusterOperation(r -> r.clusterOperationArn(deleted)).clusterOperationInfo();
    var current =
        kafka
            .describeClusterOperationV2(r -> r.clusterOperationArn(updated))
            .clusterOperationInfo();

    assertThat(older.clusterArn()).isEqualTo(cluster);
    assertThat(older.operationType()).isEqualTo("DELETE_CHANNEL");
    assertThat(older.operationState()).isEqualTo("UPDATE_COMPLETE");
    assertThat(older.endTime()).isAfterOrEqualTo(older.creationTime());
    assertThat(current.operationType()).isEqualTo("UPDATE_CHANNEL");
    assertThat(current.provisioned().operationSteps()).hasSize(1);
    assertThat(kafka.listClusterOperationsV2(r -> r.clusterArn(cluster)).clusterOperationInfoList())
        .extracting(ClusterOperationV2Summary::operationArn)
        .containsExactly(deleted, updated, created);
  }
}
