package io.msksdk.admin.cluster;

import software.amazon.awssdk.services.kafka.model.ProvisionedThroughput;

/**
 * The throughput of every volume.
 *
 * @param mibPerSecond the throughput to provision, 0 for none
 */
record VolumeRate(int mibPerSecond) {
  static final VolumeRate NONE = new VolumeRate(0);

  boolean in(Cluster now) {
    return now.throughputMibPerSecond().orElse(0) == mibPerSecond;
  }

  StorageSettings onto(StorageSettings settings) {
    return mibPerSecond == 0
        ? settings.withoutThroughput()
        : settings.throughputMibPerSecond(mibPerSecond);
  }

  /** To leave the member out would leave the throughput on. */
  ProvisionedThroughput written() {
    return mibPerSecond == 0
        ? ProvisionedThroughput.builder().enabled(false).build()
        : ProvisionedThroughput.builder().enabled(true).volumeThroughput(mibPerSecond).build();
  }

  @Override
  public String toString() {
    return mibPerSecond == 0 ? "no provisioned throughput" : mibPerSecond + " MiB/s";
  }
}
