package io.msksdk.changefeed.codec.canal;

import io.msksdk.changefeed.codec.MysqlType;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import org.jspecify.annotations.Nullable;

/** Reads the objects with the types of the columns, or finds that they are the guessed ones. */
final class TypeReader {
  private final DecoderContext context;
  private final JsonCursor cursor;

  TypeReader(DecoderContext context, JsonCursor cursor) {
    this.context = context;
    this.cursor = cursor;
  }

  TypeTable types(@Nullable TypeTable guess) {
    if (guess != null) {
      int end = guess.end(cursor.bytes, cursor.position);
      if (end >= 0) {
        cursor.position = end;
        return guess;
      }
    }
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

  CodeTable codes(@Nullable CodeTable guess) {
    cursor.peek();
    if (guess != null && guess.startsAt(cursor.bytes, cursor.position)) {
      cursor.position += guess.length();
      return guess;
    }
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
