package io.msksdk.local.companion.cloudwatch;

import com.fasterxml.jackson.databind.JsonNode;
import io.msksdk.local.resource.Owner;
import java.time.Duration;
import java.time.Instant;
import java.time.format.DateTimeParseException;
import java.util.List;
import java.util.Map;
import java.util.TreeMap;
import org.jspecify.annotations.Nullable;

/** Reads the values that a test sets. */
public final class MetricJson {
  private static final Duration STEP = Duration.ofMinutes(1);

  private MetricJson() {}

  /**
   * Sets values.
   *
   * @param metrics where they go
   * @param owner whose they are
   * @param json {@code {"namespace"?,"name","dimensions","value" or "values","timestamp"?}} or an
   *     array of such; several values are a minute apart, the last one at the timestamp
   * @throws IllegalArgumentException when something is missing, or MSK has no such metric
   */
  public static void set(Metrics metrics, Owner owner, JsonNode json) {
    if (json.isArray()) {
      json.forEach(each -> set(metrics, owner, each));
      return;
    }
    MetricKey key = key(metrics.catalogue(), json);
    JsonNode values = json.path("values");
    if (!values.isArray()) {
      metrics.put(owner, key, new MetricPoint(time(metrics, json), value(json, "value")));
      return;
    }
    Instant last = time(metrics, json);
    for (int i = 0; i < values.size(); i++) {
      double value = number("values", values.get(i));
      Instant at = last.minus(STEP.multipliedBy(values.size() - 1L - i));
      metrics.put(owner, key, new MetricPoint(at, value));
    }
  }

  private static MetricKey key(KafkaMetrics catalogue, JsonNode json) {
    Map<String, String> dimensions = new TreeMap<>();
    json.path("dimensions").properties().forEach(d -> dimensions.put(d.getKey(), text(d)));
    String namespace = json.path("namespace").asText(KafkaMetrics.NAMESPACE);
    MetricKey key = new MetricKey(namespace, json.path("name").asText(), new TreeMap<>(dimensions));
    if (key.name().isEmpty()) {
      throw new IllegalArgumentException("name: missing (expected: the name of a metric)");
    }
    if (namespace.equals(KafkaMetrics.NAMESPACE) && !ReplicatorMetrics.has(key)) {
      check(catalogue.named(key.name()), key);
    }
    return key;
  }

  private static void check(List<KafkaMetrics.Row> rows, MetricKey key) {
    if (rows.isEmpty()) {
      throw new IllegalArgumentException(
          "name: " + key.name() + " (expected: a metric that MSK publishes)");
    }
    if (rows.stream().noneMatch(row -> row.has(key.dimensions().keySet()))) {
      throw new IllegalArgumentException(
          "dimensions: %s (expected: %s)"
              .formatted(
                  key.dimensions().keySet(),
                  rows.stream().map(row -> row.dimensions().toString()).toList()));
    }
  }

  private static double value(JsonNode json, String name) {
    return number(name, json.path(name));
  }

  /** Numbers too large for the service's own kind are read as infinite. */
  private static double number(String name, JsonNode value) {
    if (!value.isNumber() || !Double.isFinite(value.doubleValue())) {
      throw new IllegalArgumentException(name + ": " + value.asText() + " (expected: a number)");
    }
    return value.doubleValue();
  }

  private static Instant time(Metrics metrics, JsonNode json) {
    String text = json.path("timestamp").asText();
    if (text.isEmpty()) {
      return metrics.now();
    }
    try {
      // the year has four digits wherever such a time is shown
      if (text.matches("\\d{4}-.*")) {
        return Instant.parse(text);
      }
    } catch (DateTimeParseException e) {
      throw noTime(text, e);
    }
    throw noTime(text, null);
  }

  private static IllegalArgumentException noTime(String text, @Nullable Exception cause) {
    return new IllegalArgumentException(
        "timestamp: " + text + " (expected: a time such as 2026-01-31T12:00:00Z)", cause);
  }

  private static String text(Map.Entry<String, JsonNode> member) {
    return member.getValue().asText();
  }
}
