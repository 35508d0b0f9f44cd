package io.msksdk.admin.lag.msk;

import static org.assertj.core.api.Assertions.assertThat;

import io.msksdk.admin.Locally;
import io.msksdk.admin.Msk;
import io.msksdk.admin.cluster.Cluster;
import io.msksdk.admin.cluster.ClusterSpec;
import io.msksdk.admin.cluster.MonitoringLevel;
import io.msksdk.admin.cluster.MonitoringSettings;
import io.msksdk.admin.lag.GroupLag;
import io.msksdk.admin.lag.LagMonitor;
import io.msksdk.admin.lag.LagSnapshot;
import io.msksdk.admin.lag.TopicLag;
import io.msksdk.admin.lag.VerdictStatus;
import io.msksdk.admin.metric.MetricDimension;
import io.msksdk.admin.metric.MetricQuery;
import io.msksdk.admin.metric.MetricSeries;
import io.msksdk.admin.prometheus.ExporterJob;
import io.msksdk.admin.prometheus.ExporterProbe;
import io.msksdk.admin.prometheus.ExporterTarget;
import io.msksdk.admin.prometheus.Exporters;
import io.msksdk.core.json.JsonObject;
import io.msksdk.core.operation.WaitPolicy;
import io.msksdk.testkit.LocalCluster;
import io.msksdk.testkit.LocalMsk;
import java.net.URI;
import java.net.URLEncoder;
import java.net.http.HttpClient;
import java.net.http.HttpRequest;
import java.net.http.HttpResponse;
import java.nio.charset.StandardCharsets;
import java.time.Duration;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.TreeMap;
import java.util.stream.Collectors;
import org.apache.kafka.clients.admin.Admin;
import org.apache.kafka.clients.admin.NewTopic;
import org.apache.kafka.clients.consumer.OffsetAndMetadata;
import org.apache.kafka.clients.producer.KafkaProducer;
import org.apache.kafka.clients.producer.ProducerRecord;
import org.apache.kafka.common.TopicPartition;
import org.apache.kafka.common.serialization.ByteArraySerializer;
import org.junit.jupiter.api.AfterAll;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.Test;

/** CloudWatch, the exporters and what was really committed tell the same lag. */
class LagParityBrokerIT {
  private static final WaitPolicy SOON =
      WaitPolicy.atMost(Duration.ofMinutes(1))
          .pollingEvery(Duration.ofMillis(20), Duration.ofMillis(100));
  private static final int PARTITIONS = 3;
  private static final int RECORDS = 10;
  private static final String COLON = "team:orders";
  private static final String UMLAUT = "größe";

  private static LocalMsk local;
  private static Msk msk;
  private static Cluster cluster;
  private static LocalCluster face;

  @BeforeAll
  static void open() throws Exception {
    local = LocalMsk.start();
    msk = Locally.msk(local).build();
    cluster =
        msk.clusters()
            .create(
                ClusterSpec.provisioned("lagging", "3.7.x.kraft")
                    .subnets("subnet-a", "subnet-b", "subnet-c")
                    .monitoring(
                        MonitoringSettings.defaults()
                            .level(MonitoringLevel.PER_TOPIC_PER_PARTITION)
                            .openJmxExporter()
                            .openNodeExporter())
                    .build())
            .await(SOON);
    face = local.existingCluster(cluster.arn().toString());
    fill();
  }

  @AfterAll
  static void close() {
    msk.close();
    local.close();
  }

  /** Ten records in each partition; groups that have read some of them. */
  private static void fill() throws Exception {
    try (Admin admin = Admin.create(face.clientProperties())) {
      admin.createTopics(List.of(new NewTopic("orders", PARTITIONS, (short) 3))).all().get();
      Map<String, Object> properties = new HashMap<>(face.clientProperties());
      try (var producer =
          new KafkaProducer<>(properties, new ByteArraySerializer(), new ByteArraySerializer())) {
        for (int i = 0; i < PARTITIONS * RECORDS; i++) {
          var unused =
              producer.send(
                  new ProducerRecord<>("orders", i % PARTITIONS, new byte[0], new byte[] {1}));
        }
      }
      commit(admin, "billing", 10, 7, 2);
      commit(admin, "shipping", 10, 10, 10);
      commit(admin, COLON, 0, 0, 0);
      commit(admin, UMLAUT, 0, 0, 0);
    }
  }

  private static void commit(Admin admin, String group, long... offsets) throws Exception {
    Map<TopicPartition, OffsetAndMetadata> commits = new HashMap<>();
    for (int partition = 0; partition < offsets.length; partition++) {
      commits.put(
          new TopicPartition("orders", partition), new OffsetAndMetadata(offsets[partition]));
    }
    admin.alterConsumerGroupOffsets(group, commits).all().get();
  }

  private static Exporters exporters() throws Exception {
    String path =
        "/_local/clusters/"
            + URLEncoder.encode(cluster.arn().toString(), StandardCharsets.UTF_8)
            + "/exporters";
    HttpRequest request = HttpRequest.newBuilder(local.endpoint().resolve(path)).build();
    String json =
        HttpClient.newHttpClient().send(request, HttpResponse.BodyHandlers.ofString()).body();
    List<ExporterTarget> targets =
        JsonObject.parse("exporters", "{\"all\":" + json + "}").objects("all").stream()
            .flatMap(
                group ->
                    group.texts("targets").stream()
                        .map(
                            target ->
                                target(
                                    group.object("labels").orElseThrow().requiredText("job"),
                                    target)))
            .toList();
    return Exporters.at(targets);
  }

  private static ExporterTarget target(String job, String address) {
    URI uri = URI.create("http://" + address);
    return new ExporterTarget(
        job.equals("jmx") ? ExporterJob.JMX : ExporterJob.NODE, uri.getHost(), uri.getPort());
  }

  private static void assertBilling(LagSnapshot snapshot) {
    TopicLag topic =
        snapshot.group("billing").flatMap(group -> group.topic("orders")).orElseThrow();
    assertThat(topic.lag()).hasValue(11);
    assertThat(topic.maxLag()).hasValue(8);
    assertThat(topic.partition(0).orElseThrow().lag()).hasValue(0);
    assertThat(topic.partition(1).orElseThrow().lag()).hasValue(3);
    assertThat(topic.partition(2).orElseThrow().lag()).hasValue(8);
    assertThat(snapshot.group("shipping").orElseThrow().lag()).hasValue(0);
  }

  @Test
  void cloudWatch_tellsWhatWasCommitted_andWhyItKnowsNothingOfSomeGroups() {
    CloudWatchLag source =
        CloudWatchLag.of(msk.metrics(), cluster).expect("billing", COLON, UMLAUT, "absent").open();
    try (LagMonitor monitor = LagMonitor.from(source).open()) {
      LagSnapshot snapshot = monitor.snapshot();

      assertBilling(snapshot);
      assertThat(snapshot.source()).isEqualTo("cloudwatch");
      assertThat(snapshot.gaps()).hasSize(2);
      for (String group : List.of(COLON, UMLAUT, "absent")) {
        GroupLag missing = snapshot.group(group).orElseThrow();
        assertThat(missing.verdict().status()).isEqualTo(VerdictStatus.UNKNOWN);
        assertThat(missing.lag()).isEmpty();
      }
      assertThat(snapshot.group(COLON).orElseThrow().faults().get(0).code())
          .isEqualTo("group-name");
      assertThat(snapshot.group(UMLAUT).orElseThrow().faults().get(0).message())
          .contains("not ASCII");
      assertThat(snapshot.group("absent").orElseThrow().faults().get(0).message())
          .contains("not STABLE or EMPTY");
    }
  }

  @Test
  void everySource_tellsTheSameOfEachPartition() throws Exception {
    try (Admin admin = Admin.create(face.clientProperties());
        LagMonitor ofKafka = LagMonitor.over(admin).open();
        LagMonitor ofCloudWatch =
            LagMonitor.from(CloudWatchLag.of(msk.metrics(), cluster).open()).open();
        LagMonitor ofExporters = LagMonitor.from(ExporterLag.of(exporters())).open()) {
      LagSnapshot kafka = ofKafka.snapshot();

      assertBilling(kafka);
      // CloudWatch has no group with a colon or of other than ASCII letters, nor have exporters
      Map<String, Long> ascii = lags(kafka);
      ascii.keySet().removeIf(place -> place.startsWith(COLON) || place.startsWith(UMLAUT));
      assertThat(ascii).hasSize(2 * PARTITIONS);
      assertThat(lags(ofCloudWatch.snapshot())).isEqualTo(ascii);
      assertThat(lags(ofExporters.snapshot())).containsAllEntriesOf(ascii);
      assertThat(figures(MskLagView.of(ofCloudWatch.snapshot(), cluster.name())))
          .isEqualTo(figures(MskLagView.of(kafka, cluster.name())));
    }
  }

  private static Map<String, Long> lags(LagSnapshot snapshot) {
    return snapshot
        .partitions()
        .filter(partition -> partition.lag().isPresent())
        .collect(
            Collectors.toMap(
                partition ->
                    partition.group() + " " + partition.topic() + "-" + partition.partition(),
                partition -> partition.lag().getAsLong(),
                (one, other) -> one,
                TreeMap::new));
  }

  /** Offset lags under MSK's names; times to drain differ by what each has seen of the past. */
  private static Map<String, Double> figures(MskLagView view) {
    return view.metrics().stream()
        .filter(metric -> metric.name().endsWith("OffsetLag"))
        .filter(metric -> !view.leftOutByMsk().containsKey(group(metric)))
        .collect(
            Collectors.toMap(
                metric -> metric.name() + new TreeMap<>(metric.dimensions()),
                MskLagMetric::value,
                (one, other) -> one,
                TreeMap::new));
  }

  private static String group(MskLagMetric metric) {
    return metric.dimensions().getOrDefault(MetricDimension.GROUP, "");
  }

  @Test
  void exporters_tellTheSame() throws Exception {
    try (LagMonitor monitor = LagMonitor.from(ExporterLag.of(exporters())).open()) {
      LagSnapshot snapshot = monitor.snapshot();

      assertBilling(snapshot);
      assertThat(snapshot.faults()).isEmpty();
    }
  }

  @Test
  void parityView_hasTheVeryMetricsCloudWatchHas() {
    CloudWatchLag source = CloudWatchLag.of(msk.metrics(), cluster).open();
    try (LagMonitor monitor = LagMonitor.from(source).open()) {
      MskLagView view = MskLagView.of(monitor.snapshot(), cluster.name());

      assertThat(view.metrics()).isNotEmpty();
      for (MskLagMetric metric : view.metrics()) {
        MetricQuery.Builder query = MetricQuery.of(metric.name());
        metric.dimensions().forEach(query::dimension);
        MetricSeries series = msk.metrics().read(query.build());

        assertThat(series.latest()).as("%s", metric).isPresent();
        assertThat(series.latest().orElseThrow().value())
            .as("%s", metric)
            .isEqualTo(metric.value());
      }
      assertThat(view.metrics())
          .filteredOn(m -> "billing".equals(m.dimensions().get(MetricDimension.GROUP)))
          .extracting(MskLagMetric::name)
          .contains("SumOffsetLag", "MaxOffsetLag", "OffsetLag", "EstimatedTimeLag");
    }
  }

  @Test
  void probe_reachesEveryExporter() throws Exception {
    assertThat(exporters().probe())
        .isNotEmpty()
        .allSatisfy(probe -> assertThat(probe.answered()).as("%s", probe).isTrue())
        .extracting(ExporterProbe::detail)
        .allMatch(detail -> detail.endsWith(" samples"));
  }
}
