package io.msksdk.changefeed.sink;

import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.node.ArrayNode;
import com.fasterxml.jackson.databind.node.ObjectNode;
import io.msksdk.changefeed.dispatch.DispatchRule;
import io.msksdk.changefeed.dispatch.NameExpression;
import io.msksdk.changefeed.dispatch.PartitionRule;
import io.msksdk.changefeed.dispatch.TableMatcher;
import io.msksdk.core.check.Finding;
import io.msksdk.core.check.Findings;
import io.msksdk.core.check.InvalidSpecException;
import java.util.ArrayList;
import java.util.List;
import java.util.Locale;
import java.util.Set;
import org.jspecify.annotations.Nullable;

/** The dispatch rules as members of the configuration. */
final class DispatchSection {
  private static final Set<String> KNOWN =
      Set.of("", "default", "table", "index-value", "columns", "ts", "rowid");

  private final Findings findings = Findings.create();
  private final List<DispatchRule> rules = new ArrayList<>();

  private DispatchSection() {}

  static void write(DispatchRule rule, ObjectNode object) {
    rule.matcher().forEach(object.putArray("matcher")::add);
    rule.topic().ifPresent(topic -> object.put("topic", topic.toString()));
    PartitionRule partition = rule.partition();
    object.put("partition", partition.text());
    partition.indexName().ifPresent(index -> object.put("index", index));
    if (partition.text().equals("columns")) {
      partition.columns().forEach(object.putArray("columns")::add);
    }
    // the one place where TiCDC's interface has hyphens
    rule.targetSchema()
        .map(NameExpression::toString)
        .ifPresent(t -> object.put("target-schema", t));
    rule.targetTable().map(NameExpression::toString).ifPresent(t -> object.put("target-table", t));
  }

  static List<DispatchRule> rules(JsonNode dispatchers) {
    DispatchSection section = read(dispatchers);
    section.findings.requireNoErrors();
    return List.copyOf(section.rules);
  }

  static List<Finding> check(JsonNode dispatchers) {
    return read(dispatchers).findings.all();
  }

  private static DispatchSection read(JsonNode dispatchers) {
    DispatchSection section = new DispatchSection();
    for (int i = 0; i < dispatchers.size(); i++) {
      section.rule("sink.dispatchers[" + i + "]", dispatchers.get(i));
    }
    return section;
  }

  private void rule(String at, JsonNode rule) {
    List<String> matcher = texts(rule.path("matcher"));
    if (matcher.isEmpty()) {
      findings.add(error(at + ".matcher", null, "at least one rule of the table filter"));
    }
    findings.add(partition(at, rule));
    try {
      List<String> checked = TableMatcher.parse(matcher, true).rules();
      DispatchRule.Builder builder = DispatchRule.match(checked.toArray(String[]::new));
      builder.topic(rule.path("topic").asText(""));
      builder.target(rule.path("target-schema").asText(""), rule.path("target-table").asText(""));
      PartitionRule partition = partition(rule);
      rules.add(partition == null ? builder.build() : builder.partition(partition).build());
    } catch (InvalidSpecException refused) {
      findings.addAll(refused.findings());
    }
  }

  private @Nullable Finding partition(String at, JsonNode rule) {
    String name = name(rule);
    if (!rule.path("partition").asText("").isEmpty()
        && !rule.path("dispatcher").asText("").isEmpty()) {
      return error(at + ".dispatcher", rule.path("dispatcher").asText(), "partition alone");
    }
    boolean index = !rule.path("index").asText("").isEmpty();
    if (index && !name.equals("index-value")) {
      return error(at + ".index", rule.path("index").asText(), "partition index-value beside it");
    }
    boolean columns = rule.path("columns").size() > 0;
    if (columns != name.equals("columns")) {
      String expected =
          columns ? "partition columns beside it" : "columns beside partition columns";
      return error(at + ".columns", texts(rule.path("columns")), expected);
    }
    if (name.equals("rowid")) {
      return Finding.warning("changefeed.sink.dispatch", at + ".partition", name, "index-value")
          .advising("rowid is deprecated and the same.");
    }
    return KNOWN.contains(name)
        ? null
        : Finding.warning(
                "changefeed.sink.dispatch",
                at + ".partition",
                name,
                "default, table, index-value, columns or ts")
            .advising("TiCDC takes what it does not know for default.");
  }

  private static @Nullable PartitionRule partition(JsonNode rule) {
    String name = name(rule);
    String index = rule.path("index").asText("");
    if (!index.isEmpty()) {
      return PartitionRule.index(index);
    }
    if (!name.equals("columns")) {
      return PartitionRule.parse(name);
    }
    List<String> columns = texts(rule.path("columns"));
    return columns.isEmpty() ? null : PartitionRule.columns(columns);
  }

  private static String name(JsonNode rule) {
    String partition = rule.path("partition").asText("");
    String old = rule.path("dispatcher").asText("");
    return (partition.isEmpty() ? old : partition).toLowerCase(Locale.ROOT);
  }

  private static Finding error(String property, @Nullable Object value, String expected) {
    return Finding.error("changefeed.sink.dispatch", property, value, expected);
  }

  static List<String> texts(JsonNode list) {
    List<String> texts = new ArrayList<>();
    if (list instanceof ArrayNode array) {
      array.forEach(item -> texts.add(item.asText()));
    }
    return List.copyOf(texts);
  }
}
