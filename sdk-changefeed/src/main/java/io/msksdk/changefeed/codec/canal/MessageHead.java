package io.msksdk.changefeed.codec.canal;

import io.msksdk.changefeed.codec.internal.Words;
import java.util.Arrays;

/**
 * The fields before {@code type}, which all messages of a table have alike, as they were read
 * before: a message that starts with the same bytes means the same.
 */
final class MessageHead {
  /** The fields it stands for, as the bits of {@link CanalField}. */
  static final int FIELDS = (1 << CanalField.TYPE.index) - 1;

  /** What is hashed ends before anything a row does not share with the others of its table. */
  private static final int HASHED = 80;

  private static final int LONGEST = 4096;

  final CanalTable table;
  final boolean ddl;
  final SeenTable seen;
  private final byte[] raw;

  MessageHead(byte[] raw, CanalTable table, boolean ddl, SeenTable seen) {
    this.raw = raw;
    this.table = table;
    this.ddl = ddl;
    this.seen = seen;
  }

  /** Says whether a head of these bytes can be found again, and is worth it. */
  static boolean findable(byte[] bytes, int start, int stop) {
    return stop - start <= LONGEST && start <= bytes.length - HASHED;
  }

  /** A number that messages of one table have alike; only where one {@link #findable} starts. */
  static int hash(byte[] bytes, int start) {
    long hash = 0;
    // after the number of the message, which is always 0
    for (int p = start + 2 * Words.SIZE; p < start + HASHED; p += Words.SIZE) {
      hash = Long.rotateLeft(hash, 5) ^ Words.at(bytes, p);
    }
    return (int) ((hash * 0x9E3779B97F4A7C15L) >>> Integer.SIZE);
  }

  boolean startsAt(byte[] bytes, int start) {
    int stop = start + raw.length;
    return stop <= bytes.length && Arrays.equals(raw, 0, raw.length, bytes, start, stop);
  }

  int length() {
    return raw.length;
  }
}
