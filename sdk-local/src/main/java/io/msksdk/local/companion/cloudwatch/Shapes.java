package io.msksdk.local.companion.cloudwatch;

import com.fasterxml.jackson.databind.node.ArrayNode;
import com.fasterxml.jackson.databind.node.ObjectNode;
import io.msksdk.local.api.Pages;
import io.msksdk.local.companion.wire.Members;
import io.msksdk.local.refusal.Refusal;
import java.time.Instant;
import java.util.List;
import java.util.TreeMap;
import java.util.function.Supplier;

/** Members that several operations share. */
final class Shapes {
  static final String INVALID = "InvalidParameterValueException";

  private Shapes() {}

  static MetricKey key(Members metric) {
    TreeMap<String, String> dimensions = new TreeMap<>();
    for (Members dimension : metric.list("Dimensions")) {
      dimensions.put(dimension.text("Name"), dimension.text("Value"));
    }
    return new MetricKey(metric.text("Namespace"), metric.text("MetricName"), dimensions);
  }

  static void put(ObjectNode object, MetricKey key) {
    object.put("Namespace", key.namespace()).put("MetricName", key.name());
    ArrayNode dimensions = object.putArray("Dimensions");
    key.dimensions()
        .forEach((name, value) -> dimensions.addObject().put("Name", name).put("Value", value));
  }

  /** Says again what a request said of its metrics. */
  static void copy(ArrayNode array, List<Members> queries) {
    for (Members query : queries) {
      ObjectNode copy = array.addObject().put("Id", query.text("Id"));
      copy.put("ReturnData", !"false".equals(query.textOrNull("ReturnData")));
      if (query.has("Expression")) {
        copy.put("Expression", query.text("Expression"));
      } else {
        Members stat = query.structure("MetricStat");
        ObjectNode stated = copy.putObject("MetricStat");
        put(stated.putObject("Metric"), key(stat.structure("Metric")));
        stated.put("Period", Statistic.period(stat).toSeconds()).put("Stat", stat.text("Stat"));
      }
    }
  }

  static Instant time(Members request, String name) {
    Instant time = request.time(name);
    if (time == null) {
      throw request.wrong(name, "null", "a time");
    }
    return time;
  }

  static void requireOrder(Instant from, Instant to) {
    if (!from.isBefore(to)) {
      throw Refusal.of(
          400, INVALID, "The parameter StartTime must be less than the parameter EndTime.");
    }
  }

  static <T> Pages.Page<T> page(Supplier<Pages.Page<T>> pages) {
    try {
      return pages.get();
    } catch (Refusal e) {
      throw Refusal.of(400, "InvalidNextToken", String.valueOf(e.getMessage()));
    }
  }

  static void putToken(ObjectNode response, Pages.Page<?> page) {
    if (page.nextToken() != null) {
      response.put("NextToken", page.nextToken());
    }
  }
}
