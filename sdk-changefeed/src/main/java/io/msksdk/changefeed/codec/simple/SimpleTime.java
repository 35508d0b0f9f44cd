package io.msksdk.changefeed.codec.simple;

import io.msksdk.changefeed.codec.internal.MysqlTemporal;
import java.time.DateTimeException;
import java.time.LocalDateTime;
import java.time.ZoneId;
import java.time.ZoneOffset;
import java.util.List;

/**
 * The value of a TIMESTAMP column, which comes with its zone.
 *
 * @param location the zone as the server names it
 * @param text the time in that zone
 */
record SimpleTime(String location, String text) {
  /** The instant, or the text where it is none, such as MySQL's zero date. */
  Object value(ZoneId otherwise) {
    LocalDateTime local = MysqlTemporal.dateTime(text);
    if (local == null) {
      return text;
    }
    List<ZoneOffset> offsets = zone(otherwise).getRules().getValidOffsets(local);
    return offsets.isEmpty() ? text : local.toInstant(offsets.get(0));
  }

  /** The server says {@code Local} or {@code System} when it was not told its zone. */
  ZoneId zone(ZoneId otherwise) {
    try {
      return ZoneId.of(location);
    } catch (DateTimeException noZone) {
      return otherwise;
    }
  }
}
