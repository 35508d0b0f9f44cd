package io.msksdk.changefeed.codec.simple;

import io.msksdk.changefeed.codec.MysqlType;
import io.msksdk.changefeed.codec.TableSpec;
import java.util.List;
import java.util.Map;
import java.util.concurrent.ConcurrentHashMap;
import org.jspecify.annotations.Nullable;

/** The tables a decoder has been told of, by name and version. */
final class SimpleSchemas {
  private static final int MOST = 10_000;

  private record Key(String database, String table, long version) {}

  private final Map<Key, TableSpec> tables = new ConcurrentHashMap<>();

  void add(long version, TableSpec table) {
    if (tables.size() >= MOST) {
      tables.clear();
    }
    tables.put(new Key(table.database(), table.table(), version), table);
  }

  @Nullable TableSpec table(SimpleMessage message) {
    return tables.get(new Key(message.database, message.table, message.schemaVersion));
  }

  MysqlType type(SimpleMessage message, String column) {
    TableSpec table = table(message);
    int at = table == null ? -1 : table.columns().indexOf(column);
    return table == null || at < 0 ? MysqlType.NONE : table.types().get(at);
  }

  List<String> keys(SimpleMessage message) {
    TableSpec table = table(message);
    return table == null ? List.of() : table.keyColumns();
  }
}
