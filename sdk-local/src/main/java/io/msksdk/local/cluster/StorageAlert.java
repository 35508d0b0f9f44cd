package io.msksdk.local.cluster;

import io.msksdk.local.cluster.brokers.ClusterBrokers;
import software.amazon.awssdk.services.kafka.model.CustomerActionStatus;

/** What the service asks for when disks fill up (guide, "Amazon MSK storage capacity alerts"). */
final class StorageAlert {
  private static final int PROACTIVE_PERCENT = 60;
  private static final int FULL_PERCENT = 100;

  private StorageAlert() {}

  static void follow(ClusterRecord cluster) {
    ClusterBrokers brokers = cluster.brokers();
    if (brokers == null) {
      return;
    }
    int fullest =
        cluster.snapshot().nodes().stream()
            .mapToInt(node -> brokers.controls(node.id()).diskPercent())
            .max()
            .orElse(0);
    cluster.ask(
        fullest >= FULL_PERCENT
            ? CustomerActionStatus.CRITICAL_ACTION_REQUIRED
            : fullest >= PROACTIVE_PERCENT
                ? CustomerActionStatus.ACTION_RECOMMENDED
                : CustomerActionStatus.NONE);
  }
}
