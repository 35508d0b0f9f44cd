package io.msksdk.replication.failover;

import java.time.Duration;
import java.time.Instant;
import java.util.ArrayList;
import java.util.Comparator;
import java.util.HashMap;
import java.util.HashSet;
import java.util.List;
import java.util.Map;
import java.util.Set;
import org.apache.kafka.common.TopicPartition;

/**
 * What an unplanned failover leaves behind on the primary, as far as the last snapshots and the
 * secondary tell. Immutable.
 *
 * @param snapshotAt when the last snapshot was taken
 * @param newestCopied the time of the newest record on the secondary: everything older was copied
 *     unless its partition is named below
 * @param recoveryPoint how long before the failure that was
 * @param partitions the partitions that miss records, the worst first
 */
public record LossReport(
    Instant snapshotAt,
    Instant newestCopied,
    Duration recoveryPoint,
    List<PartitionLoss> partitions) {

  /**
   * Copies the list.
   *
   * @param snapshotAt when the last snapshot was taken
   * @param newestCopied the time of the newest record on the secondary: everything older was copied
   *     unless its partition is named below
   * @param recoveryPoint how long before the failure that was
   * @param partitions the partitions that miss records, the worst first
   */
  public LossReport {
    partitions = List.copyOf(partitions);
  }

  /**
   * What one partition misses.
   *
   * @param topic the topic by the name producers use
   * @param partition the partition
   * @param known records that the last snapshot saw on the primary and that are not on the
   *     secondary
   * @param likely the same with what was probably written between the snapshot and the failure, by
   *     the rate of the last two snapshots
   */
  public record PartitionLoss(String topic, int partition, long known, long likely) {}

  /**
   * Reads the secondary and compares it with the last snapshots.
   *
   * @param pair the pair; its primary is not asked
   * @param store the snapshots
   * @param failedAt when the primary failed
   * @return the report
   * @throws io.msksdk.core.runbook.PreconditionException when there is no snapshot
   */
  public static LossReport of(FailoverPair pair, SnapshotStore store, Instant failedAt) {
    List<ReplicationSnapshot> snapshots = store.newest();
    if (snapshots.isEmpty()) {
      throw FailoverRefusal.noSnapshot();
    }
    ReplicationSnapshot last = snapshots.get(snapshots.size() - 1);
    Rates rates = Rates.of(snapshots);
    Leg leg = new Leg(pair.primary(), pair.secondary(), pair.naming(), last.alias());
    try (Views views = new Views(pair.primary(), pair.secondary())) {
      Map<TopicPartition, Long> ends = views.to().ends(copiesIn(last, leg, views));
      Instant newest = newest(views, ends.keySet());
      List<PartitionLoss> losses = new ArrayList<>();
      for (PartitionSnapshot partition : last.partitions()) {
        PartitionLoss loss =
            loss(partition, leg, ends, rates, Duration.between(last.at(), failedAt));
        if (loss.likely() > 0) {
          losses.add(loss);
        }
      }
      losses.sort(Comparator.comparingLong(PartitionLoss::likely).reversed());
      return new LossReport(last.at(), newest, Duration.between(newest, failedAt), losses);
    }
  }

  private static Set<String> copiesIn(ReplicationSnapshot last, Leg leg, Views views) {
    Set<String> copies = new HashSet<>();
    last.partitions().forEach(p -> copies.add(leg.copyOf(p.topic())));
    copies.retainAll(views.to().topics().keySet());
    return copies;
  }

  private static Instant newest(Views views, Set<TopicPartition> partitions) {
    return Instant.ofEpochMilli(
        views.to().tips(partitions, 1).values().stream()
            .flatMap(List::stream)
            .mapToLong(Tip::timestamp)
            .max()
            .orElse(0));
  }

  private static PartitionLoss loss(
      PartitionSnapshot seen,
      Leg leg,
      Map<TopicPartition, Long> ends,
      Rates rates,
      Duration unseen) {
    TopicPartition partition = new TopicPartition(seen.topic(), seen.partition());
    long arrived = ends.getOrDefault(leg.copyOf(partition), 0L) - seen.targetEnd();
    // what could not be told is not called lost
    long from = seen.copied() < 0 ? seen.sourceEnd() : seen.copied();
    long copied = from + Math.max(0, arrived);
    long known = Math.max(0, seen.sourceEnd() - copied);
    long grown = rates.records(partition, unseen);
    return new PartitionLoss(
        seen.topic(), seen.partition(), known, Math.max(known, seen.sourceEnd() + grown - copied));
  }

  /**
   * Returns how many records are missing for certain.
   *
   * @return the sum of all partitions
   */
  public long known() {
    return partitions.stream().mapToLong(PartitionLoss::known).sum();
  }

  /**
   * Returns how many records are probably missing.
   *
   * @return the sum of all partitions
   */
  public long likely() {
    return partitions.stream().mapToLong(PartitionLoss::likely).sum();
  }

  /** Growth of partitions between the last two snapshots. */
  private record Rates(Map<TopicPartition, Double> perSecond) {

    static Rates of(List<ReplicationSnapshot> snapshots) {
      Map<TopicPartition, Double> rates = new HashMap<>();
      if (snapshots.size() > 1) {
        ReplicationSnapshot last = snapshots.get(snapshots.size() - 1);
        ReplicationSnapshot before = snapshots.get(snapshots.size() - 2);
        double seconds = Math.max(1, Duration.between(before.at(), last.at()).toMillis()) / 1000.0;
        Map<TopicPartition, Long> earlier = ends(before);
        ends(last)
            .forEach(
                (partition, end) ->
                    rates.put(partition, (end - earlier.getOrDefault(partition, end)) / seconds));
      }
      return new Rates(rates);
    }

    private static Map<TopicPartition, Long> ends(ReplicationSnapshot snapshot) {
      Map<TopicPartition, Long> ends = new HashMap<>();
      snapshot
          .partitions()
          .forEach(p -> ends.put(new TopicPartition(p.topic(), p.partition()), p.sourceEnd()));
      return ends;
    }

    long records(TopicPartition partition, Duration during) {
      double rate = Math.max(0, perSecond.getOrDefault(partition, 0.0));
      return (long) Math.ceil(rate * Math.max(0, during.toMillis()) / 1000.0);
    }
  }

  /** Returns what people need to decide. */
  @Override
  public String toString() {
    StringBuilder text =
        new StringBuilder("missing on the secondary: ")
            .append(known())
            .append(" records for certain, about ")
            .append(likely())
            .append(" in all; last snapshot ")
            .append(snapshotAt)
            .append(", newest record copied ")
            .append(newestCopied)
            .append(" (")
            .append(recoveryPoint.toMillis())
            .append(" ms before the failure)");
    partitions.forEach(
        p ->
            text.append("\n  ")
                .append(p.topic())
                .append('-')
                .append(p.partition())
                .append(": ")
                .append(p.known())
                .append(" for certain, about ")
                .append(p.likely()));
    return text.toString();
  }
}
