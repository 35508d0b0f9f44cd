package io.msksdk.admin.cluster;

import io.msksdk.core.check.Finding;
import io.msksdk.core.check.InvalidSpecException;
import java.util.Locale;
import java.util.Optional;

/** A spec read off a cluster. */
final class SpecOfCluster {

  private static final int DEFAULT_GIB = 100;

  private SpecOfCluster() {}

  static ClusterSpec read(Cluster cluster) {
    if (cluster.serverless() || cluster.raw().provisioned() == null) {
      throw InvalidSpecException.of(
          Finding.error("cluster.serverless", "cluster", cluster.name(), "a provisioned cluster"));
    }
    ClusterSpec.Builder spec =
        ClusterSpec.provisioned(cluster.name(), cluster.kafkaVersion().orElseThrow())
            .brokers(cluster.brokers().orElseThrow(), cluster.brokerSize().orElseThrow())
            .subnets(cluster.subnets().toArray(String[]::new))
            .securityGroups(cluster.securityGroups().toArray(String[]::new))
            .storage(storage(cluster))
            .security(cluster.security())
            .monitoring(cluster.monitoring())
            .connectivity(cluster.connectivity());
    cluster.configuration().ifPresent(spec::configuration);
    cluster.rebalancing().ifPresent(spec::rebalancing);
    // tags of AWS itself can be neither set nor removed
    cluster.tags().forEach((name, value) -> addOwn(spec, name, value));
    if (!cluster.encryptedInCluster()) {
      spec.unencryptedInCluster();
    }
    return spec.asItIs();
  }

  /** Express brokers have no volumes to speak of; the default of a spec stands for none. */
  private static StorageSettings storage(Cluster cluster) {
    StorageSettings settings =
        StorageSettings.ofGib(cluster.storageGib().orElse(DEFAULT_GIB)).mode(cluster.storageMode());
    var rate = cluster.throughputMibPerSecond();
    settings = rate.isEmpty() ? settings : settings.throughputMibPerSecond(rate.getAsInt());
    return key(cluster).map(settings::kmsKey).orElse(settings);
  }

  private static Optional<String> key(Cluster cluster) {
    return Optional.ofNullable(cluster.raw().provisioned().encryptionInfo())
        .map(encryption -> encryption.encryptionAtRest())
        .map(atRest -> atRest.dataVolumeKMSKeyId());
  }

  private static void addOwn(ClusterSpec.Builder spec, String name, String value) {
    if (!name.toLowerCase(Locale.ROOT).startsWith("aws:")) {
      spec.addTag(name, value);
    }
  }
}
