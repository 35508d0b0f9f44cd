package io.msksdk.core.runbook;

import java.util.Optional;
import org.jspecify.annotations.Nullable;

final class MemoryRunStore implements RunStore {
  private volatile @Nullable RunRecord last;

  @Override
  public Optional<RunRecord> load() {
    return Optional.ofNullable(last);
  }

  @Override
  public void save(RunRecord record) {
    last = record;
  }
}
