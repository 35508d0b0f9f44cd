package io.msksdk.core.sigv4;

import java.time.Instant;
import java.time.LocalDate;
import java.time.LocalDateTime;
import java.time.YearMonth;
import java.time.ZoneOffset;
import org.jspecify.annotations.Nullable;

/**
 * A signing date, {@code yyyyMMdd'T'HHmmss'Z'}. Written and read by hand: a DateTimeFormatter takes
 * longer than the signature itself, and in a cold JVM tens of milliseconds.
 */
final class SigningTime {
  private static final int LENGTH = 16;
  private static final int DAY_LENGTH = 8;

  private final Instant instant;
  private final String text;

  private SigningTime(Instant instant, String text) {
    this.instant = instant;
    this.text = text;
  }

  static SigningTime of(Instant instant) {
    LocalDateTime time = LocalDateTime.ofEpochSecond(instant.getEpochSecond(), 0, ZoneOffset.UTC);
    StringBuilder text = new StringBuilder(LENGTH);
    two(text, time.getYear() / 100);
    two(text, time.getYear() % 100);
    two(text, time.getMonthValue());
    two(text, time.getDayOfMonth());
    text.append('T');
    two(text, time.getHour());
    two(text, time.getMinute());
    two(text, time.getSecond());
    text.append('Z');
    return new SigningTime(Instant.ofEpochSecond(instant.getEpochSecond()), text.toString());
  }

  /** Returns null when the text is not a signing date. */
  static @Nullable SigningTime parse(String text) {
    if (text.length() != LENGTH || text.charAt(8) != 'T' || text.charAt(15) != 'Z') {
      return null;
    }
    LocalDate day = day(text);
    int hour = number(text, 9, 11);
    int minute = number(text, 11, 13);
    int second = number(text, 13, 15);
    boolean valid = within(hour, 0, 23) && within(minute, 0, 59) && within(second, 0, 59);
    return day == null || !valid
        ? null
        : new SigningTime(day.atTime(hour, minute, second).toInstant(ZoneOffset.UTC), text);
  }

  Instant instant() {
    return instant;
  }

  String text() {
    return text;
  }

  /** The day of the credential scope, {@code yyyyMMdd}. */
  String day() {
    return text.substring(0, DAY_LENGTH);
  }

  private static @Nullable LocalDate day(String text) {
    int year = number(text, 0, 4);
    int month = number(text, 4, 6);
    int day = number(text, 6, 8);
    boolean valid =
        within(year, 0, 9999)
            && within(month, 1, 12)
            && within(day, 1, YearMonth.of(year, month).lengthOfMonth());
    return valid ? LocalDate.of(year, month, day) : null;
  }

  private static boolean within(int value, int lowest, int highest) {
    return lowest <= value && value <= highest;
  }

  /** The digits as a number, -1 when one of them is none. */
  private static int number(String text, int from, int to) {
    int number = 0;
    for (int i = from; i < to; i++) {
      char c = text.charAt(i);
      if (c < '0' || c > '9') {
        return -1;
      }
      number = 10 * number + (c - '0');
    }
    return number;
  }

  private static void two(StringBuilder text, int number) {
    text.append((char) ('0' + number / 10)).append((char) ('0' + number % 10));
  }
}
