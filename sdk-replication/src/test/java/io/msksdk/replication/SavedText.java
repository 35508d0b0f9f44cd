package io.msksdk.replication;

import io.msksdk.core.runbook.RunRecord;
import io.msksdk.core.runbook.RunStore;
import java.util.Optional;
import org.jspecify.annotations.Nullable;

/**
 * What a process that dies leaves behind: the text of its last record, as files and topics hold it.
 * Nothing else of a run gets from one process to the next.
 */
public final class SavedText implements RunStore {
  private @Nullable String text;

  @Override
  public Optional<RunRecord> load() {
    return Optional.ofNullable(text).map(RunRecord::parse);
  }

  @Override
  public void save(RunRecord record) {
    text = record.toJson();
  }
}
