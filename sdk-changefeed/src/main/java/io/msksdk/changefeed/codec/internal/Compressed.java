package io.msksdk.changefeed.codec.internal;

import io.msksdk.changefeed.codec.DecodeException;
import io.msksdk.changefeed.codec.DecodeProblem;
import io.msksdk.changefeed.codec.MessageCompression;
import java.io.ByteArrayInputStream;
import java.io.ByteArrayOutputStream;
import java.io.IOException;
import java.io.UncheckedIOException;
import net.jpountz.lz4.LZ4FrameInputStream;
import net.jpountz.lz4.LZ4FrameOutputStream;
import org.xerial.snappy.Snappy;

/** Messages compressed one by one. */
public final class Compressed {
  private Compressed() {}

  /** The message, which may be at most so large: a few bytes can stand for very many. */
  public static byte[] decompress(
      MessageCompression compression, byte[] bytes, MessageLimit limit) {
    try {
      return switch (compression) {
        case NONE -> bytes;
        case SNAPPY -> snappy(bytes, limit);
        case LZ4 -> lz4(bytes, limit);
      };
    } catch (DecodeException oversized) {
      throw oversized;
    } catch (IOException | RuntimeException damaged) {
      // of a damaged frame the readers throw whatever they stumble over
      throw DecodeException.of(
          DecodeProblem.MALFORMED, "message", 0, "bytes that are not " + compression, "those");
    }
  }

  private static byte[] snappy(byte[] bytes, MessageLimit limit) throws IOException {
    if (!Snappy.isValidCompressedBuffer(bytes)) {
      throw new IOException("not snappy");
    }
    limit.check(Snappy.uncompressedLength(bytes), "message");
    return Snappy.uncompress(bytes);
  }

  private static byte[] lz4(byte[] bytes, MessageLimit limit) throws IOException {
    try (LZ4FrameInputStream in = new LZ4FrameInputStream(new ByteArrayInputStream(bytes))) {
      byte[] read = in.readNBytes(limit.bytes() + 1);
      limit.check(read.length, "message");
      return read;
    }
  }

  /** The message as such a changefeed sends it. */
  public static byte[] compress(MessageCompression compression, byte[] bytes) {
    try {
      return switch (compression) {
        case NONE -> bytes;
        case SNAPPY -> Snappy.compress(bytes);
        case LZ4 -> {
          ByteArrayOutputStream out = new ByteArrayOutputStream();
          try (LZ4FrameOutputStream frame = new LZ4FrameOutputStream(out)) {
            frame.write(bytes);
          }
          yield out.toByteArray();
        }
      };
    } catch (IOException impossible) {
      throw new UncheckedIOException(impossible);
    }
  }
}
