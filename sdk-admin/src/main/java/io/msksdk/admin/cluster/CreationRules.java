package io.msksdk.admin.cluster;

import io.msksdk.admin.version.KafkaRelease;
import io.msksdk.core.catalogue.Limits;
import io.msksdk.core.check.Finding;
import io.msksdk.core.check.Findings;
import org.jspecify.annotations.Nullable;

/** What MSK asks of new clusters beyond what it asks of those that exist. */
final class CreationRules {

  private CreationRules() {}

  static Findings check(ClusterSpec spec, String region, Limits limits) {
    return Findings.create()
        .add(ClusterRules.zones(spec.subnets(), region, limits))
        .add(version(spec.kafkaVersion()));
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
