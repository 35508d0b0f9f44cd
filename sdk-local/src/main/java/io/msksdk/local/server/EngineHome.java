package io.msksdk.local.server;

import java.io.IOException;
import java.io.UncheckedIOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.Comparator;
import java.util.stream.Stream;

/** The temporary directory of one engine; everything it writes is below it. */
record EngineHome(Path directory) {

  static EngineHome create() {
    try {
      return new EngineHome(Files.createTempDirectory("msk-local-"));
    } catch (IOException e) {
      throw new UncheckedIOException("temporary directory: not created", e);
    }
  }

  Path caFile() {
    return directory.resolve("ca.pem");
  }

  void writeCa(String pem) {
    try {
      Files.writeString(caFile(), pem);
    } catch (IOException e) {
      throw new UncheckedIOException("caFile: " + caFile() + ": not written", e);
    }
  }

  void delete() {
    try (Stream<Path> paths = Files.walk(directory)) {
      for (Path path : paths.sorted(Comparator.reverseOrder()).toList()) {
        Files.deleteIfExists(path);
      }
    } catch (IOException e) {
      throw new UncheckedIOException("directory " + directory + ": not deleted", e);
    }
  }
}
