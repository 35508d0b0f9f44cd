package io.msksdk.replication.failover;

import static org.assertj.core.api.Assertions.assertThat;

import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Instant;
import java.util.List;
import java.util.concurrent.Callable;
import java.util.concurrent.ExecutorService;
import java.util.concurrent.Executors;
import java.util.concurrent.Future;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

class FileSnapshotStoreTest {

  @Test
  void storesOfTwoProcesses_keepWholeLines_andLeaveNothingBeside(@TempDir Path folder)
      throws Exception {
    Path path = folder.resolve("snapshots.jsonl");
    ExecutorService processes = Executors.newFixedThreadPool(2);
    try {
      for (Future<Boolean> each :
          processes.invokeAll(List.of(adding(path, ""), adding(path, "alias".repeat(2000))))) {
        assertThat(each.get()).isTrue();
      }
    } finally {
      processes.shutdownNow();
    }
    try (var files = Files.list(folder)) {
      assertThat(files).containsExactly(path);
    }
  }

  private static Callable<Boolean> adding(Path path, String alias) {
    return () -> {
      SnapshotStore store = SnapshotStore.file(path, 3);
      for (int i = 0; i < 100; i++) {
        store.add(new ReplicationSnapshot(Instant.ofEpochSecond(i), alias, List.of(), List.of()));
        assertThat(store.newest()).isNotEmpty();
      }
      return true;
    };
  }
}
