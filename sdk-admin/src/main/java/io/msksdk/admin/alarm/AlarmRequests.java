package io.msksdk.admin.alarm;

import io.msksdk.admin.metric.MskMetrics;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import software.amazon.awssdk.services.cloudwatch.model.Dimension;
import software.amazon.awssdk.services.cloudwatch.model.Metric;
import software.amazon.awssdk.services.cloudwatch.model.MetricDataQuery;
import software.amazon.awssdk.services.cloudwatch.model.MetricStat;
import software.amazon.awssdk.services.cloudwatch.model.PutMetricAlarmRequest;

/** Alarms in CloudWatch's words. */
final class AlarmRequests {
  private static final String SUM = "sum";

  private AlarmRequests() {}

  static PutMetricAlarmRequest put(MskAlarm alarm, List<String> actions) {
    AlarmRule rule = alarm.rule();
    PutMetricAlarmRequest.Builder request =
        PutMetricAlarmRequest.builder()
            .alarmName(alarm.name())
            .alarmDescription(alarm.description())
            .comparisonOperator(rule.comparison().operator())
            .threshold(rule.threshold())
            .evaluationPeriods(rule.periods())
            // no value says nothing: CloudWatch then shows INSUFFICIENT_DATA, not OK
            .treatMissingData("missing")
            .alarmActions(actions)
            .okActions(actions);
    if (alarm.metricNames().size() > 1) {
      return request.metrics(sum(alarm)).build();
    }
    return request
        .namespace(MskMetrics.NAMESPACE)
        .metricName(alarm.metricNames().get(0))
        .dimensions(dimensions(alarm))
        .statistic(rule.statistic().label())
        .period(seconds(rule))
        .build();
  }

  private static List<MetricDataQuery> sum(MskAlarm alarm) {
    List<MetricDataQuery> queries = new ArrayList<>();
    List<String> ids = new ArrayList<>();
    for (String name : alarm.metricNames()) {
      String id = "m" + (ids.size() + 1);
      ids.add(id);
      queries.add(
          MetricDataQuery.builder()
              .id(id)
              .returnData(false)
              .metricStat(
                  MetricStat.builder()
                      .metric(
                          Metric.builder()
                              .namespace(MskMetrics.NAMESPACE)
                              .metricName(name)
                              .dimensions(dimensions(alarm))
                              .build())
                      .period(seconds(alarm.rule()))
                      .stat(alarm.rule().statistic().label())
                      .build())
              .build());
    }
    queries.add(
        MetricDataQuery.builder()
            .id(SUM)
            .expression(String.join(" + ", ids))
            .returnData(true)
            .build());
    return queries;
  }

  private static List<Dimension> dimensions(MskAlarm alarm) {
    return alarm.dimensions().entrySet().stream()
        .sorted(Map.Entry.comparingByKey())
        .map(d -> Dimension.builder().name(d.getKey().label()).value(d.getValue()).build())
        .toList();
  }

  private static int seconds(AlarmRule rule) {
    return (int) rule.period().toSeconds();
  }
}
