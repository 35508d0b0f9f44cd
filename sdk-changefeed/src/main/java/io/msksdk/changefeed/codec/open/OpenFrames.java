package io.msksdk.changefeed.codec.open;

import io.msksdk.changefeed.codec.DecodeException;
import io.msksdk.changefeed.codec.DecodeProblem;
import java.nio.ByteBuffer;
import java.util.ArrayList;
import java.util.List;

/** The parts of a key or a value: each its length in eight bytes, then its bytes. */
final class OpenFrames {
  private OpenFrames() {}

  static List<byte[]> split(byte[] bytes, int start, String part) {
    List<byte[]> frames = new ArrayList<>();
    ByteBuffer in = ByteBuffer.wrap(bytes, start, bytes.length - start);
    while (in.hasRemaining()) {
      if (in.remaining() < Long.BYTES) {
        throw truncated(part, in.position());
      }
      long length = in.getLong();
      if (length < 0 || length > in.remaining()) {
        throw truncated(part, in.position());
      }
      byte[] frame = new byte[(int) length];
      in.get(frame);
      frames.add(frame);
    }
    return frames;
  }

  private static DecodeException truncated(String part, int at) {
    return DecodeException.of(
        DecodeProblem.TRUNCATED, part, at, "the end of the message", "the rest of a part");
  }

  static byte[] join(byte[] head, List<byte[]> frames) {
    int size = head.length + frames.stream().mapToInt(f -> Long.BYTES + f.length).sum();
    ByteBuffer out = ByteBuffer.allocate(size).put(head);
    frames.forEach(frame -> out.putLong(frame.length).put(frame));
    return out.array();
  }
}
