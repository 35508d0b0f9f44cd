package io.msksdk.local.monitoring;

import io.msksdk.local.cluster.brokers.Measure;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.TreeMap;

/** Prometheus's text format, version 0.0.4. */
final class ExporterText {
  static final String CONTENT_TYPE = "text/plain; version=0.0.4; charset=utf-8";

  private ExporterText() {}

  static String of(List<Measure> measures) {
    Map<String, List<Measure>> families = new TreeMap<>();
    measures.forEach(m -> families.computeIfAbsent(m.name(), n -> new ArrayList<>()).add(m));
    StringBuilder text = new StringBuilder();
    families.forEach(
        (name, family) -> {
          text.append("# TYPE ").append(name).append(' ').append(type(name)).append('\n');
          family.forEach(measure -> append(text, measure));
        });
    return text.toString();
  }

  private static void append(StringBuilder text, Measure measure) {
    text.append(measure.name());
    if (!measure.labels().isEmpty()) {
      String separator = "{";
      for (Map.Entry<String, String> label : measure.labels().entrySet()) {
        text.append(separator).append(label.getKey()).append("=\"");
        text.append(escaped(label.getValue())).append('"');
        separator = ",";
      }
      text.append('}');
    }
    text.append(' ').append(number(measure.value())).append('\n');
  }

  private static String type(String name) {
    return name.endsWith("_Count") || name.endsWith("_total") ? "counter" : "gauge";
  }

  private static String number(double value) {
    if (Double.isInfinite(value)) {
      return value > 0 ? "+Inf" : "-Inf";
    }
    return Double.toString(value);
  }

  private static String escaped(String text) {
    return text.replace("\\", "\\\\").replace("\"", "\\\"").replace("\n", "\\n");
  }
}
