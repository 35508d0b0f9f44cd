package io.msksdk.changefeed.codec.simple;

import com.google.errorprone.annotations.CanIgnoreReturnValue;
import io.msksdk.changefeed.codec.ColumnKind;
import io.msksdk.changefeed.codec.MysqlType;
import io.msksdk.changefeed.codec.Presence;
import io.msksdk.changefeed.codec.RowChange;
import io.msksdk.changefeed.codec.SchemaChange;
import io.msksdk.changefeed.codec.TableSpec;
import io.msksdk.changefeed.codec.Tso;
import io.msksdk.changefeed.codec.internal.JsonWriter;
import io.msksdk.changefeed.codec.internal.TypedColumn;
import java.time.ZoneId;
import java.util.Base64;
import java.util.List;
import org.jspecify.annotations.Nullable;

/** Writes messages as JSON. */
final class SimpleJsonForm implements SimpleForm {
  private final ZoneId zone;

  SimpleJsonForm(ZoneId zone) {
    this.zone = zone;
  }

  private static JsonWriter head(String type) {
    return new JsonWriter().raw("{\"version\":1,\"type\":").string(type);
  }

  @CanIgnoreReturnValue
  private static JsonWriter times(JsonWriter out, Tso ts) {
    out.raw(",\"commitTs\":" + ts);
    return out.raw(",\"buildTs\":").number(ts.physical().toEpochMilli());
  }

  @Override
  public byte[] bootstrap(TableSpec table, Tso builtAt) {
    JsonWriter out = head("BOOTSTRAP").raw(",\"commitTs\":0");
    out.raw(",\"buildTs\":").number(builtAt.physical().toEpochMilli());
    table(out.raw(",\"tableSchema\":"), table);
    return out.raw("}").bytes();
  }

  @Override
  public byte[] ddl(SchemaChange change) {
    JsonWriter out = head(change.kind().name()).raw(",\"sql\":").string(change.sql());
    times(out, change.commitTs());
    if (!change.database().isEmpty()) {
      table(
          out.raw(",\"tableSchema\":"),
          TableSpec.builder(change.database(), change.table()).build());
    }
    return out.raw("}").bytes();
  }

  @Override
  public byte[] watermark(Tso watermark) {
    return times(head("WATERMARK"), watermark).raw("}").bytes();
  }

  @Override
  public byte[] row(SimpleRow row) {
    RowChange change = row.change();
    TableSpec table = change.table();
    JsonWriter out = new JsonWriter().raw("{\"version\":1,\"database\":").string(table.database());
    out.raw(",\"table\":").string(table.table()).raw(",\"tableID\":").number(SimpleForm.id(table));
    out.raw(",\"type\":").string(change.kind().name());
    times(out, change.commitTs()).raw(",\"schemaVersion\":").number(SimpleForm.version(table));
    if (!row.location().isEmpty()) {
      out.raw(",\"claimCheckLocation\":").string(row.location());
    }
    out.raw(row.handleKeyOnly() ? ",\"handleKeyOnly\":true" : "");
    SimpleChecksum checksum = row.checksum();
    if (checksum != null) {
      out.raw(",\"checksum\":{\"version\":0,\"corrupted\":" + checksum.corrupted());
      out.raw(",\"current\":").number(checksum.current());
      out.raw(",\"previous\":").number(checksum.previous()).raw("}");
    }
    List<@Nullable Object> after = row.after();
    if (after != null) {
      columns(out.raw(",\"data\":"), table, after, row.columns());
    }
    List<@Nullable Object> before = row.before();
    if (before != null) {
      columns(out.raw(",\"old\":"), table, before, row.columns());
    }
    return out.raw("}").bytes();
  }

  private void columns(
      JsonWriter out, TableSpec table, List<@Nullable Object> values, List<String> columns) {
    out.raw("{");
    for (String column : columns) {
      int at = table.columns().indexOf(column);
      out.separated().string(column).raw(":");
      Object value = values.get(at);
      if (value == null) {
        out.raw("null");
      } else {
        value(out, new TypedColumn(column, Presence.VALUE, table.types().get(at), value, zone));
      }
    }
    out.raw("}");
  }

  private void value(JsonWriter out, TypedColumn column) {
    ColumnKind kind = column.type().kind();
    if (kind == ColumnKind.TIMESTAMP) {
      out.raw("{\"location\":").string(zone.getId());
      out.raw(",\"value\":").string(column.text()).raw("}");
    } else if (kind.isBinary()) {
      out.string(Base64.getEncoder().encodeToString(column.bytes()));
    } else {
      out.string(column.text());
    }
  }

  private static void table(JsonWriter out, TableSpec table) {
    out.raw("{\"schema\":").string(table.database()).raw(",\"table\":").string(table.table());
    out.raw(",\"tableID\":").number(SimpleForm.id(table));
    out.raw(",\"version\":").number(SimpleForm.version(table)).raw(",\"columns\":[");
    for (String column : table.columns()) {
      MysqlType type = table.types().get(table.columns().indexOf(column));
      out.separated().raw("{\"name\":").string(column).raw(",\"dataType\":{\"mysqlType\":");
      out.string(SimpleForm.name(type)).raw(",\"charset\":\"utf8mb4\"");
      out.raw(",\"collate\":\"utf8mb4_bin\",\"length\":").number(SimpleForm.length(type));
      if (type.sizes().size() > 1) {
        out.raw(",\"decimal\":").number(type.sizes().get(1));
      }
      if (!type.elements().isEmpty()) {
        texts(out.raw(",\"elements\":"), type.elements());
      }
      out.raw(type.unsigned() ? ",\"unsigned\":true" : "");
      out.raw(type.zerofill() ? ",\"zerofill\":true" : "");
      out.raw("},\"nullable\":" + !table.keyColumns().contains(column) + ",\"default\":null}");
    }
    out.raw("],\"indexes\":[");
    if (!table.keyColumns().isEmpty()) {
      out.raw("{\"name\":\"primary\",\"unique\":true,\"primary\":true,\"nullable\":false");
      texts(out.raw(",\"columns\":"), table.keyColumns());
      out.raw("}");
    }
    out.raw("]}");
  }

  private static void texts(JsonWriter out, List<String> texts) {
    out.raw("[");
    texts.forEach(text -> out.separated().string(text));
    out.raw("]");
  }
}
