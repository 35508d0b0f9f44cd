package io.msksdk.local.cluster.change;

import io.msksdk.local.api.Caller;
import io.msksdk.local.api.Operation;
import io.msksdk.local.cluster.ClusterChange;
import io.msksdk.local.cluster.ClusterOperationSnapshot;
import io.msksdk.local.cluster.ClusterSnapshot;
import io.msksdk.local.cluster.DocumentedDuration;
import io.msksdk.local.cluster.listener.ClusterListeners;
import io.msksdk.local.cluster.rule.BrokerSizes;
import io.msksdk.local.refusal.Refusal;
import io.msksdk.local.wire.WireRequest;
import java.util.OptionalInt;
import org.jspecify.annotations.Nullable;
import software.amazon.awssdk.services.kafka.model.BrokerNodeGroupInfo;
import software.amazon.awssdk.services.kafka.model.MutableClusterInfo;
import software.amazon.awssdk.services.kafka.model.Provisioned;
import software.amazon.awssdk.services.kafka.model.ProvisionedThroughput;
import software.amazon.awssdk.services.kafka.model.StorageMode;
import software.amazon.awssdk.services.kafka.model.UpdateBrokerTypeRequest;
import software.amazon.awssdk.services.kafka.model.UpdateBrokerTypeResponse;

/** Changes the size of all brokers (developer guide, "Updating the broker size"). */
record UpdateBrokerTypeOperation(ClusterChangeOperations.Parts parts)
    implements Operation<UpdateBrokerTypeRequest> {
  private static final String MEMBER = "targetInstanceType";

  @Override
  public String name() {
    return "UpdateBrokerType";
  }

  @Override
  public UpdateBrokerTypeRequest read(WireRequest request) {
    return request.as(UpdateBrokerTypeRequest.builder());
  }

  @Override
  public UpdateBrokerTypeResponse answer(UpdateBrokerTypeRequest request, Caller caller) {
    String version = Members.required(Members.CURRENT_VERSION, request.currentVersion());
    String target = Members.required(MEMBER, request.targetInstanceType());
    if (!BrokerSizes.known(target)) {
      throw Refusal.badRequest(MEMBER, "Unsupported InstanceType [" + target + "].");
    }
    ClusterOperationSnapshot operation =
        parts
            .updates()
            .start(
                caller,
                request.clusterArn(),
                version,
                cluster -> {
                  parts.partitions().checkSize(caller, cluster, target);
                  return change(cluster, target);
                });
    return UpdateBrokerTypeResponse.builder()
        .clusterArn(operation.clusterArn())
        .clusterOperationArn(operation.arn())
        .build();
  }

  private static ClusterChange change(ClusterSnapshot cluster, String target) {
    Provisioned before = cluster.provisioned();
    BrokerNodeGroupInfo group = before.brokerNodeGroupInfo();
    check(before, group, target);
    return ClusterChange.of(
            "UPDATE_BROKER_TYPE",
            info(group.instanceType()),
            info(target),
            before.toBuilder()
                .brokerNodeGroupInfo(group.toBuilder().instanceType(target).build())
                .build(),
            DocumentedDuration.PER_BROKER)
        .taking(
            DocumentedDuration.PER_BROKER.duration().multipliedBy(before.numberOfBrokerNodes()));
  }

  private static void check(Provisioned before, BrokerNodeGroupInfo group, String target) {
    String present = group.instanceType();
    if (target.equals(present)) {
      throw Refusal.badRequest(MEMBER, "The brokers are of type " + target + " already.");
    }
    if (BrokerSizes.express(target) != BrokerSizes.express(present)) {
      throw Refusal.badRequest(
          MEMBER,
          "Standard brokers can't be changed to Express brokers, nor Express to Standard: %s to %s."
              .formatted(present, target));
    }
    if (BrokerSizes.burstable(target)) {
      checkBurstable(before, group, target);
    }
    checkThroughput(throughput(group), target);
  }

  private static void checkBurstable(Provisioned before, BrokerNodeGroupInfo group, String target) {
    if (before.storageMode() == StorageMode.TIERED) {
      throw Refusal.badRequest(
          MEMBER, "Tiered storage is not supported for brokers of type " + target + ".");
    }
    if (!ClusterListeners.throughVpc(group.connectivityInfo()).isEmpty()) {
      throw Refusal.badRequest(
          MEMBER,
          "Multi-VPC private connectivity is not supported for brokers of type " + target + ".");
    }
  }

  private static void checkThroughput(@Nullable ProvisionedThroughput present, String target) {
    if (present == null || !Boolean.TRUE.equals(present.enabled())) {
      return;
    }
    OptionalInt most = BrokerSizes.mostThroughput(target);
    Integer asked = present.volumeThroughput();
    if (most.isEmpty() || (asked != null && asked > most.getAsInt())) {
      throw Refusal.badRequest(
          MEMBER,
          "The provisioned throughput of the cluster is not supported for brokers of type "
              + target
              + ".");
    }
  }

  private static @Nullable ProvisionedThroughput throughput(BrokerNodeGroupInfo group) {
    return group.storageInfo() == null || group.storageInfo().ebsStorageInfo() == null
        ? null
        : group.storageInfo().ebsStorageInfo().provisionedThroughput();
  }

  /** The guide shows the size without its first part here. */
  private static MutableClusterInfo info(String type) {
    return MutableClusterInfo.builder().instanceType(type.replaceFirst("^kafka\\.", "")).build();
  }
}
