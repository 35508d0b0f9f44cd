package io.msksdk.changefeed.ticdc;

import io.msksdk.changefeed.dispatch.TableName;
import io.msksdk.core.json.JsonObject;
import java.util.List;

/**
 * Which tables a changefeed would send, found without creating it.
 *
 * @param eligible tables it would send
 * @param ineligible tables without a primary key or a unique index that is not null
 */
public record TableCheck(List<TableName> eligible, List<TableName> ineligible) {

  /**
   * Copies the lists.
   *
   * @param eligible tables it would send
   * @param ineligible tables without a primary key or a unique index that is not null
   */
  public TableCheck {
    eligible = List.copyOf(eligible);
    ineligible = List.copyOf(ineligible);
  }

  static TableCheck of(JsonObject json) {
    return new TableCheck(names(json, "eligible_tables"), names(json, "ineligible_tables"));
  }

  private static List<TableName> names(JsonObject json, String member) {
    return json.objects(member).stream().map(TableCheck::name).toList();
  }

  private static TableName name(JsonObject table) {
    return TableName.of(table.requiredText("database_name"), table.requiredText("table_name"));
  }

  /**
   * Returns filter rules that leave the tables without a key out.
   *
   * @return such as {@code !test.tbl1}, to be appended to the rules
   */
  public List<String> exclusions() {
    return ineligible.stream().map(table -> "!" + table.rule()).toList();
  }
}
