package io.msksdk.changefeed.codec.open;

import io.msksdk.changefeed.codec.DecodeProblem;
import io.msksdk.changefeed.codec.Image;
import io.msksdk.changefeed.codec.MysqlType;
import io.msksdk.changefeed.codec.internal.JsonObject;
import io.msksdk.changefeed.codec.internal.TypedImage;
import java.nio.ByteBuffer;
import java.nio.charset.CharacterCodingException;
import java.nio.charset.StandardCharsets;
import java.time.ZoneId;
import java.util.ArrayList;
import java.util.Base64;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import org.jspecify.annotations.Nullable;

/** The columns of an event: each with its type, its flags and its value. */
final class OpenColumns {
  private OpenColumns() {}

  static Image image(JsonObject columns, ZoneId zone) {
    List<String> names = columns.names();
    Map<String, MysqlType> types = new HashMap<>();
    @Nullable Object[] values = new @Nullable Object[names.size()];
    for (int i = 0; i < values.length; i++) {
      JsonObject column = columns.object(names.get(i));
      MysqlType type = OpenTypes.type(column.smallOr("t", 0), column.smallOr("f", 0));
      types.put(names.get(i), type);
      values[i] = column.has("v") ? value(column, type) : null;
    }
    return new TypedImage(names, name -> types.getOrDefault(name, MysqlType.NONE), values, zone);
  }

  static List<String> keys(JsonObject columns) {
    List<String> keys = new ArrayList<>();
    for (String name : columns.names()) {
      JsonObject column = columns.object(name);
      if ((column.smallOr("f", 0) & OpenTypes.HANDLE_KEY) != 0 || column.bool("h")) {
        keys.add(name);
      }
    }
    return keys;
  }

  private static @Nullable Object value(JsonObject column, MysqlType type) {
    Object value = column.value("v");
    if (!(value instanceof String text)) {
      return value;
    }
    return switch (type.kind()) {
      case TEXT -> utf8(column, base64(column, text));
      case BLOB -> base64(column, text);
      case BINARY, VARBINARY -> quoted(column, text);
      default -> text;
    };
  }

  private static byte[] base64(JsonObject column, String text) {
    try {
      return Base64.getDecoder().decode(text);
    } catch (IllegalArgumentException notBase64) {
      throw column.failure(DecodeProblem.MALFORMED, "v", "a text that is not base64", "base64");
    }
  }

  private static String utf8(JsonObject column, byte[] bytes) {
    try {
      return StandardCharsets.UTF_8.newDecoder().decode(ByteBuffer.wrap(bytes)).toString();
    } catch (CharacterCodingException notUtf8) {
      throw column.failure(DecodeProblem.BAD_ENCODING, "v", "bytes that are not UTF-8", "UTF-8");
    }
  }

  private static byte[] quoted(JsonObject column, String text) {
    byte[] bytes = QuotedBytes.decode(text);
    if (bytes == null) {
      throw column.failure(DecodeProblem.MALFORMED, "v", "an unknown escape", "one of Go");
    }
    return bytes;
  }
}
