package io.msksdk.local.cluster.change;

import io.msksdk.local.cluster.ClusterChange;
import io.msksdk.local.cluster.ClusterSnapshot;
import io.msksdk.local.cluster.DocumentedDuration;
import io.msksdk.local.cluster.rule.StorageRules;
import io.msksdk.local.refusal.Refusal;
import java.time.Duration;
import java.time.Instant;
import org.jspecify.annotations.Nullable;
import software.amazon.awssdk.services.kafka.model.BrokerEBSVolumeInfo;
import software.amazon.awssdk.services.kafka.model.BrokerNodeGroupInfo;
import software.amazon.awssdk.services.kafka.model.EBSStorageInfo;
import software.amazon.awssdk.services.kafka.model.MutableClusterInfo;
import software.amazon.awssdk.services.kafka.model.Provisioned;
import software.amazon.awssdk.services.kafka.model.ProvisionedThroughput;
import software.amazon.awssdk.services.kafka.model.StorageInfo;
import software.amazon.awssdk.services.kafka.model.StorageMode;

/**
 * A change of volumes, by whichever of the two operations (developer guide, "Scaling up broker
 * storage").
 *
 * @param gib the size asked for, null for the present one
 * @param throughput the throughput asked for, null for the present one
 * @param mode the storage mode asked for, null for the present one
 */
record StorageChange(
    @Nullable Integer gib, @Nullable ProvisionedThroughput throughput, @Nullable StorageMode mode) {
  private static final String ALL = "All";

  ClusterChange of(
      String type, String member, ClusterSnapshot cluster, StorageRules rules, Instant now) {
    Provisioned before = cluster.provisioned();
    BrokerNodeGroupInfo group = before.brokerNodeGroupInfo();
    if (cluster.express()) {
      throw Refusal.badRequest(
          member, "Storage can't be updated for clusters with Express instance types.");
    }
    EBSStorageInfo volume = volume(group);
    if (gib != null) {
      grows(volume.volumeSize(), member, rules);
    }
    Integer size = gib == null ? volume.volumeSize() : gib;
    rules.throughput(throughput, group.instanceType(), size, "provisionedThroughput");
    if (mode != null) {
      mode(before, rules);
    }
    if (gib != null || throughput != null) {
      cooled(cluster.history().storageChangedAt(), now);
    }
    EBSStorageInfo changed = changed(volume, size);
    return ClusterChange.of(
        type,
        info(volume, before.storageMode()),
        info(changed, mode == null ? before.storageMode() : mode),
        after(before, changed),
        DocumentedDuration.STORAGE);
  }

  private void grows(@Nullable Integer present, String member, StorageRules rules) {
    int asked = gib == null ? 0 : gib;
    rules.volume(asked, member);
    if (present != null && asked <= present) {
      throw Refusal.badRequest(
          member,
          "The target volume size must be larger than the current volume size: %d GiB, %d GiB now."
              .formatted(asked, present));
    }
  }

  private void mode(Provisioned before, StorageRules rules) {
    if (mode != StorageMode.TIERED) {
      throw Refusal.badRequest(
          "storageMode",
          before.storageMode() == StorageMode.TIERED
              ? "The storage mode of a cluster can't be changed from TIERED to LOCAL."
              : "The storage mode can only be changed to TIERED.");
    }
    if (before.storageMode() == StorageMode.TIERED) {
      throw Refusal.badRequest("storageMode", "The storage mode of the cluster is TIERED already.");
    }
    rules.tiered(
        before.brokerNodeGroupInfo().instanceType(),
        before.currentBrokerSoftwareInfo().kafkaVersion());
  }

  private static void cooled(@Nullable Instant last, Instant now) {
    Duration cooldown = DocumentedDuration.STORAGE_COOLDOWN.duration();
    if (last != null && now.isBefore(last.plus(cooldown))) {
      throw Refusal.badRequest(
          "You can update the storage of a cluster only once in "
              + cooldown.toHours()
              + " hours. It was updated at "
              + last
              + ".");
    }
  }

  private static EBSStorageInfo volume(BrokerNodeGroupInfo group) {
    StorageInfo storage = group.storageInfo();
    return storage == null || storage.ebsStorageInfo() == null
        ? EBSStorageInfo.builder().build()
        : storage.ebsStorageInfo();
  }

  private EBSStorageInfo changed(EBSStorageInfo volume, @Nullable Integer size) {
    return volume.toBuilder()
        .volumeSize(size)
        .provisionedThroughput(throughput == null ? volume.provisionedThroughput() : throughput)
        .build();
  }

  private MutableClusterInfo info(EBSStorageInfo volume, @Nullable StorageMode storageMode) {
    MutableClusterInfo.Builder info = MutableClusterInfo.builder();
    if (gib != null || throughput != null) {
      info.brokerEBSVolumeInfo(
          BrokerEBSVolumeInfo.builder()
              .kafkaBrokerNodeId(ALL)
              .volumeSizeGB(volume.volumeSize())
              .provisionedThroughput(volume.provisionedThroughput())
              .build());
    }
    return mode == null ? info.build() : info.storageMode(storageMode).build();
  }

  private Provisioned after(Provisioned before, EBSStorageInfo volume) {
    BrokerNodeGroupInfo group = before.brokerNodeGroupInfo();
    boolean volumes = gib != null || throughput != null;
    return before.toBuilder()
        .brokerNodeGroupInfo(
            volumes ? group.toBuilder().storageInfo(s -> s.ebsStorageInfo(volume)).build() : group)
        .storageMode(mode == null ? before.storageMode() : mode)
        .build();
  }
}
