package io.msksdk.local.companion.cloudwatch;

import com.fasterxml.jackson.databind.node.JsonNodeFactory;
import com.fasterxml.jackson.databind.node.ObjectNode;
import io.msksdk.local.companion.wire.Members;
import io.msksdk.local.refusal.Refusal;
import io.msksdk.local.resource.Owner;
import java.time.Instant;
import java.util.List;
import java.util.Map;
import java.util.function.DoubleBinaryOperator;

/** What an alarm watches, and when it goes off. */
record Alarm(
    String name,
    MetricSum metric,
    int periods,
    int datapoints,
    double threshold,
    String comparison,
    String missing,
    Members request) {
  private static final int MOST_PERIODS = 1_440;
  private static final Map<String, DoubleBinaryOperator> COMPARISONS =
      Map.of(
          "GreaterThanThreshold", (v, t) -> v > t ? 1 : 0,
          "GreaterThanOrEqualToThreshold", (v, t) -> v >= t ? 1 : 0,
          "LessThanThreshold", (v, t) -> v < t ? 1 : 0,
          "LessThanOrEqualToThreshold", (v, t) -> v <= t ? 1 : 0);
  private static final List<String> MISSING =
      List.of("missing", "breaching", "notBreaching", "ignore");

  static Alarm of(Members request) {
    if (request.has("ThresholdMetricId")) {
      throw Refusal.notBuilt("An alarm on anomaly detection");
    }
    Integer periods = request.number("EvaluationPeriods", 1, MOST_PERIODS);
    Double threshold = request.decimal("Threshold");
    if (periods == null || threshold == null) {
      throw request.wrong(periods == null ? "EvaluationPeriods" : "Threshold", "null", "a number");
    }
    Integer datapoints = request.number("DatapointsToAlarm", 1, periods);
    return new Alarm(
        request.text("AlarmName"),
        request.has("Metrics") ? MetricSum.of(request.list("Metrics")) : single(request),
        periods,
        datapoints == null ? periods : datapoints,
        threshold,
        one(request, "ComparisonOperator", COMPARISONS.keySet().stream().sorted().toList()),
        request.has("TreatMissingData") ? one(request, "TreatMissingData", MISSING) : "missing",
        request);
  }

  private static MetricSum single(Members request) {
    String extended = request.textOrNull("ExtendedStatistic");
    return new MetricSum(
        List.of(
            new MetricSum.Term(
                Shapes.key(request),
                Statistic.named(extended == null ? request.text("Statistic") : extended),
                Statistic.period(request),
                1)));
  }

  boolean breached(double value) {
    DoubleBinaryOperator operator = COMPARISONS.getOrDefault(comparison, (v, t) -> 0);
    return operator.applyAsDouble(value, threshold) > 0;
  }

  static String arn(Owner owner, String name) {
    return "arn:aws:cloudwatch:" + owner.region() + ":" + owner.account() + ":alarm:" + name;
  }

  ObjectNode written(Owner owner, Instant updated) {
    ObjectNode alarm = JsonNodeFactory.instance.objectNode();
    alarm.put("AlarmName", name).put("AlarmArn", arn(owner, name));
    for (String text : List.of("AlarmDescription", "Statistic", "ExtendedStatistic", "Unit")) {
      String value = request.textOrNull(text);
      if (value != null) {
        alarm.put(text, value);
      }
    }
    alarm.put("ActionsEnabled", !"false".equals(request.textOrNull("ActionsEnabled")));
    for (String list : List.of("OKActions", "AlarmActions", "InsufficientDataActions")) {
      request.texts(list).forEach(alarm.putArray(list)::add);
    }
    if (request.has("Metrics")) {
      Shapes.copy(alarm.putArray("Metrics"), request.list("Metrics"));
    } else {
      Shapes.put(alarm, metric.keys().get(0));
      alarm.put("Period", metric.period().toSeconds());
    }
    alarm.put("EvaluationPeriods", periods);
    alarm.put("DatapointsToAlarm", datapoints).put("Threshold", threshold);
    alarm.put("ComparisonOperator", comparison).put("TreatMissingData", missing);
    alarm.putPOJO("AlarmConfigurationUpdatedTimestamp", updated);
    return alarm;
  }

  private static String one(Members request, String name, List<String> values) {
    String value = request.text(name);
    if (!values.contains(value)) {
      throw request.wrong(name, value, "one of " + values);
    }
    return value;
  }
}
