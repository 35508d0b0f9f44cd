package io.msksdk.local.broker.tier;

import java.io.IOException;
import java.io.InputStream;
import java.nio.ByteBuffer;
import java.nio.channels.Channels;
import java.nio.channels.FileChannel;
import java.nio.file.Files;
import java.nio.file.NoSuchFileException;
import java.nio.file.Path;
import java.nio.file.StandardCopyOption;
import java.nio.file.StandardOpenOption;
import java.util.Locale;
import java.util.Map;
import java.util.Optional;
import java.util.stream.Stream;
import org.apache.kafka.server.log.remote.storage.LogSegmentData;
import org.apache.kafka.server.log.remote.storage.RemoteLogSegmentMetadata;
import org.apache.kafka.server.log.remote.storage.RemoteLogSegmentMetadata.CustomMetadata;
import org.apache.kafka.server.log.remote.storage.RemoteResourceNotFoundException;
import org.apache.kafka.server.log.remote.storage.RemoteStorageException;
import org.apache.kafka.server.log.remote.storage.RemoteStorageManager;
import org.jspecify.annotations.Nullable;

/** Keeps segments in the tier's directory, each with its indexes in one of its own. Thread-safe. */
public final class TierStorage implements RemoteStorageManager {
  private static final String SEGMENT = "segment";

  private @Nullable Path root;

  /** Made by Kafka, by class name. */
  public TierStorage() {}

  @Override
  public void configure(Map<String, ?> configs) {
    root = Tier.of(configs).directory();
  }

  @Override
  public Optional<CustomMetadata> copyLogSegmentData(
      RemoteLogSegmentMetadata segment, LogSegmentData data) throws RemoteStorageException {
    Path directory = directory(segment);
    try {
      Files.createDirectories(directory);
      copy(data.logSegment(), directory.resolve(SEGMENT));
      copy(data.offsetIndex(), index(directory, IndexType.OFFSET));
      copy(data.timeIndex(), index(directory, IndexType.TIMESTAMP));
      copy(data.producerSnapshotIndex(), index(directory, IndexType.PRODUCER_SNAPSHOT));
      if (data.transactionIndex().isPresent()) {
        copy(data.transactionIndex().get(), index(directory, IndexType.TRANSACTION));
      }
      write(data.leaderEpochIndex(), index(directory, IndexType.LEADER_EPOCH));
      return Optional.empty();
    } catch (IOException e) {
      throw new RemoteStorageException("copy of " + segment.remoteLogSegmentId(), e);
    }
  }

  @Override
  public InputStream fetchLogSegment(RemoteLogSegmentMetadata segment, int startPosition)
      throws RemoteStorageException {
    return opened(directory(segment).resolve(SEGMENT), startPosition);
  }

  /** The end is a hint: who reads stops by itself. */
  @Override
  public InputStream fetchLogSegment(
      RemoteLogSegmentMetadata segment, int startPosition, int endPosition)
      throws RemoteStorageException {
    return fetchLogSegment(segment, startPosition);
  }

  @Override
  public InputStream fetchIndex(RemoteLogSegmentMetadata segment, IndexType type)
      throws RemoteStorageException {
    return opened(index(directory(segment), type), 0);
  }

  @Override
  public void deleteLogSegmentData(RemoteLogSegmentMetadata segment) throws RemoteStorageException {
    Path directory = directory(segment);
    if (!Files.exists(directory)) {
      return; // a deletion that is tried again
    }
    try (Stream<Path> files = Files.list(directory)) {
      for (Path file : files.toList()) {
        Files.deleteIfExists(file);
      }
      Files.deleteIfExists(directory);
    } catch (IOException e) {
      throw new RemoteStorageException("deletion of " + segment.remoteLogSegmentId(), e);
    }
  }

  /** The cluster's directory goes with the cluster. */
  @Override
  public void close() {}

  private Path directory(RemoteLogSegmentMetadata segment) {
    if (root == null) {
      throw new IllegalStateException("tier: used before it is configured");
    }
    return root.resolve(segment.remoteLogSegmentId().id().toString());
  }

  private static Path index(Path directory, IndexType type) {
    return directory.resolve(type.name().toLowerCase(Locale.ROOT));
  }

  /** A broker that died while it copied left a part of it behind. */
  private static void copy(Path from, Path to) throws IOException {
    Files.copy(from, to, StandardCopyOption.REPLACE_EXISTING);
  }

  private static void write(ByteBuffer data, Path to) throws IOException {
    try (FileChannel channel =
        FileChannel.open(
            to,
            StandardOpenOption.CREATE,
            StandardOpenOption.TRUNCATE_EXISTING,
            StandardOpenOption.WRITE)) {
      ByteBuffer rest = data.duplicate();
      while (rest.hasRemaining()) {
        int unused = channel.write(rest);
      }
    }
  }

  private static InputStream opened(Path file, int position) throws RemoteStorageException {
    try {
      FileChannel channel = FileChannel.open(file, StandardOpenOption.READ);
      return Channels.newInputStream(channel.position(position));
    } catch (NoSuchFileException e) {
      throw new RemoteResourceNotFoundException("tier: " + file + " is not there", e);
    } catch (IOException e) {
      throw new RemoteStorageException("tier: " + file, e);
    }
  }
}
