package io.msksdk.changefeed.codec.canal;

import static io.msksdk.changefeed.codec.DecodeProblem.MALFORMED;

import java.util.Base64;
import org.jspecify.annotations.Nullable;

/** The fields under {@code _tidb}. */
final class TidbExtension {
  private static final String NAME = "commitTs";

  boolean committed;
  long commitTs;
  boolean watermarked;
  long watermarkTs;
  boolean handleKeyOnly;
  @Nullable String claimCheck;
  byte @Nullable [] rowKey;

  /** Reads the object. */
  void read(JsonCursor cursor, UnknownFields unknown) {
    if (cursor.open('{', '}')) {
      members(cursor, unknown);
    }
  }

  private void members(JsonCursor cursor, UnknownFields unknown) {
    do {
      cursor.name();
      cursor.atMember();
      switch (Spans.text(cursor.bytes, cursor.start, cursor.packed)) {
        case NAME -> {
          commitTs = cursor.unsigned();
          committed = true;
        }
        case "watermarkTs" -> {
          watermarkTs = cursor.unsigned();
          watermarked = true;
        }
        case "onlyHandleKey" -> handleKeyOnly = !cursor.takeNull() && cursor.bool();
        case "claimCheckLocation" -> claimCheck = text(cursor);
        case "rowkey" -> rowKey = base64(cursor);
        default -> unknown.skip(CanalField.TIDB.text + ".");
      }
    } while (cursor.more('}'));
  }

  private static @Nullable String text(JsonCursor cursor) {
    if (cursor.takeNull()) {
      return null;
    }
    cursor.string();
    String text = Spans.text(cursor.bytes, cursor.start, cursor.packed);
    return text.isEmpty() ? null : text;
  }

  private static byte @Nullable [] base64(JsonCursor cursor) {
    String text = text(cursor);
    try {
      return text == null ? null : Base64.getDecoder().decode(text);
    } catch (IllegalArgumentException notBase64) {
      throw cursor.failure(MALFORMED, "a text that is not base64", "base64");
    }
  }
}
