package io.msksdk.changefeed.codec.internal;

import io.msksdk.changefeed.codec.DecodeException;
import io.msksdk.changefeed.codec.DecodeProblem;
import org.jspecify.annotations.Nullable;

/** How large a key or a value may be so that it is decoded. */
public record MessageLimit(int bytes) {
  /** Far above what brokers take, and what a decoder does without being told. */
  public static final MessageLimit DEFAULT = new MessageLimit(64 << 20);

  private static final int MOST = 256 << 20;

  /** The limit an application sets. */
  public static MessageLimit of(int bytes) {
    if (bytes < 1 || bytes > MOST) {
      throw new IllegalArgumentException(
          "largestMessage: " + bytes + " (expected: 1 to " + MOST + ").");
    }
    return new MessageLimit(bytes);
  }

  /** Refuses a part of a message that is larger. */
  public void check(byte @Nullable [] message, String part) {
    if (message != null) {
      check(message.length, part);
    }
  }

  /** Refuses a part of a message that is larger, or would be when it is no longer compressed. */
  public void check(int length, String part) {
    if (length > bytes) {
      throw DecodeException.of(
          DecodeProblem.OVERSIZED, part, 0, length + " bytes", "at most " + bytes + " bytes");
    }
  }
}
