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
    for (int process = 0; process < PROCESSES; process++) {
      try {
        return procedure.get().run(RunOptions.recordIn(store).allowing(Effect.values()));
      } catch (DyingStore.Killed killed) {
        // the next process takes it up
      }
    }
    throw new AssertionError("never came to an end");
  }
}
