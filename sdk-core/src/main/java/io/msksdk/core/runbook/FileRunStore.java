package io.msksdk.core.runbook;

import static java.util.Objects.requireNonNull;

import io.msksdk.core.check.Finding;
import io.msksdk.core.check.InvalidSpecException;
import java.io.IOException;
import java.io.UncheckedIOException;
import java.nio.ByteBuffer;
import java.nio.channels.FileChannel;
import java.nio.charset.CharacterCodingException;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.NoSuchFileException;
import java.nio.file.Path;
import java.nio.file.StandardCopyOption;
import java.nio.file.StandardOpenOption;
import java.util.Optional;
import java.util.UUID;

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
    // of its own: under one name for all, two processes would write into each other's
    Path whole = path.resolveSibling(path.getFileName() + "." + UUID.randomUUID() + ".new");
    try {
      write(whole, record);
      Files.move(whole, path, StandardCopyOption.ATOMIC_MOVE, StandardCopyOption.REPLACE_EXISTING);
    } catch (IOException e) {
      throw withoutLitter(whole, e);
    }
  }

  private static void write(Path whole, RunRecord record) throws IOException {
    try (FileChannel file =
        FileChannel.open(whole, StandardOpenOption.CREATE_NEW, StandardOpenOption.WRITE)) {
      ByteBuffer bytes = StandardCharsets.UTF_8.encode(record.toJson() + "\n");
      while (bytes.hasRemaining()) {
        int unused = file.write(bytes);
      }
      // the rename must not reach the disk before the bytes do
      file.force(true);
    }
  }

  private static UncheckedIOException withoutLitter(Path whole, IOException e) {
    try {
      Files.deleteIfExists(whole);
    } catch (IOException second) {
      e.addSuppressed(second);
    }
    return new UncheckedIOException(e);
  }

  @Override
  public String toString() {
    return "RunStore[" + path + "]";
  }
}
