package io.msksdk.changefeed.codec.simple;

import static io.msksdk.changefeed.codec.DecodeProblem.CHECKSUM;

import io.msksdk.changefeed.codec.DecodeException;
import io.msksdk.changefeed.codec.Presence;
import io.msksdk.changefeed.codec.TableSpec;
import io.msksdk.changefeed.codec.internal.RowChecksum;
import io.msksdk.changefeed.codec.internal.TypedColumn;
import java.time.ZoneId;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import org.jspecify.annotations.Nullable;

/**
 * The checksums in a message; 0 stands for none.
 *
 * @param corrupted whether TiCDC itself found the row to be another one
 * @param current that of the row after
 * @param previous that of the row before
 */
record SimpleChecksum(boolean corrupted, long current, long previous) {

  /** Computes them for a message with both rows or one. */
  static SimpleChecksum of(
      TableSpec table,
      @Nullable List<@Nullable Object> after,
      @Nullable List<@Nullable Object> before,
      ZoneId zone) {
    return new SimpleChecksum(false, sum(table, after, zone), sum(table, before, zone));
  }

  private static long sum(TableSpec table, @Nullable List<@Nullable Object> values, ZoneId zone) {
    if (values == null) {
      return 0;
    }
    Map<String, @Nullable Object> row = new HashMap<>();
    for (int i = 0; i < values.size(); i++) {
      row.put(table.columns().get(i), values.get(i));
    }
    return sum(table, row, zone);
  }

  /** Refuses rows that are not those TiDB wrote. */
  void verify(TableSpec table, SimpleMessage message, ZoneId zone) {
    if (corrupted) {
      throw failure("checksum.corrupted", "a row TiCDC found corrupted", "an intact row");
    }
    Map<String, @Nullable Object> after = message.data == null ? Map.of() : message.data;
    compare("checksum.current", current, table, after, zone);
    // a changefeed may send of the row before what changed alone
    Map<String, @Nullable Object> before = new HashMap<>(after);
    before.putAll(message.old == null ? Map.of() : message.old);
    compare("checksum.previous", previous, table, before, zone);
  }

  private static void compare(
      String field,
      long expected,
      TableSpec table,
      Map<String, @Nullable Object> row,
      ZoneId zone) {
    if (expected != 0 && sum(table, row, zone) != expected) {
      throw failure(field, "another checksum", "that of the columns");
    }
  }

  private static long sum(TableSpec table, Map<String, @Nullable Object> row, ZoneId zone) {
    RowChecksum sum = new RowChecksum();
    for (int i = 0; i < table.columns().size(); i++) {
      String name = table.columns().get(i);
      Object value = row.get(name);
      if (value instanceof SimpleTime time) {
        ZoneId own = time.zone(zone);
        sum.add(new TypedColumn(name, Presence.VALUE, table.types().get(i), time.text(), own), own);
      } else if (value != null) {
        sum.add(new TypedColumn(name, Presence.VALUE, table.types().get(i), value, zone), zone);
      }
    }
    return sum.value();
  }

  private static DecodeException failure(String field, String found, String expected) {
    return DecodeException.of(CHECKSUM, field, -1, found, expected);
  }
}
