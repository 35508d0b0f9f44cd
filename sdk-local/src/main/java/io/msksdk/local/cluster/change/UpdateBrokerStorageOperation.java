package io.msksdk.local.cluster.change;

import io.msksdk.local.api.Caller;
import io.msksdk.local.api.Operation;
import io.msksdk.local.cluster.ClusterOperationSnapshot;
import io.msksdk.local.cluster.rule.StorageRules;
import io.msksdk.local.refusal.Refusal;
import io.msksdk.local.wire.WireRequest;
import java.util.List;
import java.util.Locale;
import software.amazon.awssdk.services.kafka.model.BrokerEBSVolumeInfo;
import software.amazon.awssdk.services.kafka.model.UpdateBrokerStorageRequest;
import software.amazon.awssdk.services.kafka.model.UpdateBrokerStorageResponse;

/** Makes the volumes of all brokers larger. */
record UpdateBrokerStorageOperation(ClusterChangeOperations.Parts parts)
    implements Operation<UpdateBrokerStorageRequest> {
  private static final String MEMBER = "targetBrokerEBSVolumeInfo";

  @Override
  public String name() {
    return "UpdateBrokerStorage";
  }

  @Override
  public UpdateBrokerStorageRequest read(WireRequest request) {
    return request.as(UpdateBrokerStorageRequest.builder());
  }

  @Override
  public UpdateBrokerStorageResponse answer(UpdateBrokerStorageRequest request, Caller caller) {
    String version = Members.required(Members.CURRENT_VERSION, request.currentVersion());
    List<BrokerEBSVolumeInfo> targets =
        Members.required(MEMBER, request.targetBrokerEBSVolumeInfo());
    StorageChange change = change(targets);
    ClusterOperationSnapshot operation =
        Members.withoutNotFound(
            () ->
                parts
                    .updates()
                    .start(
                        caller,
                        request.clusterArn(),
                        version,
                        cluster ->
                            change.of(
                                "UPDATE_BROKER_STORAGE",
                                MEMBER + ".volumeSizeGB",
                                cluster,
                                new StorageRules(parts.quotas(), ""),
                                parts.transitions().now())));
    return UpdateBrokerStorageResponse.builder()
        .clusterArn(operation.clusterArn())
        .clusterOperationArn(operation.arn())
        .build();
  }

  private static StorageChange change(List<BrokerEBSVolumeInfo> targets) {
    BrokerEBSVolumeInfo target = targets.get(0);
    String broker = Members.required(MEMBER + ".kafkaBrokerNodeId", target.kafkaBrokerNodeId());
    if (targets.size() != 1 || !broker.toLowerCase(Locale.ROOT).equals("all")) {
      throw Refusal.badRequest(
          MEMBER + ".kafkaBrokerNodeId",
          "The storage of single brokers can't be updated. The only valid value is All.");
    }
    if (target.volumeSizeGB() == null && target.provisionedThroughput() == null) {
      throw Refusal.badRequest(
          MEMBER, "Specify volumeSizeGB, provisionedThroughput, or both of them.");
    }
    return new StorageChange(target.volumeSizeGB(), target.provisionedThroughput(), null);
  }
}
