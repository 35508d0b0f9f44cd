package io.msksdk.local.monitoring;

import io.msksdk.local.companion.cloudwatch.MetricKey;
import io.msksdk.local.companion.cloudwatch.MetricSource;
import io.msksdk.local.replicator.ReplicationMeasure;
import io.msksdk.local.replicator.Replicators;
import io.msksdk.local.resource.Owner;
import java.util.HashMap;
import java.util.Map;

/** What replicators say of themselves, as metrics in the Region of their target. Thread-safe. */
public final class ReplicatorValues implements MetricSource {
  private static final String REPLICATOR = "ReplicatorName";

  private final Replicators replicators;

  /**
   * Reads from replicators that copy records.
   *
   * @param replicators the replicators
   */
  public ReplicatorValues(Replicators replicators) {
    this.replicators = replicators;
  }

  @Override
  public Map<MetricKey, Double> values(Owner owner) {
    Map<MetricKey, Double> values = new HashMap<>();
    replicators
        .measures(owner)
        .forEach((name, measures) -> measures.forEach(measure -> add(values, name, measure)));
    return values;
  }

  private static void add(
      Map<MetricKey, Double> values, String replicator, ReplicationMeasure measure) {
    Map<String, String> dimensions = new HashMap<>(measure.dimensions());
    dimensions.put(REPLICATOR, replicator);
    values.put(MetricKey.kafka(measure.name(), dimensions), measure.value());
  }
}
