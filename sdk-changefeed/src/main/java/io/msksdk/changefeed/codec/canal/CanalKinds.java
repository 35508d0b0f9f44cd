package io.msksdk.changefeed.codec.canal;

import io.msksdk.changefeed.codec.RowKind;
import org.jspecify.annotations.Nullable;

/** The types of messages that hold rows. */
final class CanalKinds {
  private static final Token INSERT = before("INSERT");
  private static final Token UPDATE = before("UPDATE");
  private static final Token DELETE = before("DELETE");

  /** How long the field after a head is, with the name of the next: the types are equally long. */
  static final int LENGTH = UPDATE.length();

  private CanalKinds() {}

  private static Token before(String type) {
    return Token.exactly(",\"type\":\"" + type + "\",\"es\":");
  }

  /** The type after a head, when it is one of them and the time of the commit follows. */
  static @Nullable RowKind at(byte[] bytes, int place) {
    if (UPDATE.isAt(bytes, place)) {
      return RowKind.UPDATE;
    }
    if (INSERT.isAt(bytes, place)) {
      return RowKind.INSERT;
    }
    return DELETE.isAt(bytes, place) ? RowKind.DELETE : null;
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
