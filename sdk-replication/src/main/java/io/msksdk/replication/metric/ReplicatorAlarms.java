package io.msksdk.replication.metric;

import static java.util.Objects.requireNonNull;

import io.msksdk.core.catalogue.Limits;
import io.msksdk.replication.replicator.Replicator;
import java.time.Duration;
import java.util.ArrayList;
import java.util.List;
import software.amazon.awssdk.services.cloudwatch.model.ComparisonOperator;
import software.amazon.awssdk.services.cloudwatch.model.Dimension;
import software.amazon.awssdk.services.cloudwatch.model.PutMetricAlarmRequest;

/**
 * Alarms on a replicator, as requests for CloudWatch in the target's Region (thresholds: Amazon MSK
 * Developer Guide, "Monitor replication" and "MSK Replicator quota").
 *
 * <pre>{@code
 * ReplicatorAlarms.of(replicator, topicArn).forEach(cloudWatch::putMetricAlarm);
 * }</pre>
 */
public final class ReplicatorAlarms {
  private static final int PERIOD_SECONDS = 60;
  private static final int PERIODS = 3;

  /** Early enough to make a second replicator before topics are left out. */
  private static final double SHARE_OF_TOPICS = 0.9;

  private final Replicator replicator;
  private final String action;

  private ReplicatorAlarms(Replicator replicator, String action) {
    this.replicator = replicator;
    this.action = action;
  }

  /**
   * Writes the alarms that need no figure of the application: failed authentication and lost
   * connections of both clusters, failures, throttling, and the number of topics.
   *
   * @param replicator the replicator
   * @param action the ARN of what is told, usually an Amazon SNS topic
   * @return the requests
   */
  public static List<PutMetricAlarmRequest> of(Replicator replicator, String action) {
    ReplicatorAlarms alarms =
        new ReplicatorAlarms(
            requireNonNull(replicator, "replicator"), requireNonNull(action, "action"));
    List<PutMetricAlarmRequest> all = new ArrayList<>();
    for (String alias : List.of(replicator.source().alias(), replicator.target().alias())) {
      all.add(alarms.above(ReplicatorMetric.AUTH_ERROR, 0, alias));
      all.add(alarms.ping(alias));
      all.add(alarms.above(ReplicatorMetric.THROTTLE_TIME, 0, alias));
    }
    all.add(alarms.above(ReplicatorMetric.FAILURE, 0, ""));
    double topics = Math.floor(Limits.published().value("topicsPerReplicator") * SHARE_OF_TOPICS);
    all.add(alarms.above(ReplicatorMetric.TOPIC_COUNT, topics, ""));
    return List.copyOf(all);
  }

  /**
   * Writes an alarm on the latency of replication. The guide has no figure for it: take one from
   * what the replicator shows in quiet times.
   *
   * @param replicator the replicator
   * @param highest what is still good
   * @param action the ARN of what is told, usually an Amazon SNS topic
   * @return the request
   */
  public static PutMetricAlarmRequest latency(
      Replicator replicator, Duration highest, String action) {
    return new ReplicatorAlarms(
            requireNonNull(replicator, "replicator"), requireNonNull(action, "action"))
        .above(ReplicatorMetric.REPLICATION_LATENCY, (double) highest.toMillis(), "");
  }

  private PutMetricAlarmRequest above(ReplicatorMetric metric, double threshold, String alias) {
    return alarm(metric, alias)
        .comparisonOperator(ComparisonOperator.GREATER_THAN_THRESHOLD)
        .threshold(threshold)
        .treatMissingData("notBreaching")
        .build();
  }

  /** No data point is as bad as a 0 here. */
  private PutMetricAlarmRequest ping(String alias) {
    return alarm(ReplicatorMetric.PING_SUCCESS, alias)
        .comparisonOperator(ComparisonOperator.LESS_THAN_THRESHOLD)
        .threshold(1.0)
        .treatMissingData("breaching")
        .build();
  }

  private PutMetricAlarmRequest.Builder alarm(ReplicatorMetric metric, String alias) {
    List<Dimension> dimensions = new ArrayList<>();
    dimensions.add(Dimension.builder().name("ReplicatorName").value(replicator.name()).build());
    if (!alias.isEmpty()) {
      dimensions.add(Dimension.builder().name("ClusterAlias").value(alias).build());
    }
    return PutMetricAlarmRequest.builder()
        .alarmName(
            "msk-replicator-"
                + replicator.name()
                + "-"
                + metric.published()
                + (alias.isEmpty() ? "" : "-" + alias))
        .namespace("AWS/Kafka")
        .metricName(metric.published())
        .dimensions(dimensions)
        .statistic(metric.statistic())
        .period(PERIOD_SECONDS)
        .evaluationPeriods(PERIODS)
        .datapointsToAlarm(PERIODS)
        .alarmActions(action);
  }
}
