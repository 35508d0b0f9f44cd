package io.msksdk.local.cluster;

import io.msksdk.local.resource.Transitions;
import java.time.Duration;
import java.time.Instant;
import java.time.ZoneOffset;
import org.jspecify.annotations.Nullable;
import software.amazon.awssdk.services.kafka.model.ClusterState;

/**
 * The renewal of the brokers' certificates every 13 months, for which a cluster goes through
 * MAINTENANCE (developer guide, "Encryption in transit"). It waits until nothing else goes on.
 */
final class CertificateRenewal {
  private static final int MONTHS = 13;

  private CertificateRenewal() {}

  static void follow(ClusterRecord cluster, Transitions transitions, Maintenance maintenance) {
    ClusterSnapshot now = cluster.snapshot();
    // Express brokers stay ACTIVE through their maintenance, and serverless clusters show none
    if (now.serverless() == null && !now.express()) {
      plan(cluster, transitions, maintenance, next(transitions.now()));
    }
  }

  private static Instant next(Instant last) {
    return last.atZone(ZoneOffset.UTC).plusMonths(MONTHS).toInstant();
  }

  private static void plan(
      ClusterRecord cluster, Transitions transitions, Maintenance maintenance, Instant due) {
    var unused =
        transitions.at(
            due,
            () -> {
              ClusterSnapshot now = cluster.snapshot();
              if (now.state() == ClusterState.DELETING) {
                return;
              }
              boolean free = now.state() == ClusterState.ACTIVE && now.history().running() == null;
              if (free) {
                maintenance.begin(
                    cluster,
                    ClusterState.MAINTENANCE,
                    DocumentedDuration.CERTIFICATE_RENEWAL.duration());
              }
              Instant following =
                  free ? next(due) : due.plus(DocumentedDuration.RENEWAL_RETRY.duration());
              plan(cluster, transitions, maintenance, following);
            });
  }

  /** What puts a cluster into a state for a while. */
  @FunctionalInterface
  interface Maintenance {
    void begin(ClusterRecord cluster, ClusterState state, @Nullable Duration then);
  }
}
