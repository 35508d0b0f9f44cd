package io.msksdk.replication.doctor;

import io.msksdk.replication.metric.MetricReading;
import io.msksdk.replication.metric.ReplicatorMetric;
import io.msksdk.replication.preflight.PartitionAdvice;
import io.msksdk.replication.preflight.TopicPreview;
import io.msksdk.replication.replicator.Replicator;
import java.time.Duration;
import java.util.ArrayList;
import java.util.List;
import java.util.OptionalDouble;
import org.apache.kafka.clients.admin.Admin;

/**
 * Latency that is high or rises (Amazon MSK Developer Guide, "Troubleshoot MSK Replicator",
 * "Replication latency is high or keeps increasing").
 */
final class LatencyTree {
  /** The guide has no figure for "high"; three times the usual is more than load alone explains. */
  private static final int HIGH = 3;

  private LatencyTree() {}

  static List<Examination> examine(Patient patient) {
    List<Examination> all = new ArrayList<>();
    all.add(partitions(patient));
    all.addAll(ClusterHealth.examine(patient));
    all.add(distance(patient.replicator()));
    all.add(throttling(patient));
    all.add(degraded(patient));
    return all;
  }

  private static Examination partitions(Patient patient) {
    String check = "partitions for the throughput";
    OptionalDouble throughput = value(patient, ReplicatorMetric.THROUGHPUT);
    if (throughput.isEmpty() || patient.source().isEmpty()) {
      return Examination.unknown(
          check, "Give an admin of the source; ReplicatorThroughput must be published.");
    }
    Admin source = patient.source().get();
    int partitions = TopicPreview.of(patient.replicator()).read(source).partitions();
    int fewest = PartitionAdvice.fewest((long) throughput.getAsDouble());
    String evidence = partitions + " for " + (long) throughput.getAsDouble() + " bytes/s";
    return partitions < fewest
        ? Examination.cause(
            check,
            evidence + ", at least " + fewest + " are recommended",
            "Give the busiest topics more partitions, on both clusters.")
        : Examination.clear(check, evidence);
  }

  private static Examination distance(Replicator replicator) {
    String source = region(replicator.source().arn().map(arn -> arn.region()).orElse(""));
    String target = region(replicator.target().arn().map(arn -> arn.region()).orElse(""));
    return Examination.clear(
        "distance",
        source.equals(target)
            ? "both clusters are in " + target
            : "from " + source + " to " + target + "; what the way takes cannot be tuned");
  }

  private static String region(String region) {
    return region.isEmpty() ? "another place" : region;
  }

  private static Examination throttling(Patient patient) {
    String check = "throttling (ThrottleTime)";
    List<String> throttled =
        patient.readings(ReplicatorMetric.THROTTLE_TIME).stream()
            .filter(reading -> reading.value().orElse(0) > 0)
            .map(reading -> reading.part() + " " + reading.value().orElse(0) + " ms")
            .toList();
    return throttled.isEmpty()
        ? Examination.clear(check, "0 on both clusters")
        : Examination.cause(
            check,
            String.join(", ", throttled),
            "Raise the Kafka quota of the replicator's role on this cluster.");
  }

  private static Examination degraded(Patient patient) {
    String check = "Region of the source";
    boolean lagging = value(patient, ReplicatorMetric.MESSAGE_LAG).orElse(0) > 0;
    if (lagging && high(patient)) {
      return Examination.cause(
          check,
          "latency "
              + value(patient, ReplicatorMetric.REPLICATION_LATENCY).orElse(0)
              + " ms and lag "
              + value(patient, ReplicatorMetric.MESSAGE_LAG).orElse(0)
              + " are up together",
          "Look at the AWS Health Dashboard for the source's Region; in an event, fail over.");
    }
    return patient.means().usualLatency() == null
        ? Examination.unknown(check, "Tell the doctor the usual latency.")
        : Examination.clear(check, "latency and lag are not up together");
  }

  static boolean high(Patient patient) {
    Duration usual = patient.means().usualLatency();
    return usual != null
        && value(patient, ReplicatorMetric.REPLICATION_LATENCY).orElse(0)
            > (double) usual.multipliedBy(HIGH).toMillis();
  }

  private static OptionalDouble value(Patient patient, ReplicatorMetric metric) {
    return patient.readings(metric).stream()
        .map(MetricReading::value)
        .filter(OptionalDouble::isPresent)
        .findFirst()
        .orElse(OptionalDouble.empty());
  }
}
