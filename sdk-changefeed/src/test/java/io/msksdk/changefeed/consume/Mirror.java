package io.msksdk.changefeed.consume;

import static org.assertj.core.api.Assertions.assertThat;

import io.msksdk.changefeed.codec.Ddl;
import io.msksdk.changefeed.codec.Row;
import io.msksdk.changefeed.codec.RowKind;
import io.msksdk.changefeed.codec.TableSpec;
import io.msksdk.changefeed.codec.Tso;
import io.msksdk.changefeed.generate.ChangefeedGenerator;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.TreeMap;

/** A handler that keeps tables as a database would. */
final class Mirror implements ChangefeedHandler {
  final Map<String, Map<Integer, List<Object>>> tables = new HashMap<>();
  final List<Tso> commits = new ArrayList<>();
  final List<Integer> sizes = new ArrayList<>();
  final List<Ddl> ddls = new ArrayList<>();
  final List<Tso> ddlsAfter = new ArrayList<>();

  @Override
  public void onTransactions(List<Transaction> transactions) {
    for (Transaction transaction : transactions) {
      transaction.commitTs().ifPresent(commits::add);
      sizes.add(transaction.rows().size());
      transaction.rows().forEach(this::apply);
    }
  }

  @Override
  public void onSchemaChange(Ddl ddl) {
    ddls.add(ddl);
    ddlsAfter.add(commits.isEmpty() ? Tso.of(0) : commits.get(commits.size() - 1));
  }

  void apply(Row row) {
    Map<Integer, List<Object>> table = tables.computeIfAbsent(row.table(), t -> new TreeMap<>());
    int key = row.column("id").intValue();
    if (row.kind() == RowKind.DELETE) {
      table.remove(key);
      return;
    }
    List<Object> values = new ArrayList<>();
    for (int i = 0; i < row.image().size(); i++) {
      values.add(row.image().column(i).value());
    }
    table.put(key, values);
  }

  boolean equal(ChangefeedGenerator feed) {
    for (TableSpec table : History.TABLES) {
      Map<Integer, List<Object>> expected = new TreeMap<>(feed.rows(History.name(table)));
      if (!expected.equals(tables.getOrDefault(table.table(), Map.of()))) {
        return false;
      }
    }
    return true;
  }

  void assertEqual(ChangefeedGenerator feed) {
    for (TableSpec table : History.TABLES) {
      assertThat(tables.getOrDefault(table.table(), Map.of()))
          .containsExactlyInAnyOrderEntriesOf(new TreeMap<>(feed.rows(History.name(table))));
    }
  }
}
