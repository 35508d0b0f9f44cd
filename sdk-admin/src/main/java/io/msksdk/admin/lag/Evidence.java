package io.msksdk.admin.lag;

import java.time.Duration;

/**
 * The figures a verdict rests on. Absent numbers are -1.
 *
 * @param samples how many looks the window holds
 * @param span from the first to the last of them
 * @param committedFrom the commit at the beginning of the window
 * @param committedTo the commit now
 * @param lagFrom the lag at the beginning of the window
 * @param lagTo the lag now
 * @param highestCommitted the furthest commit seen within the window
 */
public record Evidence(
    int samples,
    Duration span,
    long committedFrom,
    long committedTo,
    long lagFrom,
    long lagTo,
    long highestCommitted) {
  /** No figure at all. */
  static final Evidence NONE = new Evidence(0, Duration.ZERO, -1, -1, -1, -1, -1);

  @Override
  public String toString() {
    if (samples == 0) {
      return "no samples";
    }
    String line =
        samples
            + " samples over "
            + span.toSeconds()
            + " s, committed "
            + committedFrom
            + " -> "
            + committedTo
            + ", lag "
            + lagFrom
            + " -> "
            + lagTo;
    return highestCommitted > committedTo ? line + ", once at " + highestCommitted : line;
  }
}
