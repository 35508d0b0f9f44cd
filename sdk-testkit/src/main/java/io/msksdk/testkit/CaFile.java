package io.msksdk.testkit;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;

/** The engine's certificate authority, as it wrote it to a file when it started. */
final class CaFile {
  private CaFile() {}

  static String read(Path file) {
    try {
      return Files.readString(file);
    } catch (IOException e) {
      throw LocalMskException.unreachable(
          "caFile: " + file + " cannot be read (expected: the file of a local MSK that runs).",
          "An engine in a container must share its temporary directory.",
          e);
    }
  }
}
