package io.msksdk.admin.lag.source;

import java.util.ArrayList;
import java.util.BitSet;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.TreeSet;
import org.jspecify.annotations.Nullable;

/** A group with its commits and members, before the ends are known. */
record Seen(
    Listed group, @Nullable Progress progress, Membership membership, List<LagFault> faults) {

  static Seen of(Listed group, Commits commits, Memberships memberships) {
    List<LagFault> faults = new ArrayList<>(0);
    LagFault failed = commits.fault(group.group());
    if (failed != null) {
      faults.add(failed);
    }
    Membership membership = memberships.of(group.group(), faults);
    return new Seen(group, commits.of(group.group()), membership, faults);
  }

  /** Adds the partitions whose ends are wanted. */
  void collect(Map<String, BitSet> wanted) {
    if (progress != null) {
      progress.topics().forEach((topic, rows) -> add(wanted, topic, rows.committed()));
    }
    membership.owners().forEach((topic, owners) -> add(wanted, topic, owners));
  }

  Set<String> topics() {
    Set<String> topics = new TreeSet<>(membership.owners().keySet());
    if (progress != null) {
      topics.addAll(progress.topics().keySet());
    }
    return topics;
  }

  private static void add(Map<String, BitSet> wanted, String topic, LongRow row) {
    row.forEachIndex(wanted.computeIfAbsent(topic, name -> new BitSet())::set);
  }
}
