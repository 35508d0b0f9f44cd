package io.msksdk.changefeed.sink;

import static java.util.Objects.requireNonNull;

import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.node.ObjectNode;
import io.msksdk.changefeed.filter.ColumnSelector;
import io.msksdk.changefeed.filter.EventFilter;
import io.msksdk.core.check.Finding;
import io.msksdk.core.check.Findings;
import io.msksdk.core.check.InvalidSpecException;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import java.util.function.Consumer;

/** Event filters and column selectors as members of the configuration. */
final class FilterSection {
  private FilterSection() {}

  static void write(EventFilter filter, ObjectNode object) {
    filter.matcher().forEach(object.putArray("matcher")::add);
    if (!filter.ignoredEvents().isEmpty()) {
      filter.ignoredEvents().forEach(object.putArray("ignore_event")::add);
    }
    if (!filter.ignoredSql().isEmpty()) {
      filter.ignoredSql().forEach(object.putArray("ignore_sql")::add);
    }
    filter.expressions().forEach(object::put);
    if (!filter.ignoredUpdateColumns().isEmpty()) {
      filter.ignoredUpdateColumns().forEach(object.putArray("ignore_update_only_columns")::add);
    }
  }

  static void write(ColumnSelector selector, ObjectNode object) {
    selector.matcher().forEach(object.putArray("matcher")::add);
    selector.columns().forEach(object.putArray("columns")::add);
  }

  static List<EventFilter> eventFilters(JsonNode list) {
    List<EventFilter> filters = new ArrayList<>();
    list.forEach(node -> filters.add(eventFilter(node)));
    return List.copyOf(filters);
  }

  private static EventFilter eventFilter(JsonNode node) {
    EventFilter.Builder builder = EventFilter.builder(texts(node, "matcher"));
    builder.ignore(texts(node, "ignore_event"));
    DispatchSection.texts(node.path("ignore_sql")).forEach(builder::ignoreSql);
    text(node, "ignore_insert_value_expr").ifPresent(builder::ignoreInsert);
    text(node, "ignore_update_old_value_expr").ifPresent(builder::ignoreUpdateFrom);
    text(node, "ignore_update_new_value_expr").ifPresent(builder::ignoreUpdateTo);
    text(node, "ignore_delete_value_expr").ifPresent(builder::ignoreDelete);
    return builder.ignoreUpdatesOf(texts(node, "ignore_update_only_columns")).build();
  }

  static List<ColumnSelector> selectors(JsonNode list) {
    List<ColumnSelector> selectors = new ArrayList<>();
    list.forEach(node -> selectors.add(selector(node)));
    return List.copyOf(selectors);
  }

  private static ColumnSelector selector(JsonNode node) {
    return ColumnSelector.of(
        DispatchSection.texts(node.path("matcher")), DispatchSection.texts(node.path("columns")));
  }

  /** Every filter and selector is read, so that one list names all that is wrong. */
  static List<Finding> check(ObjectNode tree) {
    Findings found = Findings.create();
    ConfigTree.get(tree, "filter.event_filters")
        .forEach(node -> read(node, n -> found.addAll(eventFilter(n).findings()), found));
    ConfigTree.get(tree, "sink.column_selectors")
        .forEach(node -> read(node, n -> requireNonNull(selector(n)), found));
    return found.all();
  }

  private static void read(JsonNode node, Consumer<JsonNode> reader, Findings found) {
    try {
      reader.accept(node);
    } catch (InvalidSpecException refused) {
      found.addAll(refused.findings());
    }
  }

  private static Optional<String> text(JsonNode node, String name) {
    return Optional.of(node.path(name).asText("")).filter(text -> !text.isEmpty());
  }

  private static String[] texts(JsonNode node, String name) {
    return DispatchSection.texts(node.path(name)).toArray(String[]::new);
  }
}
