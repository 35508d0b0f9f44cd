package io.msksdk.core.file;

import java.io.IOException;
import java.nio.ByteBuffer;
import java.nio.channels.FileChannel;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.nio.file.StandardCopyOption;
import java.nio.file.StandardOpenOption;
import java.util.UUID;

/** Replaces a file so that whoever reads it finds the old text or the new one, never a part. */
public final class WholeFile {
  private WholeFile() {}

  /**
   * Writes a text in place of what the file holds; it is on the disk when this returns.
   *
   * @param path the file
   * @param text what it is to hold
   * @throws IOException if it cannot be written; the file is as it was then
   */
  public static void write(Path path, String text) throws IOException {
    // of its own: under one name for all, two processes would write into each other's
    Path whole = path.resolveSibling(path.getFileName() + "." + UUID.randomUUID() + ".new");
    try {
      fill(whole, StandardCharsets.UTF_8.encode(text));
      Files.move(whole, path, StandardCopyOption.ATOMIC_MOVE, StandardCopyOption.REPLACE_EXISTING);
    } catch (IOException e) {
      removeLitter(whole, e);
      throw e;
    }
  }

  private static void fill(Path whole, ByteBuffer bytes) throws IOException {
    try (FileChannel file =
        FileChannel.open(whole, StandardOpenOption.CREATE_NEW, StandardOpenOption.WRITE)) {
      while (bytes.hasRemaining()) {
        int unused = file.write(bytes);
      }
      // the rename must not reach the disk before the bytes do
      file.force(true);
    }
  }

  private static void removeLitter(Path whole, IOException failure) {
    try {
      Files.deleteIfExists(whole);
    } catch (IOException second) {
      failure.addSuppressed(second);
    }
  }
}
