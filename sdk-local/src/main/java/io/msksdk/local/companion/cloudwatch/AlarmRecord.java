package io.msksdk.local.companion.cloudwatch;

import com.fasterxml.jackson.databind.node.ObjectNode;
import io.msksdk.local.resource.Owner;
import java.time.Duration;
import java.time.Instant;
import java.util.List;
import java.util.SortedMap;

/** An alarm with its state, which is found when somebody looks. Guarded by the alarms it is in. */
final class AlarmRecord {
  private static final String OK = "OK";
  private static final String ALARM = "ALARM";
  private static final String INSUFFICIENT_DATA = "INSUFFICIENT_DATA";

  private final Alarm alarm;
  private final Instant updatedAt;
  private String state = INSUFFICIENT_DATA;
  private String reason = "Unchecked: Initial alarm creation";
  private Instant stateSince;

  AlarmRecord(Alarm alarm, Instant now) {
    this.alarm = alarm;
    this.updatedAt = now;
    this.stateSince = now;
  }

  String name() {
    return alarm.name();
  }

  String state() {
    return state;
  }

  List<MetricKey> metrics() {
    return alarm.metric().keys();
  }

  /**
   * Looks at the last periods. The present one is left out until it has data: the service too takes
   * the most recent points there are, so that no alarm goes out whenever a period begins.
   */
  void evaluate(Metrics metrics, Owner owner) {
    Instant now = metrics.now();
    Duration period = alarm.metric().period();
    Instant present = Statistic.start(now, period);
    Instant start = present.minus(period.multipliedBy(alarm.periods()));
    SortedMap<Instant, Double> points =
        alarm
            .metric()
            .values((key, each) -> metrics.points(owner, key, start, present.plus(period)));
    List<Double> seen =
        List.copyOf(
            (points.containsKey(present) ? points.tailMap(start.plus(period)) : points).values());
    String found = found(seen);
    if (!found.equals(state)) {
      state = found;
      stateSince = now;
      reason =
          "%d of the last %d periods have data: %s; threshold %s %s"
              .formatted(seen.size(), alarm.periods(), seen, alarm.comparison(), alarm.threshold());
    }
  }

  private String found(List<Double> seen) {
    int absent = alarm.periods() - seen.size();
    if (seen.isEmpty() && alarm.missing().equals("ignore")) {
      return state;
    }
    if (seen.isEmpty() && alarm.missing().equals("missing")) {
      return INSUFFICIENT_DATA;
    }
    long breaching = seen.stream().filter(alarm::breached).count();
    if (alarm.missing().equals("breaching")) {
      breaching += absent;
    }
    return breaching >= alarm.datapoints() ? ALARM : OK;
  }

  ObjectNode written(Owner owner) {
    ObjectNode written = alarm.written(owner, updatedAt);
    written.put("StateValue", state).put("StateReason", reason);
    written.putPOJO("StateUpdatedTimestamp", stateSince);
    written.putPOJO("StateTransitionedTimestamp", stateSince);
    return written;
  }
}
