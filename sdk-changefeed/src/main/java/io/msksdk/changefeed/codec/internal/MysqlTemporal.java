package io.msksdk.changefeed.codec.internal;

import java.time.DateTimeException;
import java.time.Duration;
import java.time.LocalDate;
import java.time.LocalDateTime;
import java.util.Locale;
import org.jspecify.annotations.Nullable;

/** MySQL's text forms of dates and times. Every reader answers null for what Java cannot hold. */
public final class MysqlTemporal {
  private static final int DATE_LENGTH = 10;
  private static final int NANO_DIGITS = 9;

  private MysqlTemporal() {}

  public static @Nullable LocalDate date(String text) {
    if (text.length() != DATE_LENGTH || text.charAt(4) != '-' || text.charAt(7) != '-') {
      return null;
    }
    int year = number(text, 0, 4);
    int month = number(text, 5, 7);
    int day = number(text, 8, 10);
    if (year < 0 || month < 1 || day < 1) {
      return null;
    }
    try {
      return LocalDate.of(year, month, day);
    } catch (DateTimeException noSuchDay) {
      return null;
    }
  }

  public static @Nullable LocalDateTime dateTime(String text) {
    if (text.length() < 19 || text.charAt(DATE_LENGTH) != ' ') {
      return null;
    }
    LocalDate date = date(text.substring(0, DATE_LENGTH));
    int hour = number(text, 11, 13);
    int minute = number(text, 14, 16);
    int second = number(text, 17, 19);
    int nano = nano(text, 19);
    boolean valid =
        text.charAt(13) == ':'
            && text.charAt(16) == ':'
            && within(hour, 23)
            && within(minute, 59)
            && within(second, 59)
            && nano >= 0;
    return date == null || !valid ? null : date.atTime(hour, minute, second, nano);
  }

  /** Up to 838 hours in either direction, hours in two or three digits. */
  public static @Nullable Duration time(String text) {
    boolean negative = text.startsWith("-");
    int from = negative ? 1 : 0;
    int colon = text.indexOf(':');
    if (colon - from < 1 || text.length() < colon + 6 || text.charAt(colon + 3) != ':') {
      return null;
    }
    int hours = number(text, from, colon);
    int minutes = number(text, colon + 1, colon + 3);
    int seconds = number(text, colon + 4, colon + 6);
    int nano = nano(text, colon + 6);
    if (!within(hours, 838) || !within(minutes, 59) || !within(seconds, 59) || nano < 0) {
      return null;
    }
    Duration span =
        Duration.ofHours(hours).plusMinutes(minutes).plusSeconds(seconds).plusNanos(nano);
    return negative ? span.negated() : span;
  }

  private static boolean within(int value, int most) {
    return value >= 0 && value <= most;
  }

  /** The digits of a range as a number, or -1. */
  private static int number(String text, int from, int to) {
    int value = 0;
    for (int i = from; i < to; i++) {
      int digit = text.charAt(i) - '0';
      if (digit < 0 || digit > 9 || value > 99_999) {
        return -1;
      }
      value = value * 10 + digit;
    }
    return value;
  }

  /** What follows the seconds: nothing, or a point and up to nine digits. Else -1. */
  private static int nano(String text, int from) {
    if (text.length() == from) {
      return 0;
    }
    int digits = text.length() - from - 1;
    if (text.charAt(from) != '.' || digits < 1 || digits > NANO_DIGITS) {
      return -1;
    }
    int value = 0;
    for (int i = 0; i < NANO_DIGITS; i++) {
      int digit = i < digits ? text.charAt(from + 1 + i) - '0' : 0;
      if (digit < 0 || digit > 9) {
        return -1;
      }
      value = value * 10 + digit;
    }
    return value;
  }

  /** Writes a span as MySQL does. */
  public static String text(Duration span) {
    Duration positive = span.abs();
    String text =
        String.format(
            Locale.ROOT,
            "%s%02d:%02d:%02d",
            span.isNegative() ? "-" : "",
            positive.toHours(),
            positive.toMinutesPart(),
            positive.toSecondsPart());
    return text + fraction(positive.toNanosPart());
  }

  /** Writes a date and time as MySQL does. */
  public static String text(LocalDateTime time) {
    String text =
        String.format(
            Locale.ROOT,
            "%s %02d:%02d:%02d",
            time.toLocalDate(),
            time.getHour(),
            time.getMinute(),
            time.getSecond());
    return text + fraction(time.getNano());
  }

  /** Microseconds, which is MySQL's finest, when there are any. */
  private static String fraction(int nano) {
    return nano == 0 ? "" : String.format(Locale.ROOT, ".%06d", nano / 1000);
  }
}
