package io.msksdk.replication.preflight;

import io.msksdk.admin.cluster.Cluster;
import io.msksdk.core.catalogue.Limits;
import io.msksdk.core.check.Finding;
import io.msksdk.core.check.Findings;
import java.time.Duration;
import java.util.List;
import org.jspecify.annotations.Nullable;

/**
 * Quotas (Amazon MSK Developer Guide, "MSK Replicator quota", "Quota for serverless clusters") and
 * the number of partitions a throughput needs.
 */
final class LimitRules {
  // developer guide, "MSK Replicator best practices": log retention of 7 days
  private static final Duration RETENTION = Duration.ofDays(7);

  private final PreflightFacts facts;
  private final Workload workload;
  private final Limits limits;

  private LimitRules(PreflightFacts facts, Limits limits) {
    this.facts = facts;
    this.workload = facts.given().workload();
    this.limits = limits;
  }

  static void check(PreflightFacts facts, Limits limits, Findings findings) {
    LimitRules rules = new LimitRules(facts, limits);
    findings.add(rules.replicators()).add(rules.throughput()).add(rules.recordSize());
    findings.add(rules.topics()).add(rules.partitions()).add(rules.compacted());
    findings.add(rules.retention());
  }

  private @Nullable Finding replicators() {
    long most = limits.value("replicatorsPerAccount");
    return facts.replicators() >= most
        ? Finding.error(
                "preflight.replicators",
                "replicators of the account",
                facts.replicators(),
                "fewer than " + most)
            .advising("Delete one, or ask AWS for more.")
        : null;
  }

  private @Nullable Finding throughput() {
    if (workload.bytesPerSecond().isEmpty()) {
      return PreflightReport.notChecked(
          "throughput", "throughput and partitions", "Give a Workload with bytesPerSecond.");
    }
    long most = limits.value("replicatorThroughput");
    long asked = workload.bytesPerSecond().getAsLong();
    return asked > most
        ? Finding.error("preflight.throughput", "bytesPerSecond", asked, "at most " + most)
            .advising("Spread the topics over several replicators, or ask AWS for more.")
        : null;
  }

  private @Nullable Finding recordSize() {
    if (workload.largestRecord().isEmpty()) {
      return PreflightReport.notChecked(
          "record-size", "largest record", "Give a Workload with largestRecord.");
    }
    long most = limits.value("replicatorRecordBytes");
    int largest = workload.largestRecord().getAsInt();
    return largest > most
        ? Finding.error("preflight.record-size", "largestRecord", largest, "at most " + most)
            .advising("Larger records are not replicated unless AWS raises the limit.")
        : null;
  }

  private @Nullable Finding topics() {
    long most = limits.value("topicsPerReplicator");
    return workload.topicsKnown() && workload.topics().size() >= most
        ? Finding.warning(
                "preflight.topics", "topics", workload.topics().size(), "fewer than " + most)
            .advising(
                "Topics beyond it in sorted order are left out: see TopicPreview.beyondLimit, and"
                    + " give them to another replicator.")
        : null;
  }

  private @Nullable Finding partitions() {
    int partitions = workload.topics().stream().mapToInt(PreviewedTopic::partitions).sum();
    if (workload.bytesPerSecond().isEmpty() || partitions == 0) {
      return null;
    }
    int fewest = PartitionAdvice.fewest(workload.bytesPerSecond().getAsLong());
    return partitions < fewest
        ? Finding.warning("preflight.partitions", "partitions", partitions, "at least " + fewest)
            .advising("With fewer, the latency of replication rises under this throughput.")
        : null;
  }

  /** A replicator that was stopped, or a group that moves late, needs what is deleted by then. */
  private @Nullable Finding retention() {
    List<String> shorter =
        workload.topics().stream()
            .filter(t -> t.retentionMillis() > 0 && t.retentionMillis() < RETENTION.toMillis())
            .map(PreviewedTopic::source)
            .toList();
    return shorter.isEmpty()
        ? null
        : Finding.warning(
                "preflight.retention",
                "retention.ms of " + shorter,
                "less than 7 days",
                "at least 7 days on both clusters")
            .advising("Records that are deleted before they are copied are lost for the target.");
  }

  private @Nullable Finding compacted() {
    if (facts.mskTarget().filter(Cluster::serverless).isEmpty()) {
      return null;
    }
    if (workload.compactedPartitions().isEmpty()) {
      return PreflightReport.notChecked(
          "compacted-partitions",
          "compacted partitions of the serverless target",
          "Give a Workload with compactedPartitions.");
    }
    long free =
        limits.value("serverlessCompactedPartitions") - workload.compactedPartitions().getAsInt();
    long needed = limits.value("replicatorCompactedPartitions");
    return free < needed
        ? Finding.error(
                "preflight.compacted-partitions",
                "free compacted partitions of the target",
                free,
                "at least " + needed)
            .advising("A replicator needs them for itself: delete compacted topics there.")
        : null;
  }
}
