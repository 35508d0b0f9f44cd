package io.msksdk.auth.iam;

import static java.nio.charset.StandardCharsets.UTF_8;

/** A text in which the time of day has its place. Immutable and thread-safe. */
final class TimedText {
  private final byte[] bytes;
  private final int timeAt;

  private TimedText(byte[] bytes, int timeAt) {
    this.bytes = bytes;
    this.timeAt = timeAt;
  }

  /** What stands before the time is ASCII. */
  static TimedText of(String before, String after) {
    return new TimedText(
        before.concat(TimeDigits.NONE).concat(after).getBytes(UTF_8), before.length());
  }

  /** A text that goes on. */
  TimedText with(String end) {
    byte[] more = end.getBytes(UTF_8);
    byte[] all = new byte[bytes.length + more.length];
    System.arraycopy(bytes, 0, all, 0, bytes.length);
    System.arraycopy(more, 0, all, bytes.length, more.length);
    return new TimedText(all, timeAt);
  }

  /** One with bytes of its own. */
  TimedText copy() {
    return new TimedText(bytes.clone(), timeAt);
  }

  /** Not to be changed, but by whoever has a copy. */
  byte[] bytes() {
    return bytes;
  }

  int timeAt() {
    return timeAt;
  }
}
