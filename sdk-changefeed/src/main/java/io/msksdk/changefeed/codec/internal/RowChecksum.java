package io.msksdk.changefeed.codec.internal;

import io.msksdk.changefeed.codec.Column;
import io.msksdk.changefeed.codec.ColumnException;
import io.msksdk.changefeed.codec.ColumnKind;
import io.msksdk.changefeed.codec.DecodeException;
import io.msksdk.changefeed.codec.DecodeProblem;
import io.msksdk.changefeed.codec.Presence;
import java.nio.ByteBuffer;
import java.nio.ByteOrder;
import java.nio.charset.StandardCharsets;
import java.time.LocalDateTime;
import java.time.ZoneId;
import java.time.ZoneOffset;
import java.util.List;
import java.util.zip.CRC32;

/**
 * The checksum TiDB computes over the columns of a row: CRC-32 of each value in turn, numbers as
 * eight bytes and texts with their length, lowest byte first, TIMESTAMP columns as their texts in
 * UTC. Source: TiDB documentation, "TiCDC Row Data Checksum Verification Based on Avro", and the
 * consumer in its example.
 */
public final class RowChecksum {
  private static final int SECONDS = 19;

  private final CRC32 crc = new CRC32();

  /** The checksum of the columns that were added, in 32 bits. */
  public long value() {
    return crc.getValue();
  }

  /**
   * Adds the next column; NULL and a column that is absent add nothing. The zone is that of a
   * TIMESTAMP's text.
   */
  public void add(Column column, ZoneId zone) {
    if (column.presence() != Presence.VALUE) {
      return;
    }
    try {
      addValue(column, zone);
    } catch (ColumnException unreadable) {
      throw DecodeException.of(
          DecodeProblem.CHECKSUM, column.name(), -1, "a value that cannot be read", "one that can");
    }
  }

  private void addValue(Column column, ZoneId zone) {
    ColumnKind kind = column.type().kind();
    switch (kind) {
      case TINYINT, SMALLINT, MEDIUMINT, INT, BIGINT, YEAR -> number(integer(column));
      case FLOAT -> floating(single(column));
      case DOUBLE -> floating(column.doubleValue());
      case ENUM -> number(column.ordinal());
      case SET, BIT -> number(column.unsignedLong());
      case BINARY, VARBINARY, BLOB -> text(column.bytes());
      case VECTOR -> vector(column.vector());
      case TIMESTAMP -> text(utf8(utc(column.text(), zone)));
      default -> text(utf8(column.text()));
    }
  }

  private static long integer(Column column) {
    return column.type().unsigned() ? column.unsignedLong() : column.longValue();
  }

  /** Not by way of a double, which could end one step away. */
  private static double single(Column column) {
    return column.value() instanceof Float single ? single : column.doubleValue();
  }

  private void floating(double value) {
    boolean finite = !Double.isNaN(value) && !Double.isInfinite(value);
    number(finite ? Double.doubleToRawLongBits(value) : 0);
  }

  private void number(long bits) {
    crc.update(little(Long.BYTES).putLong(bits).flip());
  }

  private void text(byte[] bytes) {
    crc.update(little(Integer.BYTES).putInt(bytes.length).flip());
    crc.update(bytes);
  }

  /** As TiDB stores it: the number of elements, then each. */
  private void vector(float[] elements) {
    ByteBuffer bytes = little(Integer.BYTES + elements.length * Float.BYTES);
    bytes.putInt(elements.length);
    for (float element : elements) {
      bytes.putFloat(element);
    }
    crc.update(bytes.flip());
  }

  /** With as many digits after the point as before; what is no time, like the zero date, stays. */
  private static String utc(String text, ZoneId zone) {
    LocalDateTime local = MysqlTemporal.dateTime(text);
    List<ZoneOffset> offsets = local == null ? List.of() : zone.getRules().getValidOffsets(local);
    if (local == null || offsets.isEmpty()) {
      return text;
    }
    LocalDateTime utc = local.minusSeconds(offsets.get(0).getTotalSeconds());
    return MysqlTemporal.text(utc.withNano(0)) + text.substring(SECONDS);
  }

  private static byte[] utf8(String text) {
    return text.getBytes(StandardCharsets.UTF_8);
  }

  private static ByteBuffer little(int size) {
    return ByteBuffer.allocate(size).order(ByteOrder.LITTLE_ENDIAN);
  }
}
