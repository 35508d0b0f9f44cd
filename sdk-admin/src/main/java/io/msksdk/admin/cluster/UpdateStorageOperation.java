package io.msksdk.admin.cluster;

import io.msksdk.admin.call.internal.AwsCalls;
import io.msksdk.core.catalogue.Limits;
import io.msksdk.core.check.Finding;
import org.jspecify.annotations.Nullable;
import software.amazon.awssdk.services.kafka.KafkaClient;
import software.amazon.awssdk.services.kafka.model.ProvisionedThroughput;
import software.amazon.awssdk.services.kafka.model.UpdateStorageRequest;

/** UpdateStorage: throughput or tiered storage, whichever is given. */
record UpdateStorageOperation(@Nullable ProvisionedThroughput rate, @Nullable StorageMode mode)
    implements ClusterUpdate {

  static UpdateStorageOperation throughput(int mibPerSecond) {
    return new UpdateStorageOperation(
        ProvisionedThroughput.builder().enabled(true).volumeThroughput(mibPerSecond).build(), null);
  }

  static UpdateStorageOperation withoutThroughput() {
    // leaving it out would leave it on
    return new UpdateStorageOperation(ProvisionedThroughput.builder().enabled(false).build(), null);
  }

  static UpdateStorageOperation tiered() {
    return new UpdateStorageOperation(null, StorageMode.TIERED);
  }

  @Override
  public String what() {
    if (rate == null) {
      return "switch tiered storage on";
    }
    return rate.enabled()
        ? "provision " + rate.volumeThroughput() + " MiB/s"
        : "give provisioned throughput up";
  }

  @Override
  public boolean carriedOutAs(String type) {
    return type.equals("UPDATE_STORAGE");
  }

  @Override
  public boolean alreadySo(Cluster now) {
    if (rate == null) {
      return now.storageMode() == mode;
    }
    return rate.enabled()
        ? now.throughputMibPerSecond().orElse(-1) == rate.volumeThroughput()
        : now.throughputMibPerSecond().isEmpty();
  }

  @Override
  public @Nullable Finding refusal(Cluster now, Limits limits) {
    return mode == StorageMode.TIERED
            && !KafkaVersionText.of(now.kafkaVersion().orElse("")).tieredStorage()
        ? Finding.error(
            "storage.tiered-version", "kafkaVersion", now.kafkaVersion(), "3.6.0 or 2.8.2.tiered")
        : null;
  }

  @Override
  public boolean cools() {
    return rate != null;
  }

  @Override
  public String send(AwsCalls calls, Cluster now) {
    UpdateStorageRequest request =
        UpdateStorageRequest.builder()
            .clusterArn(now.arn().toString())
            .currentVersion(now.currentVersion().orElse(null))
            .provisionedThroughput(rate)
            .storageMode(mode == null ? null : mode.name())
            .build();
    return calls.write(request, KafkaClient::updateStorage).clusterOperationArn();
  }
}
