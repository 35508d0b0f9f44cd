package io.msksdk.local.control;

import com.fasterxml.jackson.databind.JsonNode;
import io.msksdk.local.refusal.Refusal;
import io.msksdk.local.table.Table;
import java.util.Collections;
import java.util.List;
import java.util.Map;
import java.util.stream.Collectors;

/**
 * The members that the bodies of requests must have. They are looked for before anything else, as
 * the service does, so that an incomplete request is refused in the same way in any state.
 * Immutable.
 */
final class RequiredMembers {
  private final Map<String, List<String>> pathsByOperation;

  private RequiredMembers(List<List<String>> rows) {
    this.pathsByOperation =
        rows.stream()
            .collect(
                Collectors.groupingBy(
                    row -> row.get(0),
                    Collectors.mapping(row -> row.get(1), Collectors.toUnmodifiableList())));
  }

  static RequiredMembers kafka() {
    return new RequiredMembers(Table.rows(RequiredMembers.class, "required-members.tsv", 2));
  }

  static RequiredMembers none() {
    return new RequiredMembers(Collections.emptyList());
  }

  void check(String operation, JsonNode body) {
    for (String path : pathsByOperation.getOrDefault(operation, List.of())) {
      check(body, path, "");
    }
  }

  private static void check(JsonNode parent, String path, String seen) {
    int dot = path.indexOf('.');
    String first = dot < 0 ? path : path.substring(0, dot);
    if (dot < 0) {
      if (!parent.hasNonNull(first)) {
        throw Refusal.missing(seen + first);
      }
      return;
    }
    String rest = path.substring(dot + 1);
    if (!first.endsWith("[]")) {
      within(parent.path(first), rest, seen + first + ".");
      return;
    }
    String list = first.substring(0, first.length() - 2);
    for (int i = 0; i < parent.path(list).size(); i++) {
      within(parent.path(list).path(i), rest, seen + list + "[" + i + "].");
    }
  }

  /** What is not there has no members, and what is no object is refused by its own reader. */
  private static void within(JsonNode value, String rest, String seen) {
    if (value.isObject()) {
      check(value, rest, seen);
    }
  }
}
