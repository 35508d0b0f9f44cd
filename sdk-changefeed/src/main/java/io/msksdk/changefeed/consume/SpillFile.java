package io.msksdk.changefeed.consume;

import java.io.IOException;
import java.nio.ByteBuffer;
import java.nio.channels.FileChannel;
import java.nio.file.Files;
import java.nio.file.Path;
import java.nio.file.StandardOpenOption;
import java.util.ArrayList;
import java.util.List;
import org.jspecify.annotations.Nullable;

/**
 * Messages on disk that do not fit into memory. They lie in files of a limited size, each of which
 * goes away with its last message: what is on disk is never much more than what waits.
 */
final class SpillFile implements AutoCloseable {
  private static final int HEAD = Integer.BYTES * 2;
  private static final int NONE = -1;
  private static final long LARGEST_FILE = 64L << 20;
  private static final byte[] EMPTY = {};

  /** Makes an empty file that is deleted when it is closed. */
  @FunctionalInterface
  interface Opener {
    FileChannel open() throws IOException;
  }

  /** A file, and how many of its messages are still needed. */
  static final class Segment {
    final FileChannel channel;
    long end;
    int messages;

    Segment(FileChannel channel) {
      this.channel = channel;
    }
  }

  private final Opener opener;
  private final long largest;
  private final List<Segment> segments = new ArrayList<>();
  private @Nullable Segment current;
  private long bytes;

  SpillFile(@Nullable Path directory) {
    this(() -> temporary(directory), LARGEST_FILE);
  }

  SpillFile(Opener opener, long largest) {
    this.opener = opener;
    this.largest = largest;
  }

  private static FileChannel temporary(@Nullable Path directory) throws IOException {
    Path file =
        directory == null
            ? Files.createTempFile("changefeed-", ".spill")
            : Files.createTempFile(directory, "changefeed-", ".spill");
    return FileChannel.open(
        file,
        StandardOpenOption.READ,
        StandardOpenOption.WRITE,
        StandardOpenOption.DELETE_ON_CLOSE);
  }

  /** Moves a message to disk; one that cannot be written stays in memory as it is. */
  void write(HeldMessage message) {
    byte[] key = message.key;
    byte[] value = message.value;
    ByteBuffer buffer = ByteBuffer.allocate(HEAD + message.size);
    buffer.putInt(key == null ? NONE : key.length).putInt(value == null ? NONE : value.length);
    buffer.put(key == null ? EMPTY : key).put(value == null ? EMPTY : value).flip();
    try {
      Segment segment = writable();
      long place = segment.end;
      while (buffer.hasRemaining()) {
        int unused = segment.channel.write(buffer, place + buffer.position());
      }
      segment.end = place + buffer.limit();
      segment.messages++;
      message.toDisk(segment, place);
    } catch (IOException full) {
      closeIfEmpty(current);
      throw ConsumeException.spill(full);
    }
    bytes += message.size;
  }

  private Segment writable() throws IOException {
    Segment known = current;
    if (known == null || known.end >= largest) {
      current = null;
      closeIfEmpty(known);
      known = new Segment(opener.open());
      segments.add(known);
      current = known;
    }
    return known;
  }

  /** Takes a message back; its events are still to be decoded. */
  void read(HeldMessage message) {
    Segment segment = message.segment;
    if (segment == null) {
      return;
    }
    try {
      ByteBuffer head = read(segment, message.place, HEAD);
      int key = head.getInt();
      int value = head.getInt();
      ByteBuffer body = read(segment, message.place + HEAD, message.size);
      byte[] first = part(body, key);
      message.toMemory(first, part(body, value));
    } catch (IOException lost) {
      throw ConsumeException.spill(lost);
    }
    forget(segment, message.size);
  }

  private static byte @Nullable [] part(ByteBuffer body, int length) {
    if (length == NONE) {
      return null;
    }
    byte[] part = new byte[length];
    body.get(part);
    return part;
  }

  private static ByteBuffer read(Segment segment, long place, int length) throws IOException {
    ByteBuffer buffer = ByteBuffer.allocate(length);
    while (buffer.hasRemaining()) {
      if (segment.channel.read(buffer, place + buffer.position()) < 0) {
        throw new IOException("the file ends at " + segment.end);
      }
    }
    return buffer.flip();
  }

  /** Counts a message as no longer here. */
  void forget(Segment segment, int size) {
    segment.messages--;
    bytes -= size;
    if (segment.messages == 0 && segment == current) {
      segment.end = 0;
    } else {
      closeIfEmpty(segment);
    }
  }

  private void closeIfEmpty(@Nullable Segment segment) {
    if (segment == null || segment.messages > 0) {
      return;
    }
    boolean unused = segments.remove(segment);
    if (segment == current) {
      current = null;
    }
    try {
      segment.channel.close();
    } catch (IOException lost) {
      throw ConsumeException.spill(lost);
    }
  }

  long bytes() {
    return bytes;
  }

  int files() {
    return segments.size();
  }

  @Override
  public void close() {
    current = null;
    for (Segment segment : List.copyOf(segments)) {
      segment.messages = 0;
      closeIfEmpty(segment);
    }
  }
}
