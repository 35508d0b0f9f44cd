package io.msksdk.replication.doctor;

import io.msksdk.replication.metric.MetricReading;
import io.msksdk.replication.metric.ReplicatorMetric;
import io.msksdk.replication.metric.ReplicatorMetrics;
import io.msksdk.replication.preflight.PreflightReport;
import io.msksdk.replication.replicator.Replicator;
import java.time.Duration;
import java.time.Instant;
import java.util.List;
import java.util.Optional;
import org.apache.kafka.clients.admin.Admin;
import org.jspecify.annotations.Nullable;

/**
 * A replicator under examination, and what may be looked at.
 *
 * @param replicator the replicator as it is now
 * @param name the topic or group somebody misses, empty for none in particular
 * @param now the time of the examination
 * @param means what the doctor was given
 */
record Patient(Replicator replicator, String name, Instant now, Means means) {

  /**
   * What the doctor was given, null where it was given nothing.
   *
   * @param metrics CloudWatch in the target's Region
   * @param sourceMetrics CloudWatch in the source's Region
   * @param source an admin of the source
   * @param target an admin of the target
   * @param preflight the rules of creation, looked at once more
   * @param usualLatency what the latency is in quiet times
   * @param back how far metrics are looked back
   */
  record Means(
      ReplicatorMetrics metrics,
      @Nullable ReplicatorMetrics sourceMetrics,
      @Nullable Admin source,
      @Nullable Admin target,
      @Nullable Preflight preflight,
      @Nullable Duration usualLatency,
      Duration back) {}

  /** The rules of creation for one replicator. */
  interface Preflight {
    PreflightReport check(Replicator replicator);
  }

  List<MetricReading> readings(ReplicatorMetric metric) {
    return means.metrics().read(replicator.name(), metric, means.back());
  }

  List<MetricReading> byTopic(ReplicatorMetric metric) {
    return means.metrics().byTopic(replicator.name(), metric, means.back());
  }

  Optional<Admin> source() {
    return Optional.ofNullable(means.source());
  }

  Optional<Admin> target() {
    return Optional.ofNullable(means.target());
  }

  List<String> aliases() {
    return List.of(replicator.source().alias(), replicator.target().alias());
  }
}
