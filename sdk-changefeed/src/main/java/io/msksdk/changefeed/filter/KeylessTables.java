package io.msksdk.changefeed.filter;

import io.msksdk.changefeed.dispatch.TableName;
import io.msksdk.core.check.Finding;
import java.util.Collection;
import java.util.List;

/**
 * The tables of a changefeed without a valid index. TiCDC refuses them unless it is told to skip or
 * to force them, and forced rows can come twice. Source: TiDB Cloud documentation, "Sink to Apache
 * Kafka", section "Tables without valid keys".
 *
 * @param tables the tables, in the order they were given
 */
public record KeylessTables(List<TableName> tables) {

  /**
   * Finds them.
   *
   * @param filter the filter of the changefeed
   * @param tables every table of TiDB
   * @return those the filter lets in that have no valid index
   */
  public static KeylessTables of(TableFilter filter, Collection<SourceTable> tables) {
    return new KeylessTables(
        tables.stream()
            .filter(table -> filter.accepts(table.name()) && table.validIndexes().isEmpty())
            .map(SourceTable::name)
            .toList());
  }

  /**
   * Returns the rules that leave the tables out, to be put behind those of the filter.
   *
   * @return such as {@code !test.tbl1}; names with other characters are quoted
   */
  public List<String> exclusionRules() {
    return tables.stream().map(table -> "!" + table.rule()).toList();
  }

  /**
   * Returns a finding for each table.
   *
   * @return errors with what to do; none when every table has a valid index
   */
  public List<Finding> findings() {
    return tables.stream().map(KeylessTables::finding).toList();
  }

  private static Finding finding(TableName table) {
    return Finding.error(
            "changefeed.filter.keyless", "table", table, "a primary key or a NOT NULL unique index")
        .advising(
            "TiCDC says: CDC:ErrTableIneligible. Add a key, leave it out with !"
                + table.rule()
                + ", or set ignore_ineligible_table or force_replicate.");
  }
}
