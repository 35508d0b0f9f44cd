package io.msksdk.changefeed.filter;

import io.msksdk.changefeed.dispatch.TableName;
import java.util.List;

/**
 * Why a table is replicated or left out. Prints as one readable line.
 *
 * @param table the table
 * @param accepted whether it is replicated
 * @param system whether it is in a schema of the system, which no rule can let in
 * @param decidingRule the rule that decided as it was written, empty when none matched
 * @param matchingRules every rule that matched, in their order
 */
public record FilterExplanation(
    TableName table,
    boolean accepted,
    boolean system,
    String decidingRule,
    List<String> matchingRules) {

  @Override
  public String toString() {
    if (system) {
      return table + " is left out: its schema is one of the system";
    }
    if (decidingRule.isEmpty()) {
      return table + " is left out: no rule matches";
    }
    String all =
        matchingRules.size() < 2 ? "" : " (matching: " + String.join(", ", matchingRules) + ")";
    return table + (accepted ? " is replicated by " : " is left out by ") + decidingRule + all;
  }
}
