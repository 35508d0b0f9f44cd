package io.msksdk.admin.metric;

import static java.util.Objects.requireNonNull;

import java.util.Map;
import java.util.Optional;
import java.util.Set;
import java.util.stream.Collectors;

/**
 * A metric CloudWatch has values of.
 *
 * @param name its name
 * @param dimensions its dimensions by CloudWatch's names, unmodifiable
 */
public record PublishedMetric(String name, Map<String, String> dimensions) {

  /**
   * Keeps a copy of the dimensions.
   *
   * @param name its name
   * @param dimensions its dimensions by CloudWatch's names
   */
  public PublishedMetric {
    requireNonNull(name, "name");
    dimensions = Map.copyOf(dimensions);
  }

  /**
   * Finds its row of the catalogue.
   *
   * @return the row, empty for a metric MSK has added since
   */
  public Optional<MskMetric> catalogued() {
    if (dimensions.keySet().stream().anyMatch(d -> MetricDimension.labelled(d).isEmpty())) {
      return Optional.empty();
    }
    Set<MetricDimension> known =
        dimensions.keySet().stream()
            .map(label -> MetricDimension.labelled(label).orElseThrow())
            .collect(Collectors.toUnmodifiableSet());
    return MskMetrics.published().find(name, known);
  }
}
