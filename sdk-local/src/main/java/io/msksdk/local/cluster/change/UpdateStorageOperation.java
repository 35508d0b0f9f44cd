package io.msksdk.local.cluster.change;

import io.msksdk.local.api.Caller;
import io.msksdk.local.api.Operation;
import io.msksdk.local.cluster.ClusterOperationSnapshot;
import io.msksdk.local.cluster.rule.StorageRules;
import io.msksdk.local.refusal.Refusal;
import io.msksdk.local.wire.WireRequest;
import software.amazon.awssdk.services.kafka.model.StorageMode;
import software.amazon.awssdk.services.kafka.model.UpdateStorageRequest;
import software.amazon.awssdk.services.kafka.model.UpdateStorageResponse;

/** Changes the size or throughput of volumes, or switches tiered storage on. */
record UpdateStorageOperation(ClusterChangeOperations.Parts parts)
    implements Operation<UpdateStorageRequest> {

  @Override
  public String name() {
    return "UpdateStorage";
  }

  @Override
  public UpdateStorageRequest read(WireRequest request) {
    return request.as(UpdateStorageRequest.builder());
  }

  @Override
  public UpdateStorageResponse answer(UpdateStorageRequest request, Caller caller) {
    String version = Members.required(Members.CURRENT_VERSION, request.currentVersion());
    StorageMode mode = request.storageMode();
    if (request.volumeSizeGB() == null && request.provisionedThroughput() == null && mode == null) {
      throw Refusal.badRequest(
          "volumeSizeGB", "Specify volumeSizeGB, provisionedThroughput or storageMode.");
    }
    StorageChange change =
        new StorageChange(request.volumeSizeGB(), request.provisionedThroughput(), mode);
    ClusterOperationSnapshot operation =
        parts
            .updates()
            .start(
                caller,
                request.clusterArn(),
                version,
                cluster ->
                    change.of(
                        "UPDATE_STORAGE",
                        "volumeSizeGB",
                        cluster,
                        new StorageRules(parts.quotas(), ""),
                        parts.transitions().now()));
    return UpdateStorageResponse.builder()
        .clusterArn(operation.clusterArn())
        .clusterOperationArn(operation.arn())
        .build();
  }
}
