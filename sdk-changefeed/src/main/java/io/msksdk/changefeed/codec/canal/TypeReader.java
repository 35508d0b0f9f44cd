package io.msksdk.changefeed.codec.canal;

import io.msksdk.changefeed.codec.MysqlType;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.HashMap;
import java.util.List;
import java.util.Map;

/** Reads the objects with the types of the columns, or finds that they are those seen last. */
final class TypeReader {
  private TypeReader() {}

  static TypeTable types(DecoderContext context, JsonCursor cursor, SeenTable seen) {
    TypeTable guess = seen.types;
    int end = guess == null ? -1 : guess.end(cursor.bytes, cursor.position);
    if (guess != null && end >= 0) {
      cursor.position = end;
      return guess;
    }
    cursor.at(CanalField.MYSQL_TYPE.text);
    TypeTable read = types(context, cursor);
    seen.types = read;
    return read;
  }

  private static TypeTable types(DecoderContext context, JsonCursor cursor) {
    Map<String, MysqlType> types = new HashMap<>();
    List<byte[]> members = new ArrayList<>();
    if (cursor.open('{', '}')) {
      do {
        cursor.peek();
        int from = cursor.position;
        cursor.name();
        cursor.atMember();
        String name = context.texts.get(cursor.bytes, cursor.start, cursor.packed);
        cursor.string();
        MysqlType type = context.types.get(cursor.bytes, cursor.start, cursor.packed);
        types.put(name, type);
        members.add(Arrays.copyOfRange(cursor.bytes, from, cursor.position));
      } while (cursor.more('}'));
    }
    // with a column listed twice the last one counts, as for every reader of JSON
    boolean once = types.size() == members.size();
    return new TypeTable(types, once ? members.toArray(new byte[0][]) : new byte[0][]);
  }

  static CodeTable codes(JsonCursor cursor, SeenTable seen) {
    CodeTable guess = seen.codes;
    if (guess != null && guess.startsAt(cursor.bytes, cursor.position)) {
      cursor.position += guess.length();
      return guess;
    }
    cursor.at(CanalField.SQL_TYPE.text);
    CodeTable read = codes(cursor);
    seen.codes = read.worthKeeping() ? read : null;
    return read;
  }

  private static CodeTable codes(JsonCursor cursor) {
    cursor.peek();
    int from = cursor.position;
    if (cursor.open('{', '}')) {
      do {
        cursor.name();
        cursor.atMember();
        cursor.signed();
      } while (cursor.more('}'));
    }
    return new CodeTable(Arrays.copyOfRange(cursor.bytes, from, cursor.position));
  }
}
