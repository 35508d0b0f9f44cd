package io.msksdk.local.server;

import io.msksdk.local.directory.TemporaryDirectory;
import java.io.IOException;
import java.io.UncheckedIOException;
import java.nio.file.Files;
import java.nio.file.Path;

/** The files of one engine; everything it writes is in one temporary directory. */
record EngineHome(TemporaryDirectory directory) {

  static EngineHome create() {
    return new EngineHome(TemporaryDirectory.create("msk-local-"));
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
  }
}
