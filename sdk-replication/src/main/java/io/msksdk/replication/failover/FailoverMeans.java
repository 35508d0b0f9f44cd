package io.msksdk.replication.failover;

import io.msksdk.core.time.Time;
import io.msksdk.replication.failover.ReplicationSnapshot.GroupPosition;
import java.util.List;
import java.util.Optional;
import java.util.Set;
import java.util.stream.Collectors;
import org.jspecify.annotations.Nullable;

/**
 * What a process brings along to run a procedure; another process may bring others.
 *
 * @param application whose clients move
 * @param settings how strict and patient the gates are
 * @param time the clock
 * @param snapshots what a recorder kept before a disaster, null without
 */
record FailoverMeans(
    FailoverApplication application,
    GateSettings settings,
    Time time,
    @Nullable SnapshotStore snapshots) {

  /** The last snapshot, where there are any. */
  Optional<ReplicationSnapshot> lastSnapshot() {
    if (snapshots == null) {
      return Optional.empty();
    }
    List<ReplicationSnapshot> newest = snapshots.newest();
    if (newest.isEmpty()) {
      throw FailoverRefusal.noSnapshot();
    }
    return Optional.of(newest.get(newest.size() - 1));
  }

  /** The groups it knows. */
  Set<String> keptGroups() {
    return lastSnapshot().stream()
        .flatMap(snapshot -> snapshot.groups().stream())
        .map(GroupPosition::group)
        .collect(Collectors.toSet());
  }
}
