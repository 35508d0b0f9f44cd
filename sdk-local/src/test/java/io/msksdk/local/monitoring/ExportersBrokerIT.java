package io.msksdk.local.monitoring;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import com.fasterxml.jackson.databind.JsonNode;
import io.msksdk.local.TestClusters;
import io.msksdk.local.TestEngine;
import io.msksdk.local.broker.OpenCluster;
import java.io.IOException;
import java.io.InputStream;
import java.net.URI;
import java.time.Duration;
import java.time.Instant;
import java.util.HashMap;
import java.util.Map;
import java.util.TreeMap;
import org.hawkular.agent.prometheus.text.TextPrometheusMetricDataParser;
import org.hawkular.agent.prometheus.types.Counter;
import org.hawkular.agent.prometheus.types.Gauge;
import org.hawkular.agent.prometheus.types.Metric;
import org.hawkular.agent.prometheus.types.MetricFamily;
import org.junit.jupiter.api.AfterAll;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.Test;
import software.amazon.awssdk.auth.credentials.AwsBasicCredentials;
import software.amazon.awssdk.auth.credentials.StaticCredentialsProvider;
import software.amazon.awssdk.regions.Region;
import software.amazon.awssdk.services.cloudwatch.CloudWatchClient;
import software.amazon.awssdk.services.cloudwatch.model.Statistic;
import software.amazon.awssdk.services.kafka.KafkaClient;
import software.amazon.awssdk.services.kafka.model.ClusterState;

class ExportersBrokerIT {
  private static final String PRODUCED =
      "kafka_network_RequestMetrics_Count{name=TotalTimeMs, request=Produce}";
  private static final String COUNT = "kafka_server_BrokerTopicMetrics_Count";

  private static TestEngine engine;
  private static KafkaClient kafka;

  @BeforeAll
  static void start() {
    engine = TestEngine.start();
    kafka = engine.kafka();
  }

  @AfterAll
  static void stop() {
    kafka.close();
    engine.close();
  }

  @Test
  void exporters_ofBrokersInOneJvm_showTheLoadOfEachAlone() throws Exception {
    OpenCluster cluster = OpenCluster.create(engine, kafka, "loaded", 3);
    cluster.topicOn(2, "orders");
    cluster.produce("orders", 100, Map.of());

    assertThat(scrape(cluster, "jmx", "2"))
        .containsEntry(COUNT + "{name=MessagesInPerSec}", 100.0)
        .containsEntry(COUNT + "{name=MessagesInPerSec, topic=orders}", 100.0)
        .containsEntry("kafka_server_ReplicaManager_Value{name=LeaderCount}", 1.0)
        .containsEntry("kafka_log_Log_Value{name=LogEndOffset, partition=0, topic=orders}", 100.0);
    for (String idle : new String[] {"1", "3"}) {
      assertThat(scrape(cluster, "jmx", idle))
          .containsEntry(COUNT + "{name=MessagesInPerSec}", 0.0)
          .containsEntry(COUNT + "{name=BytesInPerSec}", 0.0)
          .containsEntry("kafka_server_ReplicaManager_Value{name=LeaderCount}", 0.0)
          .doesNotContainKey(COUNT + "{name=MessagesInPerSec, topic=orders}");
    }
  }

  @Test
  void exporters_countOn_whileTheLoadGoesOn() throws Exception {
    OpenCluster cluster = OpenCluster.create(engine, kafka, "twice", 2);
    cluster.topicOn(1, "orders");
    cluster.produce("orders", 10, Map.of());
    Map<String, Double> before = scrape(cluster, "jmx", "1");
    assertThat(scrape(cluster, "jmx", "2")).doesNotContainKey(PRODUCED);

    cluster.produce("orders", 5, Map.of());

    Map<String, Double> after = scrape(cluster, "jmx", "1");
    assertThat(after.get(COUNT + "{name=MessagesInPerSec}"))
        .isEqualTo(before.get(COUNT + "{name=MessagesInPerSec}") + 5);
    assertThat(after.get(COUNT + "{name=BytesInPerSec}"))
        .isGreaterThan(before.get(COUNT + "{name=BytesInPerSec}"));
    assertThat(after.get("kafka_server_BrokerTopicMetrics_OneMinuteRate{name=BytesInPerSec}"))
        .isPositive();
    // requests are timed from the first look on
    assertThat(before).doesNotContainKey(PRODUCED);
    assertThat(after.get(PRODUCED)).isPositive();
    assertThat(after)
        .containsKey(PRODUCED.replace("Count", "Mean"))
        .containsKey(PRODUCED.replace("TotalTimeMs", "RequestQueueTimeMs"));
    assertThat(scrape(cluster, "jmx", "2")).doesNotContainKey(PRODUCED);
  }

  @Test
  void consumerLag_isThatOfTheGroupsOnTheBroker() throws Exception {
    OpenCluster cluster = OpenCluster.create(engine, kafka, "behind", 1);
    cluster.topicOn(1, "orders");
    cluster.produce("orders", 10, Map.of());
    cluster.commit("readers", "orders", 4);

    String of = "kafka_consumer_group_ConsumerLagMetrics_Value{groupId=readers, name=";
    assertThat(scrape(cluster, "jmx", "1"))
        .containsEntry(of + "SumOffsetLag, topic=orders}", 6.0)
        .containsEntry(of + "MaxOffsetLag, topic=orders}", 6.0)
        .containsEntry(of + "OffsetLag, partition=0, topic=orders}", 6.0);
  }

  @Test
  void controller_saysWhatTheClusterHas() throws Exception {
    OpenCluster cluster = OpenCluster.create(engine, kafka, "governed", 1);
    cluster.topicOn(1, "orders");

    String of = "kafka_controller_KafkaController_Value{name=";
    Instant limit = Instant.now().plus(Duration.ofSeconds(30));
    // the controller counts what it has published, and answers before
    while (scrape(cluster, "jmx", "").get(of + "GlobalTopicCount}") < 1) {
      assertThat(Instant.now()).isBefore(limit);
    }
    assertThat(scrape(cluster, "jmx", ""))
        .containsEntry(of + "ActiveControllerCount}", 1.0)
        .containsEntry(of + "GlobalPartitionCount}", 1.0)
        .containsEntry(of + "OfflinePartitionsCount}", 0.0);
  }

  @Test
  void nodeExporter_showsTheVolume_asFullAsATestMadeIt() throws Exception {
    OpenCluster cluster = OpenCluster.create(engine, kafka, "stored", 1);
    String free =
        "node_filesystem_avail_bytes{device=/dev/nvme1n1, fstype=ext4, mountpoint=/kafka/datalogs}";
    String size = free.replace("avail", "size");
    Map<String, Double> before = scrape(cluster, "node", "1");

    JsonNode unused = cluster.steer("/brokers/1/fill-disk", "{\"percent\":75}");

    Map<String, Double> after = scrape(cluster, "node", "1");
    assertThat(before.get(free)).isGreaterThan(0.99 * before.get(size));
    assertThat(after.get(free)).isEqualTo(before.get(size) / 4);
  }

  @Test
  void cloudWatch_hasTheSameValues() throws Exception {
    OpenCluster cluster = OpenCluster.create(engine, kafka, "watched", 2);
    cluster.topicOn(2, "orders");
    cluster.produce("orders", 10, Map.of());
    JsonNode unused = cluster.steer("/brokers/1/fill-disk", "{\"percent\":75}");

    try (CloudWatchClient cloudWatch = cloudWatch()) {
      assertThat(latest(cloudWatch, "LeaderCount", "1")).isZero();
      assertThat(latest(cloudWatch, "LeaderCount", "2")).isEqualTo(1);
      assertThat(latest(cloudWatch, "BytesInPerSec", "1")).isZero();
      assertThat(latest(cloudWatch, "BytesInPerSec", "2")).isPositive();
      assertThat(latest(cloudWatch, "KafkaDataLogsDiskUsed", "1")).isEqualTo(75);
      cluster.produce("orders", 10, Map.of());
      assertThat(latest(cloudWatch, "ProduceTotalTimeMsMean", "2")).isNotNegative();
    }
  }

  @Test
  void exporter_ofAStoppedBroker_cutsTheConnection() throws Exception {
    OpenCluster cluster = OpenCluster.create(engine, kafka, "stopped", 2);
    URI second = target(cluster, "jmx", "2");

    JsonNode unused = cluster.steer("/brokers/2/stop", "{}");

    assertThatThrownBy(() -> second.toURL().openStream().close()).isInstanceOf(IOException.class);
    assertThat(scrape(cluster, "jmx", "1")).isNotEmpty();
  }

  @Test
  void exporters_ofAClusterWithoutOpenMonitoring_areNone() {
    String arn = kafka.createClusterV2(TestClusters.iam("closed", 1)).clusterArn();
    TestClusters.await(kafka, arn, ClusterState.ACTIVE);

    assertThat(engine.get("/_local/clusters/" + TestEngine.encoded(arn) + "/exporters")).isEmpty();
  }

  private static CloudWatchClient cloudWatch() {
    return CloudWatchClient.builder()
        .endpointOverride(engine.endpoint())
        .region(Region.US_EAST_1)
        .credentialsProvider(
            StaticCredentialsProvider.create(
                AwsBasicCredentials.create(TestEngine.ADMIN_KEY, TestEngine.ADMIN_SECRET)))
        .build();
  }

  private static double latest(CloudWatchClient cloudWatch, String metric, String broker) {
    Instant now = Instant.now();
    return cloudWatch
        .getMetricStatistics(
            r ->
                r.namespace("AWS/Kafka")
                    .metricName(metric)
                    .dimensions(
                        d -> d.name("Cluster Name").value("watched"),
                        d -> d.name("Broker ID").value(broker))
                    .startTime(now.minus(Duration.ofHours(1)))
                    .endTime(now.plus(Duration.ofHours(1)))
                    .period(7200)
                    .statistics(Statistic.MAXIMUM))
        .datapoints()
        .get(0)
        .maximum();
  }

  private static URI target(OpenCluster cluster, String job, String broker) {
    for (JsonNode group : cluster.ask("/exporters")) {
      JsonNode labels = group.path("labels");
      if (labels.path("job").asText().equals(job)
          && labels.path("broker").asText().equals(broker)) {
        return URI.create("http://" + group.path("targets").path(0).asText() + "/metrics");
      }
    }
    throw new AssertionError("no exporter " + job + " of broker " + broker);
  }

  /** The values by name and labels, as Prometheus's own format is read. */
  private static Map<String, Double> scrape(OpenCluster cluster, String job, String broker)
      throws IOException {
    Map<String, Double> values = new HashMap<>();
    try (InputStream text = target(cluster, job, broker).toURL().openStream()) {
      var parser = new TextPrometheusMetricDataParser(text);
      for (MetricFamily family = parser.parse(); family != null; family = parser.parse()) {
        for (Metric metric : family.getMetrics()) {
          String labels =
              metric.getLabels().isEmpty() ? "" : new TreeMap<>(metric.getLabels()).toString();
          values.put(
              metric.getName() + labels,
              metric instanceof Counter counter ? counter.getValue() : ((Gauge) metric).getValue());
        }
      }
    }
    return values;
  }
}
