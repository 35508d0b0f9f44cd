package io.msksdk.local.directory;

import java.io.IOException;
import java.io.UncheckedIOException;
import java.nio.file.Files;
import java.nio.file.NoSuchFileException;
import java.nio.file.Path;
import java.util.Comparator;
import java.util.stream.Stream;

/**
 * A directory of this engine's own, with everything below it.
 *
 * @param path where it is
 */
public record TemporaryDirectory(Path path) {

  /**
   * Makes a directory where the system keeps temporary files.
   *
   * @param prefix how its name begins
   * @return the new directory
   */
  public static TemporaryDirectory create(String prefix) {
    try {
      return new TemporaryDirectory(Files.createTempDirectory(prefix));
    } catch (IOException e) {
      throw new UncheckedIOException("temporary directory: not created", e);
    }
  }

  /**
   * Makes a directory inside this one.
   *
   * @param prefix how its name begins
   * @return the new directory
   */
  public TemporaryDirectory within(String prefix) {
    try {
      return new TemporaryDirectory(Files.createTempDirectory(path, prefix));
    } catch (IOException e) {
      throw new UncheckedIOException("directory in " + path + ": not created", e);
    }
  }

  /** Deletes the directory with its content; it does nothing when it is gone already. */
  public void delete() {
    try (Stream<Path> content = Files.walk(path)) {
      for (Path item : content.sorted(Comparator.reverseOrder()).toList()) {
        Files.deleteIfExists(item);
      }
    } catch (NoSuchFileException e) {
      return;
    } catch (IOException e) {
      throw new UncheckedIOException("directory " + path + ": not deleted", e);
    }
  }
}
