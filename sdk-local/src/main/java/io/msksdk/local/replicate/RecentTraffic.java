package io.msksdk.local.replicate;

/** What one topic had in the last ten seconds, a second at a time. Thread-safe. */
final class RecentTraffic {
  private static final int SECONDS = 10;

  private final long[] seconds = new long[SECONDS];
  private final long[] bytesRead = new long[SECONDS];
  private final long[] bytesCopied = new long[SECONDS];
  private final long[] slowest = new long[SECONDS];

  synchronized void read(long second, int bytes) {
    bytesRead[slot(second)] += bytes;
  }

  synchronized void copied(long second, int bytes, long latencyMillis) {
    int slot = slot(second);
    bytesCopied[slot] += bytes;
    slowest[slot] = Math.max(slowest[slot], latencyMillis);
  }

  synchronized Figures figures(long now) {
    long read = 0;
    long copied = 0;
    long latency = 0;
    for (int i = 0; i < SECONDS; i++) {
      if (now - seconds[i] < SECONDS) {
        read += bytesRead[i];
        copied += bytesCopied[i];
        latency = Math.max(latency, slowest[i]);
      }
    }
    return new Figures(latency, (double) copied / SECONDS, (double) read / SECONDS);
  }

  private int slot(long second) {
    int slot = (int) Math.floorMod(second, (long) SECONDS);
    if (seconds[slot] != second) {
      seconds[slot] = second;
      bytesRead[slot] = 0;
      bytesCopied[slot] = 0;
      slowest[slot] = 0;
    }
    return slot;
  }

  /**
   * The figures of a moment.
   *
   * @param latencyMillis the longest way of a record, 0 when none was copied
   * @param copiedPerSecond bytes written to the target
   * @param readPerSecond bytes read from the source, those that return included
   */
  record Figures(long latencyMillis, double copiedPerSecond, double readPerSecond) {}
}
