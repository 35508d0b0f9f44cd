package io.msksdk.changefeed.codec;

import java.util.HashMap;
import java.util.Map;
import java.util.OptionalInt;
import org.jspecify.annotations.Nullable;

/**
 * The types in a message, joined with the columns by name: TiCDC writes {@code mysqlType} in no
 * order. Read when first asked for, since most readers know their columns.
 */
final class ColumnTypes {
  final DecoderContext context;
  final byte[] bytes;
  private final int mysqlTypes;
  private final int sqlTypes;

  /** Filled by whoever asks first; two who race build equal maps. */
  private volatile @Nullable Map<String, MysqlType> byName;

  private volatile @Nullable Map<String, Integer> codes;

  ColumnTypes(DecoderContext context, byte[] bytes, int mysqlTypes, int sqlTypes) {
    this.context = context;
    this.bytes = bytes;
    this.mysqlTypes = mysqlTypes;
    this.sqlTypes = sqlTypes;
  }

  MysqlType type(String column) {
    Map<String, MysqlType> types = byName;
    if (types == null) {
      types = readTypes();
      byName = types;
    }
    MysqlType type = types.get(column);
    if (type != null) {
      return type;
    }
    OptionalInt code = sqlType(column);
    return code.isPresent() ? MysqlType.ofSqlType(code.getAsInt()) : MysqlType.NONE;
  }

  OptionalInt sqlType(String column) {
    Map<String, Integer> known = codes;
    if (known == null) {
      known = readCodes();
      codes = known;
    }
    Integer code = known.get(column);
    return code == null ? OptionalInt.empty() : OptionalInt.of(code);
  }

  private Map<String, MysqlType> readTypes() {
    Map<String, MysqlType> types = new HashMap<>();
    JsonCursor cursor = new JsonCursor(bytes, 1);
    if (enter(cursor, mysqlTypes)) {
      do {
        String name = name(cursor);
        cursor.string();
        types.put(name, context.types.get(bytes, cursor.start, cursor.packed));
      } while (cursor.more('}'));
    }
    return types;
  }

  private Map<String, Integer> readCodes() {
    Map<String, Integer> found = new HashMap<>();
    JsonCursor cursor = new JsonCursor(bytes, 1);
    if (enter(cursor, sqlTypes)) {
      do {
        String name = name(cursor);
        found.put(name, cursor.signed());
      } while (cursor.more('}'));
    }
    return found;
  }

  private static boolean enter(JsonCursor cursor, int from) {
    if (from == Spans.NULL) {
      return false;
    }
    cursor.position = from;
    return cursor.open('{', '}');
  }

  private String name(JsonCursor cursor) {
    cursor.name();
    return context.texts.get(bytes, cursor.start, cursor.packed);
  }
}
