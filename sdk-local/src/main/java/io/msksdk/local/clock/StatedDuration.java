package io.msksdk.local.clock;

import java.time.Duration;
import java.time.format.DateTimeParseException;

/** A duration that a test states. */
public final class StatedDuration {
  // beyond it a moment that is this far away may be none that clocks and certificates can hold
  private static final Duration LONGEST = Duration.ofDays(36_500);

  private StatedDuration() {}

  /**
   * Reads a duration.
   *
   * @param name what it is for, which the message names
   * @param text the duration as ISO 8601 writes it
   * @return the duration, also a negative one
   * @throws IllegalArgumentException when it is none, or longer than a hundred years
   */
  public static Duration parse(String name, String text) {
    Duration duration;
    try {
      duration = Duration.parse(text);
    } catch (DateTimeParseException e) {
      throw new IllegalArgumentException(
          name + ": " + text + " (expected: an ISO 8601 duration such as PT1H)", e);
    }
    if (duration.compareTo(LONGEST) > 0 || duration.compareTo(LONGEST.negated()) < 0) {
      throw new IllegalArgumentException(
          name + ": " + text + " (expected: at most " + LONGEST + ", a hundred years)");
    }
    return duration;
  }
}
