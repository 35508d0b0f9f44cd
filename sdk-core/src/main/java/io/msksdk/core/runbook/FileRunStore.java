package io.msksdk.core.runbook;

import static java.util.Objects.requireNonNull;

import io.msksdk.core.check.Finding;
import io.msksdk.core.check.InvalidSpecException;
import io.msksdk.core.file.WholeFile;
import java.io.IOException;
import java.io.UncheckedIOException;
import java.nio.charset.CharacterCodingException;
import java.nio.file.Files;
import java.nio.file.NoSuchFileException;
import java.nio.file.Path;
import java.util.Optional;

final class FileRunStore implements RunStore {
  private final Path path;

  FileRunStore(Path path) {
    this.path = requireNonNull(path, "path");
  }

  @Override
  public Optional<RunRecord> load() {
    try {
      return Optional.of(RunRecord.parse(Files.readString(path)));
    } catch (NoSuchFileException e) {
      return Optional.empty();
    } catch (CharacterCodingException e) {
      throw InvalidSpecException.of(
          Finding.error("runbook.record", "record", path, "a file of text in UTF-8")
              .advising("The file was damaged: restore it, or name another."));
    } catch (IOException e) {
      throw new UncheckedIOException(e);
    }
  }

  @Override
  public void save(RunRecord record) {
    try {
      WholeFile.write(path, record.toJson() + "\n");
    } catch (IOException e) {
      throw new UncheckedIOException(e);
    }
  }

  @Override
  public String toString() {
    return "RunStore[" + path + "]";
  }
}
