package io.msksdk.changefeed.dispatch;

import java.math.BigDecimal;
import java.math.BigInteger;
import java.nio.charset.StandardCharsets;
import java.time.LocalDate;
import java.util.zip.CRC32;

/** TiCDC's hash: the CRC-32 of each pair of texts, all of them combined by exclusive or. */
final class PartitionHash {
  private long value;

  void add(String first, String second) {
    add(first, second.getBytes(StandardCharsets.UTF_8));
  }

  void add(String first, byte[] second) {
    CRC32 crc = new CRC32();
    crc.update(first.getBytes(StandardCharsets.UTF_8));
    crc.update(second);
    value ^= crc.getValue();
  }

  int partition(int partitions) {
    return (int) (value % partitions);
  }

  /** A value as TiCDC hashes it. */
  static byte[] bytesOf(String column, Object value) {
    if (value instanceof byte[] bytes) {
      return bytes;
    }
    return textOf(column, value).getBytes(StandardCharsets.UTF_8);
  }

  private static String textOf(String column, Object value) {
    if (value instanceof Boolean bit) {
      return bit ? "1" : "0";
    }
    if (value instanceof Float || value instanceof Double) {
      return new BigDecimal(value.toString()).stripTrailingZeros().toPlainString();
    }
    if (value instanceof BigDecimal number) {
      return number.toPlainString();
    }
    boolean plain =
        value instanceof CharSequence
            || value instanceof Integer
            || value instanceof Long
            || value instanceof Short
            || value instanceof Byte
            || value instanceof BigInteger
            || value instanceof LocalDate;
    if (!plain) {
      throw new IllegalArgumentException(
          column
              + ": "
              + value.getClass().getName()
              + " (expected: a number, a boolean, a text or bytes). Pass MySQL's text of it.");
    }
    return value.toString();
  }
}
