package io.msksdk.admin.cluster;

import io.msksdk.core.catalogue.BrokerSizes;
import io.msksdk.core.check.Finding;
import java.util.ArrayList;
import java.util.List;
import java.util.Set;

/** What the size of the brokers asks of the rest of a spec. */
final class BrokerSizeRules {
  /** Amazon MSK Developer Guide, "Broker sizes". */
  private static final Set<String> M7G_BEFORE_37 =
      Set.of("2.8.2.tiered", "3.3.2", "3.4.0", "3.5.1", "3.6.0");

  private BrokerSizeRules() {}

  static List<Finding> check(ClusterSpec spec) {
    List<Finding> findings = new ArrayList<>();
    String size = spec.brokerSize().instanceType();
    String version = spec.kafkaVersion();
    boolean readable = ClusterRules.version(version) == null;
    if (readable
        && size.startsWith("kafka.m7g.")
        && !M7G_BEFORE_37.contains(version)
        && !KafkaVersionText.of(version).atLeast(3, 6, 0)) {
      findings.add(
          Finding.error(
              "cluster.m7g-version",
              "kafkaVersion",
              version,
              "one of " + M7G_BEFORE_37.stream().sorted().toList() + " or later, for " + size));
    }
    if (BrokerSizes.published().size(size).isEmpty() && !spec.brokerSize().express()) {
      findings.add(
          Finding.warning("cluster.size-unknown", "brokerSize", size, "a published size")
              .advising("MSK may have added it since; it knows best."));
    }
    if (size.contains("t3.")) {
      findings.add(
          Finding.warning("cluster.t3", "brokerSize", size, "m5 or m7g in production")
              .advising("T3 brokers spend CPU credits."));
    }
    return findings;
  }
}
