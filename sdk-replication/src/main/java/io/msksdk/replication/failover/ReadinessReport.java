package io.msksdk.replication.failover;

import io.msksdk.replication.failover.ReplicationSnapshot.GroupPosition;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.stream.Collectors;
import org.apache.kafka.common.TopicPartition;

/**
 * Whether groups can go on on the target, group by group and partition by partition. Immutable.
 *
 * @param rows every partition a group has an offset for on the source
 * @param silent groups that have no offset for any topic that moves
 */
public record ReadinessReport(List<GroupReadiness> rows, List<String> silent) {

  /**
   * Copies the lists.
   *
   * @param rows every partition a group has an offset for on the source
   * @param silent groups that have no offset for any topic that moves
   */
  public ReadinessReport {
    rows = List.copyOf(rows);
    silent = List.copyOf(silent);
  }

  /**
   * Says whether every group can go on.
   *
   * @return true when all rows are ready
   */
  public boolean ready() {
    return problems().isEmpty();
  }

  /**
   * Returns what is in the way.
   *
   * @return the rows that are not ready
   */
  public List<GroupReadiness> problems() {
    return rows.stream().filter(r -> r.verdict() != GroupReadiness.Verdict.READY).toList();
  }

  /**
   * Returns how many records all groups together will read again.
   *
   * @return the sum of all rows
   */
  public long reread() {
    return rows.stream().mapToLong(GroupReadiness::reread).sum();
  }

  static ReadinessReport of(Leg leg, Views views, List<String> topics, List<String> groups) {
    Map<String, GroupView> source = views.of(leg.source()).groups(groups);
    Map<String, GroupView> target = views.of(leg.target()).groups(groups);
    Ranges ranges = Ranges.of(leg, views, topics);
    List<GroupReadiness> rows = new ArrayList<>();
    List<String> silent = new ArrayList<>();
    source.forEach(
        (group, view) -> {
          Map<TopicPartition, Long> committed = leg.committedOn(topics, view);
          if (committed.isEmpty()) {
            silent.add(group);
          }
          GroupView there = target.getOrDefault(group, new GroupView(0, Map.of()));
          committed.forEach((p, offset) -> rows.add(ranges.row(group, p, offset, there)));
        });
    return new ReadinessReport(rows, silent);
  }

  /**
   * The same by a snapshot, when the source cannot be asked any more. Nobody knows what was read
   * after it: all that follows an offset may be read again.
   */
  static ReadinessReport ofSnapshot(
      Leg leg,
      Views views,
      List<String> topics,
      List<String> groups,
      ReplicationSnapshot snapshot) {
    List<String> copies = leg.copiesOf(topics);
    Map<TopicPartition, Long> starts = views.of(leg.target()).starts(copies);
    Map<TopicPartition, Long> ends = views.of(leg.target()).ends(copies);
    Map<String, GroupView> target = views.of(leg.target()).groups(groups);
    List<GroupReadiness> rows = new ArrayList<>();
    for (GroupPosition position : snapshot.groups()) {
      TopicPartition copy = leg.copyOf(new TopicPartition(position.topic(), position.partition()));
      GroupView there = target.get(position.group());
      if (there != null && ends.containsKey(copy)) {
        long offset = there.committed().getOrDefault(copy, -1L);
        rows.add(Ranges.judge(position.group(), copy, offset, 0, there.members(), starts, ends));
      }
    }
    List<String> silent = new ArrayList<>(groups);
    rows.forEach(row -> silent.remove(row.group()));
    return new ReadinessReport(rows, silent);
  }

  /** What lies on the target, when the source cannot be asked any more. */
  static ReadinessReport ofTarget(Leg leg, Views views, List<String> topics, List<String> groups) {
    List<String> copies = leg.copiesOf(topics);
    Map<TopicPartition, Long> starts = views.of(leg.target()).starts(copies);
    Map<TopicPartition, Long> ends = views.of(leg.target()).ends(copies);
    List<GroupReadiness> rows = new ArrayList<>();
    List<String> silent = new ArrayList<>();
    views
        .of(leg.target())
        .groups(groups)
        .forEach(
            (group, view) -> {
              Map<TopicPartition, Long> committed = leg.committedOn(copies, view);
              if (committed.isEmpty()) {
                silent.add(group);
              }
              committed.forEach(
                  (p, offset) ->
                      rows.add(Ranges.judge(group, p, offset, 0, view.members(), starts, ends)));
            });
    return new ReadinessReport(rows, silent);
  }

  /** Offsets of both sides, read once for all groups. */
  private record Ranges(
      Leg leg,
      Map<TopicPartition, Long> sourceEnds,
      Map<TopicPartition, Long> starts,
      Map<TopicPartition, Long> ends) {

    static Ranges of(Leg leg, Views views, List<String> topics) {
      List<String> copies = leg.copiesOf(topics);
      return new Ranges(
          leg,
          views.of(leg.source()).ends(topics),
          new HashMap<>(views.of(leg.target()).starts(copies)),
          views.of(leg.target()).ends(copies));
    }

    GroupReadiness row(String group, TopicPartition source, long committed, GroupView there) {
      TopicPartition copy = leg.copyOf(source);
      long left = Math.max(0, sourceEnds.getOrDefault(source, committed) - committed);
      long offset = there.committed().getOrDefault(copy, -1L);
      return judge(group, copy, offset, left, there.members(), starts, ends);
    }

    static GroupReadiness judge(
        String group,
        TopicPartition copy,
        long offset,
        long left,
        int members,
        Map<TopicPartition, Long> starts,
        Map<TopicPartition, Long> ends) {
      long first = starts.getOrDefault(copy, 0L);
      long end = ends.getOrDefault(copy, 0L);
      GroupReadiness.Verdict verdict = verdict(offset, first, end, members);
      long reread = offset < 0 ? Math.max(0, end - first - left) : Math.max(0, end - offset - left);
      return new GroupReadiness(
          group, copy.topic(), copy.partition(), verdict, offset, first, end, reread);
    }

    private static GroupReadiness.Verdict verdict(long offset, long first, long end, int members) {
      if (members > 0) {
        return GroupReadiness.Verdict.ACTIVE_ON_TARGET;
      }
      if (offset < 0) {
        return end > first ? GroupReadiness.Verdict.NOT_TRANSLATED : GroupReadiness.Verdict.READY;
      }
      return offset < first || offset > end
          ? GroupReadiness.Verdict.OUT_OF_RANGE
          : GroupReadiness.Verdict.READY;
    }
  }

  /** Returns a line of summary, then what is in the way. */
  @Override
  public String toString() {
    String summary =
        rows.size()
            + " offsets of groups, "
            + problems().size()
            + " not ready, "
            + reread()
            + " records read again"
            + (silent.isEmpty() ? "" : ", no offset at all: " + OffsetGates.named(silent));
    return problems().stream()
        .map(row -> "\n  " + row)
        .collect(Collectors.joining("", summary, ""));
  }
}
