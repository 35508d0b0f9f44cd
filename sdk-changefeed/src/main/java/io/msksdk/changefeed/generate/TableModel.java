package io.msksdk.changefeed.generate;

import io.msksdk.changefeed.codec.ColumnKind;
import io.msksdk.changefeed.codec.MysqlType;
import io.msksdk.changefeed.codec.RowChange;
import io.msksdk.changefeed.codec.TableSpec;
import io.msksdk.changefeed.codec.Tso;
import java.math.BigDecimal;
import java.math.BigInteger;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.Random;
import java.util.Set;
import java.util.TreeMap;
import org.jspecify.annotations.Nullable;

/** What a table holds, and changes to it. Its key is one column of integers. */
final class TableModel {
  private static final int FEW = 24;

  final TableSpec table;

  /** What a text is longer than that makes a row too large, 0 when there are none. */
  private final int large;

  private final int key;
  private final TreeMap<Integer, List<@Nullable Object>> rows = new TreeMap<>();

  TableModel(TableSpec table, int large) {
    this.table = table;
    this.large = large;
    if (table.keyColumns().size() != 1) {
      throw new IllegalArgumentException(
          "table: " + table + " (expected: one key column of the type int).");
    }
    this.key = table.columns().indexOf(table.keyColumns().get(0));
    if (table.types().get(key).kind() != ColumnKind.INT) {
      throw new IllegalArgumentException(
          "table: " + table + " (expected: one key column of the type int).");
    }
  }

  Map<Integer, List<@Nullable Object>> rows() {
    return rows;
  }

  /** One change, or the two a changed key is split into; none of keys that were touched before. */
  List<RowChange> change(Random random, Tso ts, Set<Integer> touched) {
    int id = random.nextInt(FEW);
    int other = random.nextInt(FEW);
    if (!touched.add(id)) {
      return List.of();
    }
    List<@Nullable Object> before = rows.get(id);
    if (before == null) {
      return List.of(insert(random, ts, id));
    }
    int action = random.nextInt(4);
    if (action == 0) {
      List<@Nullable Object> unused = rows.remove(id);
      return List.of(RowChange.delete(table, ts, before));
    }
    if (action == 1 && !rows.containsKey(other) && touched.add(other)) {
      List<@Nullable Object> unused = rows.remove(id);
      return List.of(RowChange.delete(table, ts, before), insert(random, ts, other));
    }
    List<@Nullable Object> after = values(random, id);
    List<@Nullable Object> unused = rows.put(id, after);
    return List.of(RowChange.update(table, ts, before, after));
  }

  private RowChange insert(Random random, Tso ts, int id) {
    List<@Nullable Object> after = values(random, id);
    List<@Nullable Object> unused = rows.put(id, after);
    return RowChange.insert(table, ts, after);
  }

  private List<@Nullable Object> values(Random random, int id) {
    List<@Nullable Object> values = new ArrayList<>();
    for (int i = 0; i < table.columns().size(); i++) {
      values.add(i == key ? (Object) id : value(random, table.types().get(i)));
    }
    return values;
  }

  private @Nullable Object value(Random random, MysqlType type) {
    if (random.nextInt(8) == 0) {
      return null;
    }
    return switch (type.kind()) {
      case TINYINT, SMALLINT, MEDIUMINT, INT, YEAR -> random.nextInt(100);
      case BIGINT ->
          type.unsigned() ? (Object) new BigInteger(64, random) : (Object) random.nextLong();
      case DECIMAL -> BigDecimal.valueOf(random.nextInt(1_000_000), 2);
      case DOUBLE -> random.nextDouble();
      case FLOAT -> random.nextFloat();
      case BINARY, VARBINARY, BLOB -> bytes(random);
      default -> text(random);
    };
  }

  private String text(Random random) {
    String text = "text " + random.nextInt(1000);
    return large > 0 && random.nextInt(8) == 0 ? text + "*".repeat(large) : text;
  }

  private static byte[] bytes(Random random) {
    byte[] bytes = new byte[random.nextInt(16)];
    random.nextBytes(bytes);
    return bytes;
  }
}
