package io.msksdk.changefeed.codec.canal;

import io.msksdk.changefeed.codec.DecodeProblem;
import java.util.ArrayList;
import java.util.List;

/** The fields of a message that this version does not know. */
final class UnknownFields {
  private final DecoderContext context;
  private final JsonCursor cursor;
  private List<String> paths = List.of();

  UnknownFields(DecoderContext context, JsonCursor cursor) {
    this.context = context;
    this.cursor = cursor;
  }

  /** Passes over the value after a name that nothing here knows. */
  void skip(String parent) {
    String path = parent + Spans.text(cursor.bytes, cursor.start, cursor.packed);
    if (context.unknownFieldsRefused) {
      throw cursor.failure(DecodeProblem.UNKNOWN_FIELD, path, "a field of the protocol");
    }
    if (paths.isEmpty()) {
      paths = new ArrayList<>();
    }
    paths.add(path);
    cursor.skip(context.deepest);
  }

  boolean isEmpty() {
    return paths.isEmpty();
  }

  List<String> paths() {
    return List.copyOf(paths);
  }
}
