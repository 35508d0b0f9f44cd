package io.msksdk.local.companion.cloudwatch;

import io.msksdk.local.refusal.Refusal;
import io.msksdk.local.resource.Owner;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.TreeMap;

/** The alarms of all accounts and Regions. Thread-safe. */
final class Alarms {
  private final Map<Owner, Map<String, AlarmRecord>> byOwner = new HashMap<>();
  private final Metrics metrics;

  Alarms(Metrics metrics) {
    this.metrics = metrics;
  }

  synchronized void put(Owner owner, Alarm alarm) {
    of(owner).put(alarm.name(), new AlarmRecord(alarm, metrics.now()));
  }

  synchronized void delete(Owner owner, List<String> names) {
    for (String name : names) {
      if (!of(owner).containsKey(name)) {
        throw Refusal.of(404, "ResourceNotFound", "Alarm " + name + " does not exist");
      }
    }
    of(owner).keySet().removeAll(names);
  }

  /** The alarms in their order, with the states that fit the values of this moment. */
  synchronized List<AlarmRecord> all(Owner owner) {
    metrics.sample(
        owner, of(owner).values().stream().flatMap(alarm -> alarm.metrics().stream()).toList());
    of(owner).values().forEach(alarm -> alarm.evaluate(metrics, owner));
    return List.copyOf(of(owner).values());
  }

  private Map<String, AlarmRecord> of(Owner owner) {
    return byOwner.computeIfAbsent(owner, o -> new TreeMap<>());
  }
}
