package io.msksdk.changefeed.codec.canal;

import io.msksdk.changefeed.codec.RowKind;
import io.msksdk.changefeed.codec.internal.NumberText;
import org.jspecify.annotations.Nullable;

/**
 * Reads the rows of a table that was seen before, whose messages come as TiCDC writes them: each
 * field at its place and nothing between. It makes of a message what {@link CanalMessage} makes of
 * it, or nothing at all, so that it needs no look at what may come instead.
 */
final class UsualRow {
  private static final Token TS = Token.exactly(",\"ts\":");
  private static final Token SQL_TYPE = Token.exactly(",\"sql\":\"\",\"sqlType\":");
  private static final Token MYSQL_TYPE = Token.exactly(",\"mysqlType\":");
  private static final Token OLD = Token.exactly(",\"old\":");
  private static final Token NO_OLD = Token.exactly(",\"old\":null,\"data\":");
  private static final Token DATA = Token.exactly(",\"data\":");
  private static final Token TIDB = Token.exactly(",\"_tidb\":");
  private static final Token COMMIT_TS = Token.exactly(",\"_tidb\":{\"commitTs\":");

  /** The digits of a time from 2001 to 2286. */
  private static final int TIME_DIGITS = 13;

  /** The digits of a timestamp from 1982 to 2090. */
  private static final int TSO_DIGITS = 18;

  /** Where the fields with a value of known length are, from the end of the head on. */
  private static final int ES_AT = CanalKinds.LENGTH;

  private static final int TS_AT = ES_AT + TIME_DIGITS + TS.length();
  private static final int CODES_AT = TS_AT + TIME_DIGITS + SQL_TYPE.length();

  private UsualRow() {}

  /** The row, or null for a message that is not such a one; the cursor is then where it was. */
  static @Nullable CanalRow read(JsonCursor cursor, MessageHead head) {
    int start = cursor.position;
    CanalRow row = head.ddl ? null : afterHead(cursor, head, start + head.length());
    if (row == null) {
      cursor.position = start;
    }
    return row;
  }

  private static @Nullable CanalRow afterHead(JsonCursor cursor, MessageHead head, int from) {
    byte[] bytes = cursor.bytes;
    RowKind kind = CanalKinds.at(bytes, from);
    if (kind == null
        || !TS.isAt(bytes, from + TS_AT - TS.length())
        || !SQL_TYPE.isAt(bytes, from + CODES_AT - SQL_TYPE.length())) {
      return null;
    }
    long es = number(bytes, from + ES_AT, TIME_DIGITS);
    long ts = number(bytes, from + TS_AT, TIME_DIGITS);
    cursor.position = from + CODES_AT;
    if (es < 0 || ts < 0 || !cursor.isNext('{')) {
      return null;
    }
    CodeTable codes = TypeReader.codes(cursor, head.seen);
    if (!cursor.take(MYSQL_TYPE) || !cursor.isNext('{')) {
      return null;
    }
    TypeTable types = TypeReader.types(head.table.context, cursor, head.seen);
    ImageReader images = new ImageReader(head.table.context, cursor);
    if (!images(cursor, images, head.seen)) {
      return null;
    }
    RowShape shape = head.seen.shape(head.table, kind, codes, types, images);
    return end(cursor, shape, images.spans(), es, ts);
  }

  private static boolean images(JsonCursor cursor, ImageReader images, SeenTable seen) {
    if (!cursor.take(NO_OLD)) {
      if (!cursor.take(OLD) || !cursor.isNext('[')) {
        return false;
      }
      images.old(seen);
      if (!cursor.take(DATA)) {
        return false;
      }
    }
    if (!cursor.isNext('[')) {
      return false;
    }
    images.data(seen);
    return true;
  }

  /** Reads what comes after the images: the extension, with the timestamp alone for most. */
  private static @Nullable CanalRow end(
      JsonCursor cursor, RowShape shape, int[] spans, long es, long ts) {
    byte[] bytes = cursor.bytes;
    int digits = cursor.position + COMMIT_TS.length();
    int end = digits + TSO_DIGITS;
    if (end <= bytes.length - 2
        && bytes[end] == '}'
        && bytes[end + 1] == '}'
        && COMMIT_TS.isAt(bytes, cursor.position)) {
      long commitTs = number(bytes, digits, TSO_DIGITS);
      cursor.position = end + 2;
      return commitTs < 0 ? null : new CanalRow(shape, bytes, spans, es, ts, commitTs);
    }
    DecoderContext context = shape.table.context;
    TidbExtension tidb = new TidbExtension();
    UnknownFields unknown = new UnknownFields(context, cursor);
    if (cursor.take(TIDB)) {
      cursor.at(CanalField.TIDB.text);
      if (!cursor.isNext('{')) {
        return null;
      }
      tidb.read(cursor, unknown);
    }
    if (!cursor.isNext('}')) {
      return null;
    }
    cursor.position++;
    return new CanalRow(shape, bytes, spans, es, ts, tidb, unknown.paths());
  }

  /** A number of so many digits, or -1; one with zeroes before it is another reader's to refuse. */
  private static long number(byte[] bytes, int start, int digits) {
    return bytes[start] == '0' ? -1 : NumberText.digits(bytes, start, digits);
  }
}
