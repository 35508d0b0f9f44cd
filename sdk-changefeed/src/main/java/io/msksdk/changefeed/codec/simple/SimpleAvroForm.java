package io.msksdk.changefeed.codec.simple;

import com.google.errorprone.annotations.CanIgnoreReturnValue;
import io.msksdk.changefeed.codec.ColumnKind;
import io.msksdk.changefeed.codec.MysqlType;
import io.msksdk.changefeed.codec.Presence;
import io.msksdk.changefeed.codec.RowChange;
import io.msksdk.changefeed.codec.SchemaChange;
import io.msksdk.changefeed.codec.TableSpec;
import io.msksdk.changefeed.codec.Tso;
import io.msksdk.changefeed.codec.internal.BinaryWriter;
import io.msksdk.changefeed.codec.internal.TypedColumn;
import java.time.ZoneId;
import java.util.List;
import org.jspecify.annotations.Nullable;

/** Writes messages as Avro, in the order {@link SimpleAvro} reads. */
final class SimpleAvroForm implements SimpleForm {
  private final ZoneId zone;

  SimpleAvroForm(ZoneId zone) {
    this.zone = zone;
  }

  private static BinaryWriter head(int kind) {
    return new BinaryWriter().number(SimpleAvro.MESSAGE).number(kind).number(kind).number(1);
  }

  @CanIgnoreReturnValue
  private static BinaryWriter times(BinaryWriter out, Tso ts) {
    return out.number(ts.value()).number(ts.physical().toEpochMilli());
  }

  @Override
  public byte[] watermark(Tso watermark) {
    return times(head(0), watermark).toBytes();
  }

  @Override
  public byte[] bootstrap(TableSpec table, Tso builtAt) {
    BinaryWriter out = head(1).number(builtAt.physical().toEpochMilli());
    table(out, table);
    return out.toBytes();
  }

  @Override
  public byte[] ddl(SchemaChange change) {
    BinaryWriter out = head(2);
    int known = SimpleAvro.DDL_TYPES.indexOf(change.kind().name());
    out.number(known < 0 ? SimpleAvro.DDL_TYPES.indexOf("QUERY") : known).text(change.sql());
    times(out, change.commitTs());
    boolean named = !change.database().isEmpty();
    out.number(named ? 1 : 0);
    if (named) {
      table(out, TableSpec.builder(change.database(), change.table()).build());
    }
    return out.number(0).toBytes();
  }

  @Override
  public byte[] row(SimpleRow row) {
    RowChange change = row.change();
    TableSpec table = change.table();
    BinaryWriter out = head(3).text(table.database()).text(table.table());
    out.number(SimpleForm.id(table));
    out.number(SimpleAvro.DML_TYPES.indexOf(change.kind().name()));
    times(out, change.commitTs()).number(SimpleForm.version(table));
    if (row.location().isEmpty()) {
      out.number(0);
    } else {
      out.number(1).text(row.location());
    }
    if (row.handleKeyOnly()) {
      out.number(1).bool(true);
    } else {
      out.number(0);
    }
    checksum(out, row.checksum());
    image(out, table, row.after(), row.columns());
    image(out, table, row.before(), row.columns());
    return out.toBytes();
  }

  private static void checksum(BinaryWriter out, @Nullable SimpleChecksum checksum) {
    if (checksum == null) {
      out.number(0);
      return;
    }
    out.number(1).number(0).bool(checksum.corrupted());
    out.number(checksum.current()).number(checksum.previous());
  }

  private void image(
      BinaryWriter out,
      TableSpec table,
      @Nullable List<@Nullable Object> values,
      List<String> columns) {
    if (values == null) {
      out.number(0);
      return;
    }
    out.number(1);
    if (!columns.isEmpty()) {
      out.number(columns.size());
    }
    for (String column : columns) {
      int at = table.columns().indexOf(column);
      out.text(column);
      value(out, table.types().get(at), column, values.get(at));
    }
    out.number(0);
  }

  private void value(BinaryWriter out, MysqlType type, String name, @Nullable Object value) {
    if (value == null) {
      out.number(0);
      return;
    }
    TypedColumn column = new TypedColumn(name, Presence.VALUE, type, value, zone);
    ColumnKind kind = type.kind();
    switch (kind) {
      case BIGINT -> {
        if (type.unsigned()) {
          out.number(7).number(column.unsignedLong());
        } else {
          out.number(1).number(column.longValue());
        }
      }
      case TINYINT, SMALLINT, MEDIUMINT, INT, YEAR -> out.number(1).number(column.longValue());
      case ENUM, SET, BIT -> out.number(1).number(column.unsignedLong());
      case FLOAT -> out.number(2).single((float) column.doubleValue());
      case DOUBLE -> out.number(3).twice(column.doubleValue());
      case BINARY, VARBINARY, BLOB -> out.number(5).bytes(column.bytes());
      case TIMESTAMP -> out.number(6).text(zone.getId()).text(column.text());
      default -> out.number(4).text(column.text());
    }
  }

  private static void table(BinaryWriter out, TableSpec table) {
    out.text(table.database()).text(table.table());
    out.number(SimpleForm.id(table)).number(SimpleForm.version(table));
    if (!table.columns().isEmpty()) {
      out.number(table.columns().size());
    }
    for (int i = 0; i < table.columns().size(); i++) {
      column(out, table.columns().get(i), table.types().get(i));
      out.bool(!table.keyColumns().contains(table.columns().get(i))).number(0);
    }
    out.number(0);
    if (!table.keyColumns().isEmpty()) {
      out.number(1).text("primary").bool(true).bool(true).bool(false);
      texts(out, table.keyColumns());
    }
    out.number(0);
  }

  private static void column(BinaryWriter out, String name, MysqlType type) {
    out.text(name).text(SimpleForm.name(type)).text("utf8mb4").text("utf8mb4_bin");
    out.number(SimpleForm.length(type));
    if (type.sizes().size() > 1) {
      out.number(1).number(type.sizes().get(1));
    } else {
      out.number(0);
    }
    if (type.elements().isEmpty()) {
      out.number(0);
    } else {
      texts(out.number(1), type.elements());
    }
    out.number(1).bool(type.unsigned()).number(1).bool(type.zerofill());
  }

  private static void texts(BinaryWriter out, List<String> texts) {
    out.number(texts.size());
    texts.forEach(out::text);
    out.number(0);
  }
}
