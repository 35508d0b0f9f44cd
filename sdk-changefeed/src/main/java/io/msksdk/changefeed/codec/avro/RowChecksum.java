package io.msksdk.changefeed.codec.avro;

import io.msksdk.changefeed.codec.DecodeException;
import io.msksdk.changefeed.codec.DecodeProblem;
import io.msksdk.changefeed.codec.internal.Labels;
import java.math.BigDecimal;
import java.math.BigInteger;
import java.nio.ByteBuffer;
import java.nio.ByteOrder;
import java.nio.charset.StandardCharsets;
import java.util.zip.CRC32;
import org.apache.avro.Schema;

/**
 * The checksum TiDB computes over the columns of a row: CRC-32 of each value in turn, numbers as
 * eight bytes and texts with their length, lowest byte first. Source: TiDB documentation, "TiCDC
 * Row Data Checksum Verification Based on Avro".
 */
final class RowChecksum {
  private final CRC32 crc = new CRC32();

  private RowChecksum() {}

  static long of(AvroTable table, byte[] bytes, int[] places) {
    RowChecksum checksum = new RowChecksum();
    for (int i = 0; i < places.length; i++) {
      AvroField field = table.columns.get(i);
      // NULL adds nothing
      if (places[i] >= 0) {
        checksum.add(field, field.read(bytes, places[i]));
      }
    }
    return checksum.crc.getValue();
  }

  private void add(AvroField field, Object value) {
    switch (field.type.kind()) {
      case TINYINT, SMALLINT, MEDIUMINT, INT, BIGINT, YEAR -> number(field, value);
      case FLOAT, DOUBLE -> floating(((Number) value).doubleValue());
      case ENUM, SET -> member(field, value);
      case BIT -> number(new BigInteger(1, (byte[]) value).longValue());
      case DECIMAL -> decimal(field, value);
      default -> text(value);
    }
  }

  private void number(AvroField field, Object value) {
    if (value instanceof Number number) {
      number(number.longValue());
      return;
    }
    try {
      number(Long.parseUnsignedLong(value.toString()));
    } catch (NumberFormatException notANumber) {
      throw failure(field, "a text that is no number", "digits");
    }
  }

  private void member(AvroField field, Object value) {
    if (value instanceof Labels) {
      throw failure(field, "a member that the schema does not list", "one of its elements");
    }
    number(((Number) value).longValue());
  }

  private void decimal(AvroField field, Object value) {
    if (field.layout != Schema.Type.STRING || value instanceof BigDecimal) {
      throw failure(
          field,
          "DECIMAL as bytes, which the checksum was not computed from",
          "the changefeed's avro-decimal-handling-mode=string");
    }
    text(value);
  }

  private static DecodeException failure(AvroField field, String found, String expected) {
    return DecodeException.of(DecodeProblem.CHECKSUM, field.name, -1, found, expected);
  }

  private void floating(double value) {
    boolean finite = !Double.isNaN(value) && !Double.isInfinite(value);
    number(finite ? Double.doubleToRawLongBits(value) : 0);
  }

  private void number(long bits) {
    crc.update(little(Long.BYTES).putLong(0, bits).array());
  }

  private void text(Object value) {
    byte[] bytes =
        value instanceof byte[] raw ? raw : value.toString().getBytes(StandardCharsets.UTF_8);
    crc.update(little(Integer.BYTES).putInt(0, bytes.length).array());
    crc.update(bytes);
  }

  private static ByteBuffer little(int size) {
    return ByteBuffer.allocate(size).order(ByteOrder.LITTLE_ENDIAN);
  }
}
