package io.msksdk.changefeed.codec.canal;

import io.msksdk.changefeed.codec.ChangeEvent;
import io.msksdk.changefeed.codec.Column;
import io.msksdk.changefeed.codec.Ddl;
import io.msksdk.changefeed.codec.DecodeException;
import io.msksdk.changefeed.codec.Image;
import io.msksdk.changefeed.codec.Presence;
import io.msksdk.changefeed.codec.Row;
import java.time.ZoneOffset;
import java.util.Arrays;

/** What a decoder makes of a message, as a text to compare. */
final class CanalOutcome {
  private CanalOutcome() {}

  /** What a decoder that has seen nothing makes of a message. */
  static String fresh(byte[] message) {
    return of(CanalJsonDecoder.create(ZoneOffset.UTC), message);
  }

  /** Everything a message says. */
  static String of(CanalJsonDecoder decoder, byte[] message) {
    StringBuilder said = new StringBuilder();
    try {
      for (ChangeEvent event : decoder.decode(message)) {
        said.append(event).append(event.commitTs()).append(event.commitTime());
        said.append(event.builtTime()).append(event.unknownFields());
        if (event instanceof Row row) {
          said.append(row.keyColumns()).append(row.handleKeyOnly());
          said.append(row.claimCheckLocation()).append(row.rowKey().map(Arrays::toString));
          row.before().ifPresent(image -> columns(image, said.append("\nbefore")));
          row.after().ifPresent(image -> columns(image, said.append("\nafter")));
        } else if (event instanceof Ddl ddl) {
          said.append(ddl.rawKind()).append(ddl.sql());
        }
      }
      return said.toString();
    } catch (DecodeException refused) {
      return "refused: " + refused.problem() + " " + refused.path().split("[.]", -1)[0];
    }
  }

  private static void columns(Image image, StringBuilder said) {
    for (int i = 0; i < image.size(); i++) {
      Column column = image.column(i);
      said.append(' ').append(column).append(column.sqlType());
      if (column.presence() == Presence.VALUE) {
        said.append(column.text());
      }
    }
  }
}
