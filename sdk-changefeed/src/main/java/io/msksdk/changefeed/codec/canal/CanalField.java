package io.msksdk.changefeed.codec.canal;

import java.util.Arrays;
import org.jspecify.annotations.Nullable;

/** The fields of a message, in the order TiCDC writes them. */
enum CanalField {
  ID(0, "id"),
  DATABASE(1, "database"),
  TABLE(2, "table"),
  PK_NAMES(3, "pkNames"),
  IS_DDL(4, "isDdl"),
  TYPE(5, "type"),
  ES(6, "es"),
  TS(7, "ts"),
  SQL(8, "sql"),
  SQL_TYPE(9, "sqlType"),
  MYSQL_TYPE(10, "mysqlType"),
  OLD(11, "old"),
  DATA(12, "data"),
  TIDB(13, "_tidb");

  private static final CanalField[] ALL = values();

  /** The names with quotes and colon. */
  private static final Token[] TOKENS =
      Arrays.stream(ALL).map(field -> Token.of(field.text)).toArray(Token[]::new);

  /** The place in the order, which is also the bit of a field that was seen. */
  final int index;

  final String text;

  CanalField(int index, String text) {
    this.index = index;
    this.text = text;
  }

  /** The field after the last one, when it comes next as it nearly always does. */
  static @Nullable CanalField expected(JsonCursor cursor, int likely) {
    return likely < ALL.length && cursor.take(TOKENS[likely]) ? ALL[likely] : null;
  }

  static @Nullable CanalField find(byte[] bytes, int start, int length) {
    for (CanalField field : ALL) {
      if (field.is(bytes, start, length)) {
        return field;
      }
    }
    return null;
  }

  private boolean is(byte[] bytes, int start, int length) {
    if (text.length() != length) {
      return false;
    }
    for (int i = 0; i < length; i++) {
      if (bytes[start + i] != text.charAt(i)) {
        return false;
      }
    }
    return true;
  }
}
