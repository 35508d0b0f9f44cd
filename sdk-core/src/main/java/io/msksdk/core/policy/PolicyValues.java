package io.msksdk.core.policy;

import java.math.BigDecimal;
import java.time.DateTimeException;
import java.time.Instant;
import java.time.LocalDate;
import java.time.OffsetDateTime;
import java.time.Year;
import java.time.YearMonth;
import java.time.ZoneOffset;
import org.jspecify.annotations.Nullable;

/** Numbers, dates and booleans as policies and requests write them; null when unreadable. */
final class PolicyValues {
  private static final int YEAR = 4;
  private static final int MONTH = 7;
  private static final int DAY = 10;
  private static final int LONGEST_NUMBER = 64;

  private PolicyValues() {}

  static @Nullable BigDecimal number(String text) {
    boolean digits = false;
    int points = 0;
    for (int i = 0; i < text.length(); i++) {
      char c = text.charAt(i);
      boolean sign = i == 0 && (c == '-' || c == '+');
      digits |= isDigit(c);
      points += c == '.' ? 1 : 0;
      if (!sign && !isDigit(c) && c != '.') {
        return null;
      }
    }
    return digits && points <= 1 && text.length() <= LONGEST_NUMBER ? new BigDecimal(text) : null;
  }

  static @Nullable Boolean bool(String text) {
    if (text.equalsIgnoreCase("true")) {
      return true;
    }
    return text.equalsIgnoreCase("false") ? false : null;
  }

  /**
   * Reads seconds since 1970 or the W3C forms of ISO 8601. Four digits alone are a year: no request
   * is made in the first three hours of 1970.
   */
  static @Nullable Instant date(String text) {
    try {
      if (text.length() == YEAR && isWhole(text)) {
        return startOf(Year.parse(text).atDay(1));
      }
      if (isWhole(text)) {
        return Instant.ofEpochSecond(Long.parseLong(text));
      }
      return switch (text.length()) {
        case MONTH -> startOf(YearMonth.parse(text).atDay(1));
        case DAY -> startOf(LocalDate.parse(text));
        default -> OffsetDateTime.parse(text).toInstant();
      };
    } catch (DateTimeException | NumberFormatException e) {
      return null; // unreadable, which fits no date
    }
  }

  private static Instant startOf(LocalDate day) {
    return day.atStartOfDay().toInstant(ZoneOffset.UTC);
  }

  private static boolean isWhole(String text) {
    int start = text.startsWith("-") ? 1 : 0;
    for (int i = start; i < text.length(); i++) {
      if (!isDigit(text.charAt(i))) {
        return false;
      }
    }
    return text.length() > start;
  }

  private static boolean isDigit(char c) {
    return '0' <= c && c <= '9';
  }
}
