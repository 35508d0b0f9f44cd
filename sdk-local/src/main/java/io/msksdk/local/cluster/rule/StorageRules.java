package io.msksdk.local.cluster.rule;

import io.msksdk.local.quota.Quotas;
import io.msksdk.local.refusal.Refusal;
import java.util.OptionalInt;
import org.jspecify.annotations.Nullable;
import software.amazon.awssdk.services.kafka.model.BrokerNodeGroupInfo;
import software.amazon.awssdk.services.kafka.model.EBSStorageInfo;
import software.amazon.awssdk.services.kafka.model.ProvisionedRequest;
import software.amazon.awssdk.services.kafka.model.ProvisionedThroughput;
import software.amazon.awssdk.services.kafka.model.StorageMode;

/** What the volumes of brokers may be (developer guide, "Scaling up broker storage"). */
public final class StorageRules {
  private static final String GROUP = "brokerNodeGroupInfo.";
  private static final int LEAST_THROUGHPUT = 250;
  private static final int LEAST_VOLUME_FOR_THROUGHPUT = 10;

  private final Quotas quotas;
  private final String prefix;

  /**
   * Makes the rules for one call.
   *
   * @param quotas how large volumes may be
   * @param prefix where the settings stand in the call
   */
  public StorageRules(Quotas quotas, String prefix) {
    this.quotas = quotas;
    this.prefix = prefix;
  }

  /**
   * Checks the storage of a cluster to be created.
   *
   * @param request what is asked for
   * @throws io.msksdk.local.refusal.Refusal when the service would refuse it
   */
  public void check(ProvisionedRequest request) {
    BrokerNodeGroupInfo group = request.brokerNodeGroupInfo();
    EBSStorageInfo storage =
        group.storageInfo() == null ? null : group.storageInfo().ebsStorageInfo();
    if (storage != null) {
      if (BrokerSizes.express(group.instanceType())) {
        throw Refusal.badRequest(
            prefix + GROUP + "storageInfo",
            "Storage settings are not supported for clusters with Express instance types.");
      }
      if (storage.volumeSize() != null) {
        volume(storage.volumeSize(), GROUP + "storageInfo.ebsStorageInfo.volumeSize");
      }
      throughput(
          storage.provisionedThroughput(),
          group.instanceType(),
          storage.volumeSize(),
          GROUP + "storageInfo.ebsStorageInfo.provisionedThroughput");
    }
    if (request.storageMode() == StorageMode.TIERED) {
      tiered(group.instanceType(), request.kafkaVersion());
    }
  }

  /**
   * Checks the size of a volume.
   *
   * @param gib its size
   * @param member where it stands
   * @throws Refusal when it is out of bounds
   */
  public void volume(int gib, String member) {
    long least = quotas.of("storagePerBrokerMin");
    long most = quotas.of("storagePerBrokerMax");
    if (gib < least || gib > most) {
      throw Refusal.badRequest(
          prefix + member,
          "The volume size " + gib + " GiB is not between " + least + " and " + most + " GiB.");
    }
  }

  /**
   * Checks the throughput to be provisioned (developer guide, "Provisioned storage throughput").
   *
   * @param throughput what is asked for, null for none
   * @param type the size of the brokers
   * @param gib the size of their volumes, null when it is not known
   * @param member where it stands
   * @throws Refusal when brokers of that size cannot have it
   */
  public void throughput(
      @Nullable ProvisionedThroughput throughput,
      String type,
      @Nullable Integer gib,
      String member) {
    if (throughput == null || !Boolean.TRUE.equals(throughput.enabled())) {
      if (throughput != null && throughput.volumeThroughput() != null) {
        throw Refusal.badRequest(
            prefix + member + ".volumeThroughput",
            "volumeThroughput can only be given when provisioned throughput is enabled.");
      }
      return;
    }
    OptionalInt most = BrokerSizes.mostThroughput(type);
    if (most.isEmpty()) {
      throw Refusal.badRequest(
          prefix + member,
          "Provisioned throughput is not supported for brokers of type " + type + ".");
    }
    Integer asked = throughput.volumeThroughput();
    if (asked != null && (asked < LEAST_THROUGHPUT || asked > most.getAsInt())) {
      throw Refusal.badRequest(
          prefix + member + ".volumeThroughput",
          "The volume throughput of brokers of type %s must be from %d to %d MiB per second."
              .formatted(type, LEAST_THROUGHPUT, most.getAsInt()));
    }
    if (gib != null && gib < LEAST_VOLUME_FOR_THROUGHPUT) {
      throw Refusal.badRequest(
          prefix + member,
          "Provisioned throughput requires a volume of at least "
              + LEAST_VOLUME_FOR_THROUGHPUT
              + " GiB.");
    }
  }

  /**
   * Checks whether brokers can have tiered storage (developer guide, "Tiered storage").
   *
   * @param type their size
   * @param kafkaVersion their Kafka version
   * @throws Refusal when they cannot
   */
  public void tiered(String type, String kafkaVersion) {
    if (BrokerSizes.burstable(type) || BrokerSizes.express(type)) {
      throw Refusal.badRequest(
          prefix + "storageMode", "Tiered storage is not supported for brokers of type " + type);
    }
    if (!KafkaVersionNumber.of(kafkaVersion).tieredStorage()) {
      throw Refusal.badRequest(
          prefix + "storageMode",
          "Tiered storage is not supported for Kafka version " + kafkaVersion + ".");
    }
  }
}
