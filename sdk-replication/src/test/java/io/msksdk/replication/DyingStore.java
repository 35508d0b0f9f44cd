package io.msksdk.replication;

import io.msksdk.core.runbook.RunRecord;
import io.msksdk.core.runbook.RunStore;
import java.util.Optional;

/** A store whose process dies with one of its saves: just before, or just after. */
public final class DyingStore implements RunStore {
  private final RunStore real;
  private final int deadly;
  private final boolean saves;
  private int count;

  public DyingStore(RunStore real, int deadly, boolean saves) {
    this.real = real;
    this.deadly = deadly;
    this.saves = saves;
  }

  public static final class Killed extends Error {
    private static final long serialVersionUID = 1L;

    Killed() {
      super("killed");
    }
  }

  public int count() {
    return count;
  }

  @Override
  public Optional<RunRecord> load() {
    return real.load();
  }

  @Override
  public void save(RunRecord record) {
    count++;
    if (count == deadly && !saves) {
      throw new Killed();
    }
    real.save(record);
    if (count == deadly) {
      throw new Killed();
    }
  }
}
