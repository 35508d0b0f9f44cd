package io.msksdk.core.runbook;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import io.msksdk.core.check.InvalidSpecException;
import io.msksdk.core.json.JsonObject;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import java.util.concurrent.Callable;
import java.util.concurrent.ExecutorService;
import java.util.concurrent.Executors;
import java.util.concurrent.Future;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

class FileRunStoreTest {

  private static RunRecord record(String reason) {
    return new RunRecord("test", "thing", "d1", JsonObject.builder().build(), reason, List.of());
  }

  @Test
  void fileThatIsNoText_isRefusedAsOneThatCannotBeRead(@TempDir Path folder) throws Exception {
    Path path = folder.resolve("run.json");
    Files.write(path, new byte[] {'{', (byte) 0xff, (byte) 0xfe, '}'});

    assertThatThrownBy(() -> RunStore.file(path).load())
        .isInstanceOf(InvalidSpecException.class)
        .hasMessageContaining(path.toString());
  }

  @Test
  void storesOfTwoProcesses_saveWholeRecords_andLeaveNothingBeside(@TempDir Path folder)
      throws Exception {
    Path path = folder.resolve("run.json");
    ExecutorService processes = Executors.newFixedThreadPool(2);
    try {
      List<Future<Boolean>> saved =
          processes.invokeAll(List.of(saving(path, "one"), saving(path, "another".repeat(2000))));
      for (Future<Boolean> each : saved) {
        assertThat(each.get()).isTrue();
      }
    } finally {
      processes.shutdownNow();
    }
    try (var files = Files.list(folder)) {
      assertThat(files).containsExactly(path);
    }
  }

  private static Callable<Boolean> saving(Path path, String reason) {
    return () -> {
      RunStore store = RunStore.file(path);
      for (int i = 0; i < 100; i++) {
        store.save(record(reason));
        assertThat(store.load()).isPresent();
      }
      return true;
    };
  }
}
