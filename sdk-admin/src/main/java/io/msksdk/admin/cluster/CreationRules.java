package io.msksdk.admin.cluster;

import io.msksdk.admin.version.KafkaRelease;
import io.msksdk.core.catalogue.Limits;
import io.msksdk.core.check.Finding;
import io.msksdk.core.check.Findings;
import java.util.Optional;
import org.jspecify.annotations.Nullable;

/** What MSK asks of new clusters beyond what it asks of those that exist. */
final class CreationRules {

  private CreationRules() {}

  static Findings check(ClusterSpec spec, String region, Limits limits) {
    return Findings.create()
        .add(ClusterRules.zones(spec.subnets(), region, limits))
        .add(version(spec.kafkaVersion()))
        .add(known("monitoring", spec.monitoring().level() == MonitoringLevel.UNKNOWN))
        .add(known("encryption", spec.security().encryption() == ClientEncryption.UNKNOWN))
        .add(known("rebalancing", spec.rebalancing().equals(Optional.of(Rebalancing.UNKNOWN))));
  }

  /** What was read off a cluster of tomorrow cannot be asked for today. */
  private static @Nullable Finding known(String property, boolean unknown) {
    return unknown
        ? Finding.error("cluster.unknown", property, "UNKNOWN", "a value of this version's")
            .advising("Set it, or take a later version of the SDK.")
        : null;
  }

  static @Nullable Finding version(String version) {
    KafkaRelease release = KafkaRelease.of(version).orElse(null);
    if (release == null || release.forNewClusters()) {
      return null;
    }
    String instead = release.successor().orElse(KafkaRelease.recommended().version());
    return Finding.error("cluster.version-closed", "kafkaVersion", version, "such as " + instead)
        .advising("MSK creates no new clusters of this version.");
  }
}
