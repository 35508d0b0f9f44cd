package io.msksdk.admin.cluster;

import io.msksdk.core.check.Finding;
import io.msksdk.core.check.InvalidSpecException;
import java.util.Locale;

/** A spec read off a cluster. */
final class SpecOfCluster {

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
            .storageMode(cluster.storageMode())
            .security(cluster.security())
            .monitoring(cluster.monitoring())
            .connectivity(cluster.connectivity());
    cluster.storageGib().ifPresent(spec::storageGib);
    cluster.throughputMibPerSecond().ifPresent(spec::throughputMibPerSecond);
    cluster.configuration().ifPresent(spec::configuration);
    cluster.rebalancing().ifPresent(spec::rebalancing);
    // tags of AWS itself can be neither set nor removed
    cluster.tags().forEach((name, value) -> addOwn(spec, name, value));
    if (!cluster.encryptedInCluster()) {
      spec.unencryptedInCluster();
    }
    var encryption = cluster.raw().provisioned().encryptionInfo();
    if (encryption != null && encryption.encryptionAtRest() != null) {
      spec.kmsKey(encryption.encryptionAtRest().dataVolumeKMSKeyId());
    }
    return spec.asItIs();
  }

  private static void addOwn(ClusterSpec.Builder spec, String name, String value) {
    if (!name.toLowerCase(Locale.ROOT).startsWith("aws:")) {
      spec.addTag(name, value);
    }
  }
}
