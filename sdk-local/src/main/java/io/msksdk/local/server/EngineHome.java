package io.msksdk.local.server;

import io.msksdk.local.directory.TemporaryDirectory;
import java.io.IOException;
import java.io.UncheckedIOException;
import java.nio.channels.FileChannel;
import java.nio.channels.OverlappingFileLockException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.nio.file.StandardOpenOption;
import java.util.List;
import java.util.stream.Stream;

/**
 * The files of one engine; everything it writes is in one temporary directory. The engine holds a
 * lock in it, by which later engines tell what a killed one left behind, and delete that.
 */
record EngineHome(TemporaryDirectory directory, FileChannel lock) {
  private static final String PREFIX = "msk-local-";
  // closing a file lets go of every lock this process has on it, so its own homes are not looked at
  private static final String OWN_PREFIX = PREFIX + ProcessHandle.current().pid() + "-";
  private static final String LOCK = "lock";

  static EngineHome create() {
    TemporaryDirectory directory = TemporaryDirectory.create(OWN_PREFIX);
    try {
      FileChannel lock =
          FileChannel.open(
              directory.path().resolve(LOCK),
              StandardOpenOption.CREATE_NEW,
              StandardOpenOption.WRITE);
      var unused = lock.lock();
      removeAbandoned(directory.path().resolveSibling(""));
      return new EngineHome(directory, lock);
    } catch (IOException e) {
      directory.delete();
      throw new UncheckedIOException("directory " + directory.path() + ": not locked", e);
    }
  }

  Path caFile() {
    return directory.path().resolve("ca.pem");
  }

  void writeCa(String pem) {
    try {
      Files.writeString(caFile(), pem);
    } catch (IOException e) {
      throw new UncheckedIOException("caFile: " + caFile() + ": not written", e);
    }
  }

  void delete() {
    directory.delete();
    try {
      lock.close();
    } catch (IOException e) {
      throw new UncheckedIOException("directory " + directory.path() + ": still locked", e);
    }
  }

  private static void removeAbandoned(Path homes) throws IOException {
    try (Stream<Path> all = Files.list(homes)) {
      List<Path> others = all.filter(EngineHome::ofAnotherProcess).toList();
      for (Path other : others) {
        if (abandoned(other.resolve(LOCK))) {
          tidyUp(new TemporaryDirectory(other));
        }
      }
    }
  }

  private static void tidyUp(TemporaryDirectory left) {
    try {
      left.delete();
    } catch (UncheckedIOException e) {
      // another engine that starts now is faster, or it is another user's: neither is in the way
      return;
    }
  }

  private static boolean ofAnotherProcess(Path path) {
    String name = path.getFileName().toString();
    return name.startsWith(PREFIX) && !name.startsWith(OWN_PREFIX);
  }

  /** A home without the file is one that is being made. */
  private static boolean abandoned(Path lock) {
    try (FileChannel channel = FileChannel.open(lock, StandardOpenOption.WRITE)) {
      return channel.tryLock() != null;
    } catch (IOException | OverlappingFileLockException e) {
      return false;
    }
  }
}
