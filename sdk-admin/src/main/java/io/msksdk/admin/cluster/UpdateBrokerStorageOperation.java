package io.msksdk.admin.cluster;

import io.msksdk.admin.call.internal.AwsCalls;
import io.msksdk.core.catalogue.Limits;
import io.msksdk.core.check.Finding;
import org.jspecify.annotations.Nullable;
import software.amazon.awssdk.services.kafka.KafkaClient;
import software.amazon.awssdk.services.kafka.model.BrokerEBSVolumeInfo;
import software.amazon.awssdk.services.kafka.model.UpdateBrokerStorageRequest;

/** UpdateBrokerStorage, for every broker at once. */
record UpdateBrokerStorageOperation(int gib, @Nullable VolumeRate rate) implements ClusterUpdate {

  @Override
  public String what() {
    return "change the volumes to " + gib + " GiB" + (rate == null ? "" : " and " + rate);
  }

  @Override
  public boolean carriedOutAs(String type) {
    return type.equals("UPDATE_BROKER_STORAGE");
  }

  @Override
  public boolean alreadySo(Cluster now) {
    return now.storageGib().orElse(-1) == gib && (rate == null || rate.in(now));
  }

  @Override
  public @Nullable Finding refusal(Cluster now, Limits limits) {
    if (now.storageGib().isEmpty()) {
      return Finding.error("storage.express", "storageGib", gib, "none: Express brokers bring it");
    }
    int present = now.storageGib().getAsInt();
    long above = limits.value("storageTargetAbove");
    if (gib > present && gib <= above) {
      return Finding.error("storage.small", "storageGib", gib, "more than " + above);
    }
    long most = limits.value("storagePerBrokerMax");
    return gib < present || gib > most
        ? Finding.error(
                "storage.shrinks",
                "storageGib",
                gib,
                "more than the current " + present + " and at most " + most)
            .advising("Storage can only grow.")
        : null;
  }

  @Override
  public boolean cools() {
    return true;
  }

  @Override
  public ClusterSpec.Builder target(ClusterSpec now) {
    StorageSettings grown = now.storage().gib(gib);
    return now.toBuilder().storage(rate == null ? grown : rate.onto(grown));
  }

  @Override
  public String send(AwsCalls calls, Cluster now) {
    BrokerEBSVolumeInfo volume =
        BrokerEBSVolumeInfo.builder()
            .kafkaBrokerNodeId("All")
            .volumeSizeGB(gib)
            .provisionedThroughput(rate == null ? null : rate.written())
            .build();
    UpdateBrokerStorageRequest request =
        UpdateBrokerStorageRequest.builder()
            .clusterArn(now.arn().toString())
            .currentVersion(now.currentVersion().orElse(null))
            .targetBrokerEBSVolumeInfo(volume)
            .build();
    return calls.write(request, KafkaClient::updateBrokerStorage).clusterOperationArn();
  }
}
