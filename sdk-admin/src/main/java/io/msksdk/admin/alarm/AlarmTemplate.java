package io.msksdk.admin.alarm;

import io.msksdk.core.json.JsonObject;
import java.util.ArrayList;
import java.util.List;
import software.amazon.awssdk.services.cloudwatch.model.Dimension;
import software.amazon.awssdk.services.cloudwatch.model.MetricDataQuery;
import software.amazon.awssdk.services.cloudwatch.model.PutMetricAlarmRequest;

/** A pack as a CloudFormation template, made from the very requests that would create it. */
final class AlarmTemplate {

  private AlarmTemplate() {}

  static String of(AlarmPack pack) {
    JsonObject.Builder resources = JsonObject.builder();
    for (MskAlarm alarm : pack.alarms()) {
      resources.object(
          logicalId(alarm.name()),
          JsonObject.builder()
              .text("Type", "AWS::CloudWatch::Alarm")
              .object("Properties", properties(AlarmRequests.put(alarm, pack.actions())))
              .build());
    }
    return JsonObject.builder()
        .text("AWSTemplateFormatVersion", "2010-09-09")
        .object("Resources", resources.build())
        .build()
        .pretty();
  }

  /** Logical ids are letters and digits only. */
  private static String logicalId(String name) {
    StringBuilder id = new StringBuilder();
    for (String word : name.split("[^A-Za-z0-9]+", -1)) {
      if (!word.isEmpty()) {
        id.append(Character.toUpperCase(word.charAt(0))).append(word.substring(1));
      }
    }
    return id.toString();
  }

  private static JsonObject properties(PutMetricAlarmRequest request) {
    JsonObject.Builder properties =
        JsonObject.builder()
            .text("AlarmName", request.alarmName())
            .text("AlarmDescription", request.alarmDescription())
            .text("ComparisonOperator", request.comparisonOperatorAsString())
            .number("EvaluationPeriods", request.evaluationPeriods())
            .text("TreatMissingData", request.treatMissingData())
            .texts("AlarmActions", request.alarmActions())
            .texts("OKActions", request.okActions());
    threshold(properties, request.threshold());
    if (request.hasMetrics()) {
      return properties.objects("Metrics", metrics(request.metrics())).build();
    }
    return properties
        .text("Namespace", request.namespace())
        .text("MetricName", request.metricName())
        .objects("Dimensions", dimensions(request.dimensions()))
        .text("Statistic", request.statisticAsString())
        .number("Period", request.period())
        .build();
  }

  /** CloudFormation takes a number as text too, which a fraction needs here. */
  private static void threshold(JsonObject.Builder properties, double value) {
    if (value == Math.rint(value)) {
      properties.number("Threshold", (long) value);
    } else {
      properties.text("Threshold", Double.toString(value));
    }
  }

  private static List<JsonObject> metrics(List<MetricDataQuery> queries) {
    List<JsonObject> metrics = new ArrayList<>();
    for (MetricDataQuery query : queries) {
      JsonObject.Builder one =
          JsonObject.builder().text("Id", query.id()).flag("ReturnData", query.returnData());
      if (query.expression() != null) {
        metrics.add(one.text("Expression", query.expression()).build());
        continue;
      }
      JsonObject metric =
          JsonObject.builder()
              .text("Namespace", query.metricStat().metric().namespace())
              .text("MetricName", query.metricStat().metric().metricName())
              .objects("Dimensions", dimensions(query.metricStat().metric().dimensions()))
              .build();
      metrics.add(
          one.object(
                  "MetricStat",
                  JsonObject.builder()
                      .object("Metric", metric)
                      .number("Period", query.metricStat().period())
                      .text("Stat", query.metricStat().stat())
                      .build())
              .build());
    }
    return metrics;
  }

  private static List<JsonObject> dimensions(List<Dimension> dimensions) {
    return dimensions.stream()
        .map(
            each ->
                JsonObject.builder().text("Name", each.name()).text("Value", each.value()).build())
        .toList();
  }
}
