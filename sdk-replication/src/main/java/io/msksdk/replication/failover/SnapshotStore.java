package io.msksdk.replication.failover;

import static java.util.Objects.requireNonNull;

import java.nio.file.Path;
import java.util.ArrayDeque;
import java.util.Deque;
import java.util.List;

/** Where snapshots are kept: not in the Region they are to tell about. */
public interface SnapshotStore {

  /**
   * Adds a snapshot.
   *
   * @param snapshot the newest
   */
  void add(ReplicationSnapshot snapshot);

  /**
   * Reads the snapshots.
   *
   * @return the newest ones, the oldest of them first
   */
  List<ReplicationSnapshot> newest();

  /**
   * Keeps the last snapshots in a file, replaced as a whole with every one.
   *
   * @param path the file; its directory exists
   * @param most how many are kept, at least 2
   * @return the store
   */
  static SnapshotStore file(Path path, int most) {
    return new FileSnapshotStore(requireNonNull(path, "path"), most);
  }

  /**
   * Keeps the last snapshots in memory, for tests.
   *
   * @param most how many are kept
   * @return the store
   */
  static SnapshotStore memory(int most) {
    Deque<ReplicationSnapshot> kept = new ArrayDeque<>();
    return new SnapshotStore() {
      @Override
      public synchronized void add(ReplicationSnapshot snapshot) {
        kept.addLast(snapshot);
        if (kept.size() > most) {
          kept.removeFirst();
        }
      }

      @Override
      public synchronized List<ReplicationSnapshot> newest() {
        return List.copyOf(kept);
      }
    };
  }
}
