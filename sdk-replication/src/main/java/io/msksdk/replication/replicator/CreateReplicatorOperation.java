package io.msksdk.replication.replicator;

import io.msksdk.admin.call.MskCalls;
import io.msksdk.core.arn.MskReplicatorArn;
import java.util.Optional;
import software.amazon.awssdk.services.kafka.KafkaClient;
import software.amazon.awssdk.services.kafka.model.CreateReplicatorRequest;
import software.amazon.awssdk.services.kafka.model.KafkaCluster;
import software.amazon.awssdk.services.kafka.model.ReplicationInfo;

/** CreateReplicator. */
final class CreateReplicatorOperation {

  private CreateReplicatorOperation() {}

  static MskReplicatorArn call(MskCalls calls, ReplicatorSpec spec) {
    return MskReplicatorArn.parse(
        calls.write(request(spec), KafkaClient::createReplicator).replicatorArn());
  }

  static CreateReplicatorRequest request(ReplicatorSpec spec) {
    return CreateReplicatorRequest.builder()
        .replicatorName(spec.name())
        .description(spec.description().isEmpty() ? null : spec.description())
        .serviceExecutionRoleArn(spec.role())
        .kafkaClusters(cluster(spec.source()), cluster(spec.target()))
        .replicationInfoList(replication(spec))
        .logDelivery(
            spec.settings().logs().equals(ReplicatorLogs.none())
                ? null
                : ReplicationShape.logs(spec.settings().logs()))
        .tags(spec.tags().isEmpty() ? null : spec.tags())
        .build();
  }

  private static KafkaCluster cluster(ReplicatorEnd end) {
    KafkaCluster.Builder cluster = KafkaCluster.builder();
    end.arn().ifPresent(arn -> cluster.amazonMskCluster(msk -> msk.mskClusterArn(arn.toString())));
    end.selfManaged().ifPresent(kafka -> SelfManagedShape.fill(cluster, kafka));
    return cluster
        .vpcConfig(
            vpc ->
                vpc.subnetIds(end.subnets())
                    .securityGroupIds(end.securityGroups().isEmpty() ? null : end.securityGroups()))
        .build();
  }

  private static ReplicationInfo replication(ReplicatorSpec spec) {
    Optional<OffsetSync> sync = spec.offsetSync();
    return ReplicationInfo.builder()
        .sourceKafkaClusterArn(spec.source().arn().map(Object::toString).orElse(null))
        .sourceKafkaClusterId(
            spec.source().selfManaged().map(SelfManagedKafka::clusterId).orElse(null))
        .targetKafkaClusterArn(spec.target().arn().map(Object::toString).orElse(null))
        .targetKafkaClusterId(
            spec.target().selfManaged().map(SelfManagedKafka::clusterId).orElse(null))
        .targetCompressionType(spec.compression().name())
        .topicReplication(
            ReplicationShape.topics(spec.settings())
                .startingPosition(start -> start.type(spec.startingPosition().name()))
                .topicNameConfiguration(names -> names.type(spec.topicNames().name()))
                .build())
        .consumerGroupReplication(
            ReplicationShape.groups(spec.settings())
                .consumerGroupOffsetSyncMode(sync.map(Enum::name).orElse(null))
                .build())
        .build();
  }
}
