package io.msksdk.local.replicator;

import io.msksdk.local.api.Caller;
import io.msksdk.local.api.Operation;
import io.msksdk.local.replicator.ReplicatorRequest.ClusterSide;
import io.msksdk.local.wire.WireRequest;
import org.jspecify.annotations.Nullable;
import software.amazon.awssdk.services.kafka.model.CreateReplicatorRequest;
import software.amazon.awssdk.services.kafka.model.DescribeReplicatorRequest;
import software.amazon.awssdk.services.kafka.model.DescribeReplicatorResponse;
import software.amazon.awssdk.services.kafka.model.KafkaClusterDescription;
import software.amazon.awssdk.services.kafka.model.ReplicationInfo;
import software.amazon.awssdk.services.kafka.model.ReplicationInfoDescription;
import software.amazon.awssdk.services.kafka.model.ReplicationStateInfo;
import software.amazon.awssdk.services.kafka.model.StateInfo;

/** Describes a replicator. */
record DescribeReplicatorOperation(Replicators replicators)
    implements Operation<DescribeReplicatorRequest> {

  @Override
  public String name() {
    return "DescribeReplicator";
  }

  @Override
  public DescribeReplicatorRequest read(WireRequest request) {
    return request.as(DescribeReplicatorRequest.builder());
  }

  @Override
  public DescribeReplicatorResponse answer(DescribeReplicatorRequest request, Caller caller) {

    ReplicatorView view = replicators.describe(caller.owner(), request.replicatorArn());
    Replicator replicator = view.replicator();
    CreateReplicatorRequest asked = replicator.request().asked();
    return DescribeReplicatorResponse.builder()
        .creationTime(replicator.createdAt())
        .currentVersion(replicator.version())
        .isReplicatorReference(view.reference())
        .kafkaClusters(shape(replicator.request().source()), shape(replicator.request().target()))
        .replicationInfoList(shape(replicator))
        .replicatorArn(view.arn())
        .replicatorDescription(asked.description())
        .replicatorName(replicator.name())
        .replicatorResourceArn(replicator.arn())
        .replicatorState(replicator.state())
        .serviceExecutionRoleArn(asked.serviceExecutionRoleArn())
        .stateInfo(shape(replicator.stateInfo()))
        .tags(replicator.tags().now())
        .logDelivery(replicator.logDelivery())
        .build();
  }

  private static KafkaClusterDescription shape(ClusterSide side) {
    return KafkaClusterDescription.builder()
        .amazonMskCluster(side.cluster().amazonMskCluster())
        .apacheKafkaCluster(side.cluster().apacheKafkaCluster())
        .clientAuthentication(side.cluster().clientAuthentication())
        .encryptionInTransit(side.cluster().encryptionInTransit())
        .kafkaClusterAlias(side.alias())
        .vpcConfig(side.cluster().vpcConfig())
        .build();
  }

  private static ReplicationInfoDescription shape(Replicator replicator) {
    ReplicationInfo replication = replicator.replication();
    return ReplicationInfoDescription.builder()
        .sourceKafkaClusterAlias(replicator.request().source().alias())
        .targetKafkaClusterAlias(replicator.request().target().alias())
        .targetCompressionType(replication.targetCompressionType())
        .topicReplication(replication.topicReplication())
        .consumerGroupReplication(replication.consumerGroupReplication())
        .build();
  }

  private static @Nullable ReplicationStateInfo shape(@Nullable StateInfo info) {
    return info == null
        ? null
        : ReplicationStateInfo.builder().code(info.code()).message(info.message()).build();
  }
}
