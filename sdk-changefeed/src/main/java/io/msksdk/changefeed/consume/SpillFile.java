package io.msksdk.changefeed.consume;

import java.io.IOException;
import java.nio.ByteBuffer;
import java.nio.channels.FileChannel;
import java.nio.file.Files;
import java.nio.file.Path;
import java.nio.file.StandardOpenOption;
import org.jspecify.annotations.Nullable;

/** Messages on disk that do not fit into memory; the file is emptied whenever all were taken. */
final class SpillFile implements AutoCloseable {
  private static final int HEAD = Integer.BYTES * 2;
  private static final int NONE = -1;
  private static final byte[] EMPTY = {};

  private final @Nullable Path directory;
  private @Nullable FileChannel channel;
  private long end;
  private long messages;
  private long bytes;

  SpillFile(@Nullable Path directory) {
    this.directory = directory;
  }

  /** Moves a message to disk. */
  void write(HeldMessage message) {
    byte[] key = message.key;
    byte[] value = message.value;
    ByteBuffer buffer = ByteBuffer.allocate(HEAD + message.size);
    buffer.putInt(key == null ? NONE : key.length).putInt(value == null ? NONE : value.length);
    buffer.put(key == null ? EMPTY : key).put(value == null ? EMPTY : value).flip();
    try {
      FileChannel file = channel();
      message.place = end;
      while (buffer.hasRemaining()) {
        end += file.write(buffer, end);
      }
    } catch (IOException full) {
      throw ConsumeException.spill(full);
    }
    messages++;
    bytes += message.size;
    message.key = null;
    message.value = null;
    message.events.forEach(event -> event.event = null);
  }

  /** Takes a message back; its events are still to be decoded. */
  void read(HeldMessage message) {
    try {
      ByteBuffer head = read(message.place, HEAD);
      int key = head.getInt();
      int value = head.getInt();
      ByteBuffer body = read(message.place + HEAD, message.size);
      message.key = part(body, key);
      message.value = part(body, value);
    } catch (IOException lost) {
      throw ConsumeException.spill(lost);
    }
    message.place = -1;
    forget(message.size);
  }

  private static byte @Nullable [] part(ByteBuffer body, int length) {
    if (length == NONE) {
      return null;
    }
    byte[] part = new byte[length];
    body.get(part);
    return part;
  }

  private ByteBuffer read(long place, int length) throws IOException {
    ByteBuffer buffer = ByteBuffer.allocate(length);
    while (buffer.hasRemaining()) {
      if (channel().read(buffer, place + buffer.position()) < 0) {
        throw new IOException("the file ends at " + end);
      }
    }
    return buffer.flip();
  }

  /** Counts a message as no longer here. */
  void forget(int size) {
    messages--;
    bytes -= size;
    if (messages == 0) {
      end = 0;
    }
  }

  long bytes() {
    return bytes;
  }

  private FileChannel channel() throws IOException {
    FileChannel known = channel;
    if (known == null) {
      Path file =
          directory == null
              ? Files.createTempFile("changefeed-", ".spill")
              : Files.createTempFile(directory, "changefeed-", ".spill");
      known =
          FileChannel.open(
              file,
              StandardOpenOption.READ,
              StandardOpenOption.WRITE,
              StandardOpenOption.DELETE_ON_CLOSE);
      channel = known;
    }
    return known;
  }

  @Override
  public void close() {
    try {
      if (channel != null) {
        channel.close();
      }
    } catch (IOException lost) {
      throw ConsumeException.spill(lost);
    }
  }
}
