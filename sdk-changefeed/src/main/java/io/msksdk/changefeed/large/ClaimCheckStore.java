package io.msksdk.changefeed.large;

import static java.util.Objects.requireNonNull;

import java.io.FileNotFoundException;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.Set;

/** Where a changefeed with {@code claim-check} puts its large messages. */
@FunctionalInterface
public interface ClaimCheckStore {
  /**
   * Reads an object.
   *
   * @param location the location in the message: the URI of the storage, then the object's name
   * @return its bytes
   * @throws IOException when it cannot be read: a {@link java.io.FileNotFoundException} or {@link
   *     java.nio.file.NoSuchFileException} when there is no such object, which makes the message a
   *     bad one, and any other when the store does not answer, which may pass
   */
  byte[] read(String location) throws IOException;

  /**
   * Returns the store in a directory, as of a storage URI {@code file://}. Only the last part of a
   * location is used, so that no message can name a file elsewhere.
   *
   * @param directory the directory
   * @return the store
   */
  static ClaimCheckStore directory(Path directory) {
    requireNonNull(directory, "directory");
    return location -> {
      String name = location.substring(location.lastIndexOf('/') + 1);
      if (Set.of("", ".", "..").contains(name) || name.contains("\\")) {
        throw new FileNotFoundException("location: without the name of an object");
      }
      return Files.readAllBytes(directory.resolve(name));
    };
  }
}
