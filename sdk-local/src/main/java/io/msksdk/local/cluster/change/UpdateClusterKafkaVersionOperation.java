package io.msksdk.local.cluster.change;

import io.msksdk.local.api.Caller;
import io.msksdk.local.api.Operation;
import io.msksdk.local.cluster.ClusterChange;
import io.msksdk.local.cluster.ClusterOperationSnapshot;
import io.msksdk.local.cluster.ClusterSnapshot;
import io.msksdk.local.cluster.DocumentedDuration;
import io.msksdk.local.cluster.brokers.BrokerWork;
import io.msksdk.local.cluster.rule.KafkaVersionNumber;
import io.msksdk.local.refusal.Refusal;
import io.msksdk.local.wire.WireRequest;
import org.jspecify.annotations.Nullable;
import software.amazon.awssdk.services.kafka.model.ConfigurationInfo;
import software.amazon.awssdk.services.kafka.model.MutableClusterInfo;
import software.amazon.awssdk.services.kafka.model.Provisioned;
import software.amazon.awssdk.services.kafka.model.UpdateClusterKafkaVersionRequest;
import software.amazon.awssdk.services.kafka.model.UpdateClusterKafkaVersionResponse;

/** Updates Kafka, with another configuration if one is named. */
record UpdateClusterKafkaVersionOperation(ClusterChangeOperations.Parts parts)
    implements Operation<UpdateClusterKafkaVersionRequest> {
  private static final String MEMBER = "targetKafkaVersion";
  private static final String CONFIGURATION = "configurationInfo";

  @Override
  public String name() {
    return "UpdateClusterKafkaVersion";
  }

  @Override
  public UpdateClusterKafkaVersionRequest read(WireRequest request) {
    return request.as(UpdateClusterKafkaVersionRequest.builder());
  }

  @Override
  public UpdateClusterKafkaVersionResponse answer(
      UpdateClusterKafkaVersionRequest request, Caller caller) {
    String version = Members.required(Members.CURRENT_VERSION, request.currentVersion());
    String target = Members.required(MEMBER, request.targetKafkaVersion());
    ConfigurationInfo configuration =
        request.configurationInfo() == null ? null : Members.complete(request.configurationInfo());
    ClusterOperationSnapshot operation =
        parts
            .updates()
            .start(
                caller,
                request.clusterArn(),
                version,
                cluster -> {
                  parts.partitions().checkUpdate(caller, cluster);
                  if (configuration != null) {
                    parts.configurations().check(caller.owner(), configuration, CONFIGURATION);
                  }
                  return change(cluster, target, configuration);
                });
    return UpdateClusterKafkaVersionResponse.builder()
        .clusterArn(operation.clusterArn())
        .clusterOperationArn(operation.arn())
        .build();
  }

  private ClusterChange change(
      ClusterSnapshot cluster, String target, @Nullable ConfigurationInfo configuration) {
    Provisioned before = cluster.provisioned();
    String present = before.currentBrokerSoftwareInfo().kafkaVersion();
    if (!KafkaVersionNumber.isOne(target) || !parts.upgrades().lead(present, target)) {
      throw Refusal.badRequest(
          MEMBER,
          "Unsupported KafkaVersion ["
              + target
              + "]. The cluster can't be updated to it from ["
              + present
              + "].");
    }
    MutableClusterInfo.Builder source = MutableClusterInfo.builder().kafkaVersion(present);
    MutableClusterInfo.Builder result = MutableClusterInfo.builder().kafkaVersion(target);
    if (configuration != null) {
      source.configurationInfo(SoftwareInForce.inForce(before));
      result.configurationInfo(configuration);
    }
    // the guide shows this step ("Updating the Apache Kafka version")
    return new ClusterChange(
        "UPDATE_CLUSTER_KAFKA_VERSION",
        "UPDATE_APACHE_KAFKA_BINARIES",
        source.build(),
        result.build(),
        SoftwareInForce.with(before, target, configuration),
        DocumentedDuration.PER_BROKER.duration().multipliedBy(before.numberOfBrokerNodes()),
        BrokerWork.NONE);
  }
}
