package io.msksdk.testkit;

import io.msksdk.core.time.Time;
import java.io.IOException;
import java.io.InputStream;
import java.io.OutputStream;
import java.io.UncheckedIOException;
import java.nio.charset.StandardCharsets;
import java.nio.file.AtomicMoveNotSupportedException;
import java.nio.file.FileAlreadyExistsException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.nio.file.StandardCopyOption;
import java.nio.file.attribute.FileTime;
import java.nio.file.attribute.PosixFilePermissions;
import java.time.Duration;
import java.time.Instant;
import java.util.List;
import java.util.stream.Stream;
import org.jspecify.annotations.Nullable;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;

/**
 * The engine's jar as a file. It travels inside the testkit's jar; the first JVM that needs it
 * writes it to a cache directory of the user under a name made of its content, later ones use that
 * file, and a run leaves nothing behind.
 */
final class EngineJar {
  static final String RESOURCE = "engine/msk-local.jar";

  private static final Logger log = LoggerFactory.getLogger(EngineJar.class);
  private static final Duration UNUSED = Duration.ofDays(1);

  private final List<Path> directories;
  private final Source source;

  /** Where the jar and its checksum are read from; null where there is no such resource. */
  interface Source {
    @Nullable InputStream open(String resource);
  }

  EngineJar(List<Path> directories, Source source) {
    this.directories = directories;
    this.source = source;
  }

  static EngineJar ofThisTestkit() {
    Path home = Path.of(System.getProperty("user.home"), ".cache", "msk-sdk");
    Path temporary =
        Path.of(System.getProperty("java.io.tmpdir"), "msk-sdk-" + System.getProperty("user.name"));
    return new EngineJar(List.of(home, temporary), EngineJar.class::getResourceAsStream);
  }

  /** The file, written now if no JVM has done so before. */
  Path file() {
    String checksum = checksum();
    IOException lastError = null;
    for (Path directory : directories) {
      try {
        return file(directory, checksum);
      } catch (IOException e) {
        log.debug("engine jar not cached [directory={}]", directory, e);
        lastError = e;
      }
    }
    throw LocalMskException.start(
        "engine cache: " + directories + " (expected: a directory this user can write to).",
        "Give the JVM a -Djava.io.tmpdir with room for 150 MB.",
        lastError);
  }

  private Path file(Path directory, String checksum) throws IOException {
    Path jar = prepared(directory).resolve("msk-local-" + checksum.substring(0, 24) + ".jar");
    if (!Files.exists(jar)) {
      write(jar);
    }
    removeUnused(directory, jar);
    return jar;
  }

  /** A directory nobody else can have put anything into: what lies there is run as code. */
  private static Path prepared(Path directory) throws IOException {
    Files.createDirectories(directory);
    if (Files.getFileStore(directory).supportsFileAttributeView("posix")) {
      // fails for a directory of another user
      Files.setPosixFilePermissions(directory, PosixFilePermissions.fromString("rwx------"));
    }
    return directory;
  }

  private void write(Path jar) throws IOException {
    Path part = Files.createTempFile(jar.getParent(), "msk-local-", ".part");
    try {
      try (InputStream in = open(RESOURCE);
          OutputStream out = Files.newOutputStream(part)) {
        in.transferTo(out);
      }
      move(part, jar);
    } finally {
      Files.deleteIfExists(part);
    }
  }

  private static void move(Path part, Path jar) throws IOException {
    try {
      Files.move(part, jar, StandardCopyOption.ATOMIC_MOVE);
    } catch (FileAlreadyExistsException | AtomicMoveNotSupportedException e) {
      // another JVM was faster; the name says that its content is the same
      if (!Files.exists(jar)) {
        Files.move(part, jar);
      }
    }
  }

  /** Engines of earlier versions, and what a killed JVM left half written. */
  private static void removeUnused(Path directory, Path used) throws IOException {
    Instant now = Time.system().now();
    Files.setLastModifiedTime(used, FileTime.from(now));
    try (Stream<Path> files = Files.list(directory)) {
      files
          .filter(file -> file.getFileName().toString().startsWith("msk-local-"))
          .filter(file -> !file.equals(used) && unusedSince(file, now.minus(UNUSED)))
          .forEach(EngineJar::delete);
    }
  }

  private static boolean unusedSince(Path file, Instant limit) {
    try {
      return Files.getLastModifiedTime(file).toInstant().isBefore(limit);
    } catch (IOException e) {
      log.debug("gone while looked at [file={}]", file, e);
      return false;
    }
  }

  private static void delete(Path file) {
    try {
      Files.deleteIfExists(file);
    } catch (IOException e) {
      log.debug("still in use [file={}]", file, e);
    }
  }

  private String checksum() {
    try (InputStream in = open(RESOURCE + ".sha256")) {
      return new String(in.readAllBytes(), StandardCharsets.US_ASCII).strip();
    } catch (IOException e) {
      throw new UncheckedIOException(e);
    }
  }

  private InputStream open(String resource) {
    InputStream in = source.open(resource);
    if (in == null) {
      throw LocalMskException.start(
          "engine: no resource " + resource + " (expected: the msk-sdk-testkit jar as published).",
          "Build it with ./mvnw package, sdk-local first; an IDE does not copy the engine.",
          null);
    }
    return in;
  }
}
