package io.msksdk.admin.cluster;

import io.msksdk.admin.call.internal.AwsCalls;
import io.msksdk.core.catalogue.Limits;
import io.msksdk.core.check.Finding;
import org.jspecify.annotations.Nullable;
import software.amazon.awssdk.services.kafka.KafkaClient;
import software.amazon.awssdk.services.kafka.model.UpdateStorageRequest;

/** UpdateStorage: throughput or tiered storage, whichever is given. */
record UpdateStorageOperation(@Nullable VolumeRate rate, @Nullable StorageMode mode)
    implements ClusterUpdate {

  static UpdateStorageOperation throughput(VolumeRate rate) {
    return new UpdateStorageOperation(rate, null);
  }

  static UpdateStorageOperation tiered() {
    return new UpdateStorageOperation(null, StorageMode.TIERED);
  }

  @Override
  public String what() {
    return rate == null ? "switch tiered storage on" : "give the volumes " + rate;
  }

  @Override
  public boolean carriedOutAs(String type) {
    return type.equals("UPDATE_STORAGE");
  }

  @Override
  public boolean alreadySo(Cluster now) {
    return rate == null ? now.storageMode() == mode : rate.in(now);
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
  public ClusterSpec.Builder target(ClusterSpec now) {
    StorageSettings settings = now.storage();
    settings = mode == null ? settings : settings.mode(mode);
    return now.toBuilder().storage(rate == null ? settings : rate.onto(settings));
  }

  @Override
  public String send(AwsCalls calls, Cluster now) {
    UpdateStorageRequest request =
        UpdateStorageRequest.builder()
            .clusterArn(now.arn().toString())
            .currentVersion(now.currentVersion().orElse(null))
            .provisionedThroughput(rate == null ? null : rate.written())
            .storageMode(mode == null ? null : mode.name())
            .build();
    return calls.write(request, KafkaClient::updateStorage).clusterOperationArn();
  }
}
