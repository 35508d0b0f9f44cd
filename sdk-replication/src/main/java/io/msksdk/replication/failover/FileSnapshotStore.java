package io.msksdk.replication.failover;

import io.msksdk.core.file.WholeFile;
import java.io.IOException;
import java.io.UncheckedIOException;
import java.nio.file.Files;
import java.nio.file.NoSuchFileException;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;

/** A file with a snapshot on each line. */
final class FileSnapshotStore implements SnapshotStore {
  private final Path path;
  private final int most;

  FileSnapshotStore(Path path, int most) {
    if (most < 2) {
      throw new IllegalArgumentException("most: " + most + " (expected: 2 or more).");
    }
    this.path = path;
    this.most = most;
  }

  @Override
  public synchronized void add(ReplicationSnapshot snapshot) {
    List<String> lines = new ArrayList<>(lines());
    lines.add(snapshot.toJson());
    List<String> kept = lines.subList(Math.max(0, lines.size() - most), lines.size());
    try {
      WholeFile.write(path, String.join("\n", kept) + "\n");
    } catch (IOException e) {
      throw new UncheckedIOException(e);
    }
  }

  @Override
  public List<ReplicationSnapshot> newest() {
    return lines().stream().map(ReplicationSnapshot::parse).toList();
  }

  private List<String> lines() {
    try {
      return Files.readAllLines(path);
    } catch (NoSuchFileException e) {
      return List.of();
    } catch (IOException e) {
      throw new UncheckedIOException(e);
    }
  }
}
