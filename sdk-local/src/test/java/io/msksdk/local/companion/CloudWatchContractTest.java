package io.msksdk.local.companion;

import static io.msksdk.local.companion.CompanionClients.ADMIN;
import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import com.fasterxml.jackson.databind.JsonNode;
import io.msksdk.local.TestClusters;
import io.msksdk.local.TestEngine;
import java.time.Duration;
import java.time.Instant;
import java.time.temporal.ChronoUnit;
import java.util.List;
import java.util.Set;
import java.util.stream.Collectors;
import org.junit.jupiter.api.AfterAll;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.Test;
import software.amazon.awssdk.auth.credentials.AwsBasicCredentials;
import software.amazon.awssdk.services.cloudwatch.CloudWatchClient;
import software.amazon.awssdk.services.cloudwatch.model.CloudWatchException;
import software.amazon.awssdk.services.cloudwatch.model.ComparisonOperator;
import software.amazon.awssdk.services.cloudwatch.model.Datapoint;
import software.amazon.awssdk.services.cloudwatch.model.Dimension;
import software.amazon.awssdk.services.cloudwatch.model.InvalidParameterCombinationException;
import software.amazon.awssdk.services.cloudwatch.model.InvalidParameterValueException;
import software.amazon.awssdk.services.cloudwatch.model.Metric;
import software.amazon.awssdk.services.cloudwatch.model.MetricAlarm;
import software.amazon.awssdk.services.cloudwatch.model.MetricDataResult;
import software.amazon.awssdk.services.cloudwatch.model.ScanBy;
import software.amazon.awssdk.services.cloudwatch.model.StateValue;
import software.amazon.awssdk.services.cloudwatch.model.Statistic;
import software.amazon.awssdk.services.kafka.KafkaClient;
import software.amazon.awssdk.services.kafka.model.ClusterState;
import software.amazon.awssdk.services.kafka.model.EnhancedMonitoring;

class CloudWatchContractTest {
  private static final Instant NOON = Instant.parse("2026-01-31T12:00:00Z");

  private static TestEngine engine;
  private static CompanionClients clients;
  private static CloudWatchClient cloudWatch;

  @BeforeAll
  static void start() {
    engine = TestEngine.withoutBrokers();
    clients = new CompanionClients(engine);
    cloudWatch = clients.cloudWatch(ADMIN);
  }

  @AfterAll
  static void stop() {
    cloudWatch.close();
    engine.close();
  }

  @Test
  void getMetricData_ofValuesThatWereSet_isTheirStatistic() {
    set("MaxOffsetLag", "\"Consumer Group\":\"g\",\"Topic\":\"t\"", "1,2,9");

    MetricDataResult result = lag("Average", 300, ScanBy.TIMESTAMP_ASCENDING);

    assertThat(result.id()).isEqualTo("lag");
    assertThat(result.label()).isEqualTo("MaxOffsetLag");
    assertThat(result.timestamps()).containsExactly(NOON.minusSeconds(300), NOON);
    assertThat(result.values()).containsExactly(1.5, 9.0);
    assertThat(result.statusCodeAsString()).isEqualTo("Complete");
    assertThat(lag("Maximum", 60, ScanBy.TIMESTAMP_DESCENDING).values())
        .containsExactly(9.0, 2.0, 1.0);
  }

  @Test
  void getMetricStatistics_givesEveryStatisticAskedFor() {
    set("CpuUser", "\"Cluster Name\":\"none\",\"Broker ID\":\"1\"", "10,20,30,40");

    List<Datapoint> datapoints =
        cloudWatch
            .getMetricStatistics(
                r ->
                    r.namespace("AWS/Kafka")
                        .metricName("CpuUser")
                        .dimensions(dimension("Cluster Name", "none"), dimension("Broker ID", "1"))
                        .startTime(NOON.minus(Duration.ofHours(1)))
                        .endTime(NOON.plusSeconds(1))
                        .period(3_600)
                        .statistics(Statistic.AVERAGE, Statistic.SUM, Statistic.SAMPLE_COUNT))
            .datapoints();

    assertThat(datapoints).extracting(Datapoint::sum).containsExactlyInAnyOrder(60.0, 40.0);
    assertThat(datapoints).extracting(Datapoint::average).containsExactlyInAnyOrder(20.0, 40.0);
    assertThat(datapoints).extracting(Datapoint::sampleCount).containsExactlyInAnyOrder(3.0, 1.0);
  }

  @Test
  void getMetricStatistics_ofTooManyDatapoints_isRefused() {
    assertThatThrownBy(
            () ->
                cloudWatch.getMetricStatistics(
                    r ->
                        r.namespace("AWS/Kafka")
                            .metricName("CpuUser")
                            .startTime(NOON.minus(Duration.ofDays(2)))
                            .endTime(NOON)
                            .period(60)
                            .statistics(Statistic.AVERAGE)))
        .isInstanceOf(InvalidParameterCombinationException.class)
        .hasMessageContaining("2,880 datapoints");
  }

  @Test
  void getMetricData_withAWrongPeriod_isRefused() {
    assertThatThrownBy(() -> lag("Average", 61, ScanBy.TIMESTAMP_ASCENDING))
        .isInstanceOf(InvalidParameterValueException.class)
        .hasMessageContaining("Period");
    assertThatThrownBy(() -> lag("Median", 60, ScanBy.TIMESTAMP_ASCENDING))
        .isInstanceOf(InvalidParameterValueException.class)
        .hasMessageContaining("Statistic: Median");
  }

  @Test
  void listMetrics_ofACluster_areThoseOfItsLevel() {
    Set<String> atDefault = namesOf("at-default", EnhancedMonitoring.DEFAULT);
    Set<String> perBroker = namesOf("per-broker", EnhancedMonitoring.PER_BROKER);

    assertThat(atDefault)
        .contains("ActiveControllerCount", "CpuUser", "KafkaDataLogsDiskUsed")
        .doesNotContain("TrafficBytes", "ZooKeeperSessionState", "BytesInPerSec");
    assertThat(perBroker).containsAll(atDefault).contains("TrafficBytes", "VolumeReadOps");
  }

  @Test
  void listMetrics_ofOneName_hasAClusterRowAndABrokerRow() {
    Set<String> unused = namesOf("disks", EnhancedMonitoring.DEFAULT);

    List<Metric> metrics =
        cloudWatch
            .listMetricsPaginator(
                r ->
                    r.namespace("AWS/Kafka")
                        .metricName("KafkaDataLogsDiskUsed")
                        .dimensions(d -> d.name("Cluster Name").value("disks")))
            .metrics()
            .stream()
            .toList();

    assertThat(metrics)
        .extracting(metric -> metric.dimensions().size())
        .containsExactlyInAnyOrder(1, 2);
  }

  @Test
  void metric_aboveTheLevelOfItsCluster_isNotPublished() {
    Set<String> unused = namesOf("quiet", EnhancedMonitoring.DEFAULT);
    set("TrafficBytes", "\"Cluster Name\":\"quiet\",\"Broker ID\":\"1\"", "5");

    assertThat(
            cloudWatch
                .listMetrics(
                    r ->
                        r.metricName("TrafficBytes")
                            .dimensions(d -> d.name("Cluster Name").value("quiet")))
                .metrics())
        .isEmpty();
  }

  @Test
  void metrics_thatMskDoesNotPublish_cannotBeSet() {
    assertThat(
            engine
                .send(
                    "POST", "/_local/metrics", "{\"name\":\"Nope\",\"dimensions\":{},\"value\":1}")
                .body())
        .contains("name: Nope");
    assertThat(
            engine
                .send(
                    "POST",
                    "/_local/metrics",
                    "{\"name\":\"CpuUser\",\"dimensions\":{\"Topic\":\"t\"},\"value\":1}")
                .body())
        .contains("dimensions: [Topic]", "[Cluster Name, Broker ID]");
  }

  @Test
  void alarm_followsTheValues() {
    Dimension[] dimensions = {dimension("Cluster Name", "alarmed")};
    var put =
        cloudWatch.putMetricAlarm(
            r ->
                r.alarmName("offline")
                    .namespace("AWS/Kafka")
                    .metricName("OfflinePartitionsCount")
                    .dimensions(dimensions)
                    .statistic(Statistic.MAXIMUM)
                    .period(3_600)
                    .evaluationPeriods(1)
                    .threshold(0.0)
                    .comparisonOperator(ComparisonOperator.GREATER_THAN_THRESHOLD)
                    .alarmActions("arn:aws:sns:us-east-1:111122223333:pager"));
    assertThat(put).isNotNull();

    assertThat(alarm("offline").stateValue()).isEqualTo(StateValue.INSUFFICIENT_DATA);
    setNow("OfflinePartitionsCount", "alarmed", 0);
    assertThat(alarm("offline").stateValue()).isEqualTo(StateValue.OK);
    setNow("OfflinePartitionsCount", "alarmed", 3);
    MetricAlarm alarm = alarm("offline");
    assertThat(alarm.stateValue()).isEqualTo(StateValue.ALARM);
    assertThat(alarm.alarmArn())
        .isEqualTo("arn:aws:cloudwatch:us-east-1:111122223333:alarm:offline");
    assertThat(alarm.dimensions()).containsExactly(dimensions);
    assertThat(alarm.alarmActions()).hasSize(1);
    assertThat(alarm.threshold()).isZero();
    assertThat(alarm.stateUpdatedTimestamp()).isNotNull();
  }

  @Test
  void alarm_whosePresentPeriodHasNoDataYet_keepsToThePeriodBefore() {
    var put =
        cloudWatch.putMetricAlarm(
            r ->
                r.alarmName("period-begins")
                    .namespace("AWS/Kafka")
                    .metricName("OfflinePartitionsCount")
                    .dimensions(dimension("Cluster Name", "begins"))
                    .statistic(Statistic.MAXIMUM)
                    .period(3_600)
                    .evaluationPeriods(1)
                    .threshold(0.0)
                    .comparisonOperator(ComparisonOperator.GREATER_THAN_THRESHOLD));
    assertThat(put).isNotNull();
    setAt(
        Instant.now().truncatedTo(ChronoUnit.HOURS).minusSeconds(1),
        "OfflinePartitionsCount",
        "begins",
        3);

    assertThat(alarm("period-begins").stateValue()).isEqualTo(StateValue.ALARM);
  }

  @Test
  void putMetricAlarm_withAWrongOperator_isRefused() {
    assertThatThrownBy(
            () ->
                cloudWatch.putMetricAlarm(
                    r ->
                        r.alarmName("x")
                            .namespace("AWS/Kafka")
                            .metricName("CpuUser")
                            .statistic(Statistic.AVERAGE)
                            .period(60)
                            .evaluationPeriods(1)
                            .threshold(1.0)
                            .comparisonOperator("Beyond")))
        .isInstanceOf(InvalidParameterValueException.class)
        .hasMessageContaining("ComparisonOperator: Beyond");
  }

  @Test
  void putMetricData_isForNamespacesOfOnesOwn() {
    var put =
        cloudWatch.putMetricData(
            r ->
                r.namespace("Orders")
                    .metricData(
                        m -> m.metricName("Open").value(5.0).dimensions(dimension("shop", "a"))));
    assertThat(put).isNotNull();

    assertThat(cloudWatch.listMetrics(r -> r.namespace("Orders")).metrics())
        .singleElement()
        .satisfies(metric -> assertThat(metric.metricName()).isEqualTo("Open"));
    assertThatThrownBy(
            () ->
                cloudWatch.putMetricData(
                    r -> r.namespace("AWS/Kafka").metricData(m -> m.metricName("x").value(1.0))))
        .isInstanceOf(InvalidParameterValueException.class);
  }

  @Test
  void user_withoutAPolicy_isDenied() {
    engine.user("AKIACLOUDWATCH000000", "s", "blind", "");

    try (CloudWatchClient blind =
        clients.cloudWatch(AwsBasicCredentials.create("AKIACLOUDWATCH000000", "s"))) {
      assertThatThrownBy(() -> blind.listMetrics())
          .isInstanceOf(CloudWatchException.class)
          .hasMessageContaining("cloudwatch:ListMetrics");
    }
  }

  private static MetricDataResult lag(String statistic, int period, ScanBy order) {
    Metric metric =
        Metric.builder()
            .namespace("AWS/Kafka")
            .metricName("MaxOffsetLag")
            .dimensions(dimension("Consumer Group", "g"), dimension("Topic", "t"))
            .build();
    return cloudWatch
        .getMetricData(
            r ->
                r.startTime(NOON.minus(Duration.ofHours(1)))
                    .endTime(NOON.plusSeconds(1))
                    .scanBy(order)
                    .metricDataQueries(
                        q ->
                            q.id("lag")
                                .metricStat(s -> s.metric(metric).stat(statistic).period(period))))
        .metricDataResults()
        .get(0);
  }

  private static Set<String> namesOf(String cluster, EnhancedMonitoring level) {
    try (KafkaClient kafka = clients.kafka(ADMIN)) {
      var request = TestClusters.iam(cluster, 1);
      String arn =
          kafka
              .createClusterV2(
                  request.toBuilder()
                      .provisioned(
                          request.provisioned().toBuilder().enhancedMonitoring(level).build())
                      .build())
              .clusterArn();
      var unused = TestClusters.await(kafka, arn, ClusterState.ACTIVE);
    }
    return cloudWatch
        .listMetricsPaginator(
            r -> r.namespace("AWS/Kafka").dimensions(d -> d.name("Cluster Name").value(cluster)))
        .metrics()
        .stream()
        .map(Metric::metricName)
        .collect(Collectors.toSet());
  }

  private static MetricAlarm alarm(String name) {
    return cloudWatch.describeAlarms(r -> r.alarmNames(name)).metricAlarms().get(0);
  }

  private static void set(String name, String dimensions, String values) {
    JsonNode unused =
        engine.post(
            "/_local/metrics",
            "{\"name\":\"%s\",\"dimensions\":{%s},\"values\":[%s],\"timestamp\":\"%s\"}"
                .formatted(name, dimensions, values, NOON));
  }

  private static void setNow(String name, String cluster, double value) {
    setAt(Instant.now().truncatedTo(ChronoUnit.MILLIS), name, cluster, value);
  }

  private static void setAt(Instant at, String name, String cluster, double value) {
    JsonNode unused =
        engine.post(
            "/_local/metrics",
            "{\"name\":\"%s\",\"dimensions\":{\"Cluster Name\":\"%s\"},\"value\":%s,\"timestamp\":\"%s\"}"
                .formatted(name, cluster, value, at));
  }

  private static Dimension dimension(String name, String value) {
    return Dimension.builder().name(name).value(value).build();
  }
}
