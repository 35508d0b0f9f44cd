package io.msksdk.changefeed.codec;

import java.math.BigDecimal;
import java.math.BigInteger;
import java.time.Duration;
import java.time.Instant;
import java.time.LocalDate;
import java.time.LocalDateTime;
import java.util.List;
import java.util.OptionalInt;
import org.jspecify.annotations.Nullable;

/**
 * A column of an image. Every typed reader throws {@link ColumnException} when the column is absent
 * or NULL, when its type is another one, and when the value does not fit; {@link #value()} alone
 * answers null for NULL. Immutable and thread-safe; never implemented by users.
 */
public interface Column {
  /**
   * Returns the name.
   *
   * @return the name as asked for or as in the message
   */
  String name();

  /**
   * Tells absent, NULL and value apart.
   *
   * @return what the image says about the column
   */
  Presence presence();

  /**
   * Returns the MySQL type.
   *
   * @return the type; its kind is {@link ColumnKind#UNKNOWN} when the message does not say
   */
  MysqlType type();

  /**
   * Returns the code of {@code java.sql.Types} in the message. That of an unsigned column depends
   * on the value, so it may change from row to row.
   *
   * @return the code, empty when the message does not say
   */
  OptionalInt sqlType();

  /**
   * Returns the value in the Java type of the column: {@link Integer} for TINYINT to signed INT,
   * ENUM (its ordinal) and YEAR, {@link Long} for INT UNSIGNED and BIGINT, {@link BigInteger} for
   * BIGINT UNSIGNED, BIT and SET (its mask), {@link Float}, {@link Double}, {@link BigDecimal},
   * {@code byte[]} for the binary types, {@link LocalDate}, {@link LocalDateTime} for DATETIME,
   * {@link Instant} for TIMESTAMP, {@link Duration} for TIME, {@code float[]} for VECTOR, and
   * {@link String} for text, JSON and every unknown type.
   *
   * @return the value, null for NULL
   */
  @Nullable Object value();

  /**
   * Returns the characters exactly as the message has them, whatever the type.
   *
   * @return the text
   */
  String text();

  /**
   * Returns an integer.
   *
   * @return the number, at most 32 bits with sign
   */
  int intValue();

  /**
   * Returns an integer.
   *
   * @return the number, at most 64 bits with sign
   */
  long longValue();

  /**
   * Returns the 64 bits of an unsigned integer, a BIT or a SET; for {@link
   * Long#compareUnsigned(long, long)} and its like.
   *
   * @return the bits
   */
  long unsignedLong();

  /**
   * Returns an integer of any size.
   *
   * @return the number
   */
  BigInteger bigInteger();

  /**
   * Returns a floating-point number.
   *
   * @return the number
   */
  double doubleValue();

  /**
   * Returns an exact decimal number, with the scale it was sent with.
   *
   * @return the number
   */
  BigDecimal decimal();

  /**
   * Returns the bytes of a binary column.
   *
   * @return a new array
   */
  byte[] bytes();

  /**
   * Returns a DATE. MySQL's zero dates are no dates in Java and are refused.
   *
   * @return the date
   */
  LocalDate date();

  /**
   * Returns a DATETIME, or a TIMESTAMP as the TiCDC server wrote it.
   *
   * @return the date and time, without a zone
   */
  LocalDateTime dateTime();

  /**
   * Returns a TIMESTAMP, read in the decoder's zone. In the hour a clock is set back the earlier of
   * the two instants is taken; a time the zone never had is refused.
   *
   * @return the instant
   */
  Instant instant();

  /**
   * Returns a TIME, which in MySQL may be negative and longer than a day.
   *
   * @return the span
   */
  Duration time();

  /**
   * Returns the ordinal of an ENUM.
   *
   * @return the ordinal from 1, or 0 for MySQL's empty error value
   */
  int ordinal();

  /**
   * Returns the ordinals of the members of a SET.
   *
   * @return the ordinals from 1, ascending
   */
  List<Integer> ordinals();

  /**
   * Returns the names of an ENUM's value or a SET's members, which a changefeed with {@code
   * content-compatible} makes known.
   *
   * @return the names, empty when the message does not list the elements or nothing is chosen
   */
  List<String> labels();

  /**
   * Returns a vector.
   *
   * @return a new array
   */
  float[] vector();
}
