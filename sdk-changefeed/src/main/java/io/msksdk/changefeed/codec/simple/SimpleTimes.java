package io.msksdk.changefeed.codec.simple;

import io.msksdk.changefeed.codec.internal.MysqlTemporal;
import java.time.DateTimeException;
import java.time.LocalDateTime;
import java.time.ZoneId;
import java.time.ZoneOffset;
import java.util.List;

/** TIMESTAMP columns, which come with their zone. */
final class SimpleTimes {
  private SimpleTimes() {}

  /** The instant, or the text where it is none, such as MySQL's zero date. */
  static Object of(String location, String value, ZoneId otherwise) {
    LocalDateTime local = MysqlTemporal.dateTime(value);
    if (local == null) {
      return value;
    }
    List<ZoneOffset> offsets = zone(location, otherwise).getRules().getValidOffsets(local);
    return offsets.isEmpty() ? value : local.toInstant(offsets.get(0));
  }

  /** The server says {@code Local} or {@code System} when it was not told its zone. */
  private static ZoneId zone(String location, ZoneId otherwise) {
    try {
      return ZoneId.of(location);
    } catch (DateTimeException noZone) {
      return otherwise;
    }
  }
}
