package io.msksdk.changefeed.codec.avro;

import io.msksdk.changefeed.codec.DecodeException;
import io.msksdk.changefeed.codec.DecodeProblem;
import io.msksdk.changefeed.codec.MysqlType;
import io.msksdk.changefeed.codec.internal.BinaryCursor;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import org.apache.avro.AvroRuntimeException;
import org.apache.avro.NameValidator;
import org.apache.avro.Schema;
import org.jspecify.annotations.Nullable;

/** A schema as it is used: the columns of a table, then the fields of the TiDB extension. */
final class AvroTable {
  private static final String EXTENSION = "_tidb_";
  private static final String BEFORE = "_ticdc_before";
  private static final String OPERATION = "_tidb_op";

  final String database;
  final String table;
  final List<String> names;
  final List<AvroField> columns;

  /** The fields after the columns in the order of the schema. */
  final List<AvroField> extension;

  /** Where those are that mean something here, or -1. */
  final int operation;

  final int commitTs;
  final int physicalTime;
  final int checksum;
  final int corrupted;

  /** The columns of the row before, of a changefeed with before-values; and where they come. */
  final @Nullable AvroTable before;

  private final int beforeAt;
  private final AvroField[] columnFields;
  private final AvroField[] extensionFields;
  private final Map<String, Integer> positions = new HashMap<>();

  private AvroTable(
      Schema record,
      List<AvroField> columns,
      List<AvroField> extension,
      @Nullable AvroTable before,
      int beforeAt) {
    String space = record.getNamespace() == null ? "" : record.getNamespace();
    this.database = space.substring(space.lastIndexOf('.') + 1);
    this.table = record.getName();
    this.columns = List.copyOf(columns);
    this.names = List.copyOf(columns.stream().map(column -> column.name).toList());
    this.extension = List.copyOf(extension);
    this.columnFields = columns.toArray(new AvroField[0]);
    this.extensionFields = extension.toArray(new AvroField[0]);
    this.before = before;
    this.beforeAt = beforeAt;
    this.operation = place(extension, OPERATION);
    this.commitTs = place(extension, "_tidb_commit_ts");
    this.physicalTime = place(extension, "_tidb_commit_physical_time");
    this.checksum = place(extension, "_tidb_row_level_checksum");
    this.corrupted = place(extension, "_tidb_corrupted");
    for (int i = 0; i < columns.size(); i++) {
      positions.put(columns.get(i).name, i);
    }
  }

  static AvroTable parse(String schema) {
    try {
      return of(
          new Schema.Parser(NameValidator.NO_VALIDATION).setValidateDefaults(false).parse(schema),
          false);
    } catch (AvroRuntimeException notASchema) {
      throw DecodeException.of(
          DecodeProblem.SCHEMA_MISSING, "schema", -1, "a text that is no schema", "Avro's JSON");
    }
  }

  private static AvroTable of(Schema record, boolean isBefore) {
    if (record.getType() != Schema.Type.RECORD) {
      throw DecodeException.of(
          DecodeProblem.WRONG_TYPE, "schema", -1, record.getType().getName(), "a record");
    }
    List<AvroField> columns = new ArrayList<>();
    List<AvroField> extension = new ArrayList<>();
    AvroTable before = null;
    int beforeAt = -1;
    for (Schema.Field field : record.getFields()) {
      if (field.name().equals(BEFORE)) {
        // a row before has none before it, though a schema may say so of itself
        if (isBefore) {
          throw unreadable("a row before a row before", "the columns of one");
        }
        before = of(recordOf(field.schema()), true);
        beforeAt = extension.size();
      } else if (field.name().startsWith(EXTENSION)) {
        extension.add(extension(field));
      } else {
        columns.add(AvroField.of(field));
      }
    }
    return new AvroTable(record, columns, extension, before, beforeAt);
  }

  private static AvroField extension(Schema.Field field) {
    AvroField known = AvroField.of(field);
    if (field.name().equals(OPERATION) && known.layout != Schema.Type.STRING) {
      throw DecodeException.of(
          DecodeProblem.WRONG_TYPE, OPERATION, -1, known.layout.getName(), "a string");
    }
    return known;
  }

  private static Schema recordOf(Schema union) {
    if (union.getType() != Schema.Type.UNION) {
      return union;
    }
    if (union.getTypes().size() != 2) {
      throw unreadable("a union of other branches", "null and one more");
    }
    return union.getTypes().get(1);
  }

  private static DecodeException unreadable(String found, String expected) {
    return DecodeException.of(DecodeProblem.MALFORMED, BEFORE, -1, found, expected);
  }

  /** The position of a column, or -1. */
  int position(String name) {
    return positions.getOrDefault(name, -1);
  }

  MysqlType type(String name) {
    int position = position(name);
    return position < 0 ? MysqlType.NONE : columns.get(position).type;
  }

  /** Passes over the columns; the place of each, or -1 for NULL. */
  int[] skipColumns(BinaryCursor cursor) {
    int[] places = new int[columnFields.length];
    for (int i = 0; i < places.length; i++) {
      AvroField field = columnFields[i];
      cursor.at(field.name);
      places[i] = field.skip(cursor);
    }
    return places;
  }

  /** Passes over the fields after the columns; the place of each, or -1. */
  int[] skipExtension(BinaryCursor cursor, AvroMessage message) {
    int[] places = new int[extensionFields.length];
    for (int i = 0; i <= places.length; i++) {
      if (i == beforeAt && before != null) {
        cursor.at(BEFORE);
        // the union of null and the record
        if (cursor.number() != 0) {
          message.before(before, before.skipColumns(cursor));
        }
      }
      if (i < places.length) {
        cursor.at(extensionFields[i].name);
        places[i] = extensionFields[i].skip(cursor);
      }
    }
    return places;
  }

  /** A field after the columns, null when the message has none. */
  @Nullable Object extension(int at, byte[] bytes, int[] places) {
    return at < 0 || places[at] < 0 ? null : extension.get(at).read(bytes, places[at]);
  }

  /** Where a field after the columns is, -1 when the message has none. */
  int place(int at, int[] places) {
    return at < 0 ? -1 : places[at];
  }

  /** The number in a field after the columns, 0 when the message has none. */
  long number(int at, byte[] bytes, int[] places) {
    int place = place(at, places);
    return place < 0 || !extensionFields[at].plainNumber
        ? 0
        : extensionFields[at].number(bytes, place);
  }

  private static int place(List<AvroField> extension, String name) {
    for (int i = 0; i < extension.size(); i++) {
      if (extension.get(i).name.equals(name)) {
        return i;
      }
    }
    return -1;
  }
}
