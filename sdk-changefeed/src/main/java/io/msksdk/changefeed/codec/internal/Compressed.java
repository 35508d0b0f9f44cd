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
  public static byte[] decompress(MessageCompression compression, byte[] bytes, int largest) {
    try {
      return switch (compression) {
        case NONE -> bytes;
        case SNAPPY -> snappy(bytes, largest);
        case LZ4 -> lz4(bytes, largest);
      };
    } catch (IOException | IllegalArgumentException damaged) {
      throw DecodeException.of(
          DecodeProblem.MALFORMED, "message", 0, "bytes that are not " + compression, "those");
    }
  }

  private static byte[] snappy(byte[] bytes, int largest) throws IOException {
    if (!Snappy.isValidCompressedBuffer(bytes)) {
      throw new IOException("not snappy");
    }
    checked(Snappy.uncompressedLength(bytes), largest);
    return Snappy.uncompress(bytes);
  }

  private static byte[] lz4(byte[] bytes, int largest) throws IOException {
    try (LZ4FrameInputStream in = new LZ4FrameInputStream(new ByteArrayInputStream(bytes))) {
      byte[] read = in.readNBytes(largest + 1);
      checked(read.length, largest);
      return read;
    }
  }

  private static void checked(int length, int largest) {
    if (length > largest) {
      throw DecodeException.of(
          DecodeProblem.OVERSIZED, "message", 0, length + " bytes", "at most " + largest);
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
