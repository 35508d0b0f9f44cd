package io.msksdk.admin.contract;

import io.msksdk.core.runbook.Effect;
import io.msksdk.core.runbook.RunOptions;
import io.msksdk.core.runbook.RunRecord;
import io.msksdk.core.runbook.Runbook;
import java.util.function.Supplier;

/** Runs that die wherever they can, each taken up by another process. */
public final class Crashes {
  private static final int PROCESSES = 100;

  private Crashes() {}

  /**
   * Runs a procedure to its end through a store that dies.
   *
   * @param procedure makes the procedure, anew for every process
   */
  public static RunRecord survive(DyingStore store, Supplier<Runbook> procedure) {
    RunOptions options = RunOptions.recordIn(store).allowing(Effect.values());
    survive(() -> procedure.get().run(options));
    return store.load().orElseThrow();
  }

  /**
   * Starts processes until one of them comes to the end.
   *
   * @param process takes the run up
   */
  public static void survive(Runnable process) {
    for (int number = 0; number < PROCESSES; number++) {
      try {
        process.run();
        return;
      } catch (DyingStore.Killed killed) {
        // the next process takes it up
      }
    }
    throw new AssertionError("never came to an end");
  }
}
