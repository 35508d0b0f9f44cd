package io.msksdk.replication.doctor;

import io.msksdk.core.arn.MskClusterArn;
import io.msksdk.replication.metric.ReplicatorMetrics;
import java.time.Duration;
import java.util.List;
import java.util.OptionalDouble;
import org.jspecify.annotations.Nullable;

/**
 * Whether a cluster has room for a replicator. The figures are those of the guide's best practices:
 * disks below 85 %, CPU below 60 % (Amazon MSK Developer Guide, "Best practices for Standard
 * brokers").
 */
final class ClusterHealth {
  private static final double FULL_PERCENT = 85;
  private static final double BUSY_PERCENT = 60;

  private ClusterHealth() {}

  static List<Examination> examine(Patient patient) {
    Patient.Means means = patient.means();
    return List.of(
        one(
            "source",
            patient.replicator().source().arn().orElse(null),
            means.sourceMetrics(),
            means.back()),
        one(
            "target",
            patient.replicator().target().arn().orElse(null),
            means.metrics(),
            means.back()));
  }

  private static Examination one(
      String side,
      @Nullable MskClusterArn cluster,
      @Nullable ReplicatorMetrics metrics,
      Duration back) {
    String check = "health of the " + side + " cluster";
    if (metrics == null || cluster == null) {
      return Examination.unknown(check, "Give the doctor CloudWatch of the " + side + "'s Region.");
    }
    String name = cluster.name();
    OptionalDouble disk = metrics.highestOfBrokers(name, "KafkaDataLogsDiskUsed", back);
    OptionalDouble user = metrics.highestOfBrokers(name, "CpuUser", back);
    OptionalDouble system = metrics.highestOfBrokers(name, "CpuSystem", back);
    if (disk.isEmpty() && user.isEmpty()) {
      return Examination.unknown(check, "It published no CPU or disk metric: look at its state.");
    }
    double cpu = user.orElse(0) + system.orElse(0);
    String evidence = "disk " + disk.orElse(0) + " %, CPU " + cpu + " %";
    return disk.orElse(0) >= FULL_PERCENT || cpu >= BUSY_PERCENT
        ? Examination.cause(
            check, evidence, "Give it room: expand storage, move to larger or more brokers.")
        : Examination.clear(check, evidence);
  }
}
