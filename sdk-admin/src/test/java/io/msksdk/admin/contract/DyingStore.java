package io.msksdk.admin.contract;

import io.msksdk.core.runbook.RunRecord;
import io.msksdk.core.runbook.RunStore;
import java.util.HashSet;
import java.util.Optional;
import java.util.Set;

/**
 * A store whose process dies at every save once: before a record is there, or right after. A call
 * is made between two saves, so that a run taken up again and again meets every moment there is:
 * before a call, after it and before it is written down, and after that.
 */
public final class DyingStore implements RunStore {

  /** When the process dies. */
  public enum Moment {
    BEFORE_SAVE,
    AFTER_SAVE
  }

  private final RunStore real = RunStore.memory();
  private final Moment moment;
  private final Set<String> died = new HashSet<>();

  private DyingStore(Moment moment) {
    this.moment = moment;
  }

  public static DyingStore at(Moment moment) {
    return new DyingStore(moment);
  }

  /** How often it died. */
  public int deaths() {
    return died.size();
  }

  @Override
  public Optional<RunRecord> load() {
    return real.load();
  }

  @Override
  public void save(RunRecord record) {
    boolean dies =
        died.add(record.steps().stream().map(step -> step.id() + step.state()).toList().toString());
    if (!dies || moment == Moment.AFTER_SAVE) {
      real.save(record);
    }
    if (dies) {
      throw new Killed();
    }
  }

  /** The end of a process. */
  static final class Killed extends RuntimeException {
    private static final long serialVersionUID = 1L;
  }
}
