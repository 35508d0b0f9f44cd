package io.msksdk.local.clock;

import java.util.Locale;

/**
 * How the local MSK's time passes.
 *
 * @param kind the mode
 * @param factor how many times faster than real time; 1 where the mode does not scale
 */
public record TimeMode(Kind kind, double factor) {

  /** The four modes. */
  public enum Kind {
    /** What takes time on MSK ends as soon as its real work has. */
    INSTANT,
    /** MSK's durations, divided by a factor. */
    SCALED,
    /** MSK's durations. */
    REAL,
    /** Time passes only when a test says so. */
    MANUAL
  }

  /**
   * Reads a mode as it is written on the command line.
   *
   * @param text {@code instant}, {@code scaled:F}, {@code real} or {@code manual}
   * @return the mode
   * @throws IllegalArgumentException when it is none of them
   */
  public static TimeMode parse(String text) {
    return switch (text) {
      case "instant" -> new TimeMode(Kind.INSTANT, 1);
      case "real" -> new TimeMode(Kind.REAL, 1);
      case "manual" -> new TimeMode(Kind.MANUAL, 1);
      default -> scaled(text);
    };
  }

  private static TimeMode scaled(String text) {
    if (text.startsWith("scaled:")) {
      try {
        double factor = Double.parseDouble(text.substring("scaled:".length()));
        if (factor > 0 && !Double.isInfinite(factor)) {
          return new TimeMode(Kind.SCALED, factor);
        }
      } catch (NumberFormatException e) {
        throw unknown(text, e);
      }
    }
    throw unknown(text, null);
  }

  private static IllegalArgumentException unknown(
      String text, @org.jspecify.annotations.Nullable Exception cause) {
    return new IllegalArgumentException(
        "time: " + text + " (expected: instant, scaled:<factor above 0>, real or manual)", cause);
  }

  @Override
  public String toString() {
    String name = kind.name().toLowerCase(Locale.ROOT);
    return kind == Kind.SCALED ? name + ":" + factor : name;
  }
}
