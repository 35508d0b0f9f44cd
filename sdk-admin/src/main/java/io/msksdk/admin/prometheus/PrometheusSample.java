package io.msksdk.admin.prometheus;

import static java.util.Objects.requireNonNull;

import java.util.Map;

/**
 * One value of an exporter.
 *
 * @param name the metric's name
 * @param labels its labels, unmodifiable
 * @param value the value
 */
public record PrometheusSample(String name, Map<String, String> labels, double value) {

  /**
   * Keeps a copy of the labels.
   *
   * @param name the metric's name
   * @param labels its labels
   * @param value the value
   */
  public PrometheusSample {
    requireNonNull(name, "name");
    labels = Map.copyOf(labels);
  }

  /**
   * Returns a label.
   *
   * @param label its name
   * @return its value, empty when it has none
   */
  public String label(String label) {
    return labels.getOrDefault(label, "");
  }
}
