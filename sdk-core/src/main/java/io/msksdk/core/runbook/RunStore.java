package io.msksdk.core.runbook;

import java.nio.file.Path;
import java.util.Optional;

/** Where the record of a run is kept. A runbook saves before and after everything it does. */
public interface RunStore {

  /**
   * Reads what was saved last.
   *
   * @return the record, empty when nothing was saved yet
   * @throws io.msksdk.core.check.InvalidSpecException when what was saved cannot be read
   */
  Optional<RunRecord> load();

  /**
   * Saves a record in place of the one before, wholly or not at all.
   *
   * @param record the record
   */
  void save(RunRecord record);

  /**
   * Keeps records in a file, replaced as a whole with every save.
   *
   * @param path the file; its directory exists
   * @return the store
   */
  static RunStore file(Path path) {
    return new FileRunStore(path);
  }

  /**
   * Keeps records in memory: a run that dies with its process starts from the service's answers.
   *
   * @return the store
   */
  static RunStore memory() {
    return new MemoryRunStore();
  }
}
