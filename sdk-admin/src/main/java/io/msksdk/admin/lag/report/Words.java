package io.msksdk.admin.lag.report;

import java.time.Duration;
import java.util.Locale;
import java.util.OptionalLong;

/** Numbers and times as people read them. */
final class Words {
  private static final long MINUTE = 60;
  private static final long HOUR = 3_600;
  private static final long DAY = 86_400;

  private Words() {}

  static String number(long value) {
    return String.format(Locale.ROOT, "%,d", value);
  }

  static String number(OptionalLong value) {
    return value.isPresent() ? number(value.getAsLong()) : "–";
  }

  /** Two units at most: nobody acts on the seconds of a day. */
  static String time(Duration time) {
    long seconds = Math.max(0, time.toSeconds());
    if (seconds < MINUTE) {
      return seconds + " s";
    }
    if (seconds < HOUR) {
      return two(seconds / MINUTE, "min", seconds % MINUTE, "s");
    }
    return seconds < DAY
        ? two(seconds / HOUR, "h", seconds % HOUR / MINUTE, "min")
        : two(seconds / DAY, "d", seconds % DAY / HOUR, "h");
  }

  private static String two(long big, String unit, long small, String smallUnit) {
    return small == 0 ? big + " " + unit : big + " " + unit + " " + small + " " + smallUnit;
  }

  /** Names of groups may hold anything: a line stays one, and a terminal obeys none of them. */
  static String line(String text) {
    StringBuilder plain = new StringBuilder(text.length());
    text.codePoints()
        .map(point -> Character.isISOControl(point) ? '?' : point)
        .forEach(plain::appendCodePoint);
    return plain.toString();
  }

  static String html(String text) {
    StringBuilder safe = new StringBuilder(text.length() + 16);
    for (int i = 0; i < text.length(); i++) {
      char c = text.charAt(i);
      switch (c) {
        case '<' -> safe.append("&lt;");
        case '>' -> safe.append("&gt;");
        case '&' -> safe.append("&amp;");
        case '"' -> safe.append("&quot;");
        case '\'' -> safe.append("&#39;");
        default -> safe.append(c);
      }
    }
    return safe.toString();
  }
}
