package io.msksdk.changefeed.codec.canal;

import io.msksdk.changefeed.codec.RowKind;
import org.jspecify.annotations.Nullable;

/** The types of messages that hold rows. */
final class CanalKinds {
  private static final Token INSERT = Token.exactly(",\"type\":\"INSERT\"");
  private static final Token UPDATE = Token.exactly(",\"type\":\"UPDATE\"");
  private static final Token DELETE = Token.exactly(",\"type\":\"DELETE\"");

  private CanalKinds() {}

  /** Consumes the type after a head when it is one of them and written plainly. */
  static @Nullable RowKind take(JsonCursor cursor) {
    if (cursor.take(UPDATE)) {
      return RowKind.UPDATE;
    }
    if (cursor.take(INSERT)) {
      return RowKind.INSERT;
    }
    return cursor.take(DELETE) ? RowKind.DELETE : null;
  }

  static @Nullable RowKind of(String type) {
    return switch (type) {
      case "INSERT" -> RowKind.INSERT;
      case "UPDATE" -> RowKind.UPDATE;
      case "DELETE" -> RowKind.DELETE;
      default -> null;
    };
  }
}
