package io.msksdk.local.companion.cloudwatch;

import com.fasterxml.jackson.databind.node.ArrayNode;
import com.fasterxml.jackson.databind.node.JsonNodeFactory;
import com.fasterxml.jackson.databind.node.ObjectNode;
import io.msksdk.local.companion.call.CompanionCall;
import io.msksdk.local.companion.call.CompanionOperation;
import io.msksdk.local.companion.wire.Members;
import io.msksdk.local.refusal.Refusal;
import java.time.Duration;
import java.time.Instant;
import java.util.List;

/** GetMetricStatistics. */
record GetMetricStatisticsOperation(Metrics metrics) implements CompanionOperation {
  private static final int MOST_DATAPOINTS = 1_440;

  @Override
  public String name() {
    return "GetMetricStatistics";
  }

  @Override
  public ObjectNode answer(CompanionCall call) {
    call.require("*");
    Members request = call.request();
    MetricKey key = Shapes.key(request);
    Instant from = Shapes.time(request, "StartTime");
    Instant to = Shapes.time(request, "EndTime");
    Duration period = Statistic.period(request);
    check(request, from, to, period);
    metrics.sample(call.owner(), List.of(key));
    List<Statistic> plain = request.texts("Statistics").stream().map(Statistic::named).toList();
    List<Statistic> extended =
        request.texts("ExtendedStatistics").stream().map(Statistic::named).toList();
    ObjectNode response = JsonNodeFactory.instance.objectNode().put("Label", key.name());
    ArrayNode datapoints = response.putArray("Datapoints");
    Statistic.periods(metrics.points(call.owner(), key, from, to), period)
        .forEach(
            (start, values) -> {
              ObjectNode point = datapoints.addObject().putPOJO("Timestamp", start);
              plain.forEach(s -> point.put(s.name(), s.of().applyAsDouble(values)));
              if (!extended.isEmpty()) {
                ObjectNode more = point.putObject("ExtendedStatistics");
                extended.forEach(s -> more.put(s.name(), s.of().applyAsDouble(values)));
              }
              point.put("Unit", "None");
            });
    return response;
  }

  private static void check(Members request, Instant from, Instant to, Duration period) {
    Shapes.requireOrder(from, to);
    if (!request.has("Statistics") && !request.has("ExtendedStatistics")) {
      throw Refusal.of(
          400,
          "MissingRequiredParameterException",
          "Must specify either Statistics or ExtendedStatistics");
    }
    long datapoints = Duration.between(from, to).dividedBy(period);
    if (datapoints > MOST_DATAPOINTS) {
      throw Refusal.of(
          400,
          "InvalidParameterCombinationException",
          ("You have requested up to %,d datapoints, which exceeds the limit of 1,440. You may"
                  + " reduce the datapoints requested by increasing Period, or decreasing the time"
                  + " range.")
              .formatted(datapoints));
    }
  }
}
