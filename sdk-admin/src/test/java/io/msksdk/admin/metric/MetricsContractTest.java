package io.msksdk.admin.metric;

import static org.assertj.core.api.Assertions.assertThat;

import io.msksdk.admin.LocalMetrics;
import io.msksdk.admin.Locally;
import io.msksdk.admin.Msk;
import io.msksdk.admin.alarm.AlarmPack;
import io.msksdk.admin.alarm.AlarmState;
import io.msksdk.admin.alarm.MskAlarm;
import io.msksdk.admin.call.CallEvent;
import io.msksdk.admin.cluster.Cluster;
import io.msksdk.admin.cluster.ClusterSpec;
import io.msksdk.admin.cluster.MonitoringLevel;
import io.msksdk.admin.cluster.MonitoringSettings;
import io.msksdk.admin.cluster.ServerlessSpec;
import io.msksdk.admin.storage.StorageForecast;
import io.msksdk.core.operation.WaitPolicy;
import io.msksdk.testkit.DataPlane;
import io.msksdk.testkit.LocalMsk;
import java.time.Duration;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.concurrent.CopyOnWriteArrayList;
import java.util.stream.Collectors;
import java.util.stream.IntStream;
import org.junit.jupiter.api.AfterAll;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.Test;

/** Metrics, alarms and forecasts against the CloudWatch of the local MSK. */
class MetricsContractTest {
  private static final WaitPolicy SOON =
      WaitPolicy.atMost(Duration.ofSeconds(30))
          .pollingEvery(Duration.ofMillis(5), Duration.ofMillis(50));
  private static final List<CallEvent> EVENTS = new CopyOnWriteArrayList<>();

  private static LocalMsk local;
  private static Msk msk;
  private static Cluster plain;
  private static Cluster fine;

  @BeforeAll
  static void open() {
    local = LocalMsk.builder().dataPlane(DataPlane.NONE).start();
    msk = Locally.msk(local).listener(EVENTS::add).build();
    plain = create("plain", MonitoringLevel.DEFAULT);
    fine = create("fine", MonitoringLevel.PER_TOPIC_PER_PARTITION);
  }

  @AfterAll
  static void close() {
    msk.close();
    local.close();
  }

  private static Cluster create(String name, MonitoringLevel level) {
    return msk.clusters()
        .create(
            ClusterSpec.provisioned(name, "3.7.x.kraft")
                .subnets("subnet-a", "subnet-b", "subnet-c")
                .monitoring(MonitoringSettings.defaults().level(level))
                .build())
        .await(SOON);
  }

  private static long calls(String operation) {
    return EVENTS.stream().filter(event -> event.operation().equals(operation)).count();
  }

  private static MetricQuery query(MskMetric row, Cluster cluster) {
    MetricQuery.Builder query = MetricQuery.of(row.name());
    row.dimensions().forEach(dimension -> query.dimension(dimension, "1"));
    return query.dimension(MetricDimension.CLUSTER, cluster.name()).build();
  }

  private static Map<String, String> labels(MetricQuery query) {
    return query.dimensions().entrySet().stream()
        .collect(Collectors.toMap(d -> d.getKey().label(), Map.Entry::getValue));
  }

  @Test
  void everyMetricOfTheCatalogue_isReadInOneCall() {
    List<MetricQuery> queries =
        MskMetrics.published().all().stream().map(row -> query(row, fine)).distinct().toList();
    for (int i = 0; i < queries.size(); i++) {
      LocalMetrics.set(local, queries.get(i).metric().name(), labels(queries.get(i)), i);
    }
    long before = calls("GetMetricData");

    List<MetricSeries> series = msk.metrics().read(queries);

    assertThat(calls("GetMetricData") - before).isEqualTo(1);
    assertThat(series).hasSameSizeAs(queries);
    for (int i = 0; i < queries.size(); i++) {
      assertThat(series.get(i).query()).isEqualTo(queries.get(i));
      assertThat(series.get(i).latest()).as("%s", queries.get(i)).isPresent();
      assertThat(series.get(i).latest().orElseThrow().value())
          .as("%s", queries.get(i))
          .isEqualTo(i);
    }
  }

  @Test
  void metricThatWasRenamed_isFoundUnderItsOldName() {
    LocalMetrics.set(
        local, "RemoteBytesInPerSec", Map.of("Cluster Name", "fine", "Broker ID", "3"), 1, 2, 3);

    MetricSeries series =
        msk.metrics()
            .read(MetricQuery.of("RemoteFetchBytesPerSec").cluster("fine").broker(3).build());

    assertThat(series.name()).isEqualTo("RemoteBytesInPerSec");
    assertThat(series.points()).extracting(MetricPoint::value).endsWith(2.0, 3.0);
  }

  @Test
  void view_readsWhatBelongsTogether() {
    LocalMetrics.set(
        local, "PpsAllowanceExceeded", Map.of("Cluster Name", "fine", "Broker ID", "2"), 7);

    Map<String, MetricSeries> view = msk.metrics().read("fine", 2, BrokerView.TRAFFIC_SHAPING);

    assertThat(view.keySet()).containsExactlyElementsOf(BrokerView.TRAFFIC_SHAPING.metrics());
    assertThat(view.get("PpsAllowanceExceeded").latest().orElseThrow().value()).isEqualTo(7);
    assertThat(view.get("BwInAllowanceExceeded").points()).isEmpty();
  }

  @Test
  void list_hasExactNames_andFindsThemInTheCatalogue() {
    List<PublishedMetric> listed = msk.metrics().list("plain").toList();

    assertThat(listed).extracting(PublishedMetric::name).contains("CpuUser", "GlobalTopicCount");
    assertThat(listed).allMatch(metric -> metric.catalogued().isPresent());
  }

  @Test
  void absence_isExplainedForEveryMetric_byTheLevelFirst() {
    for (MskMetric row : MskMetrics.published().all()) {
      List<MetricAbsence> why = msk.metrics().whyMissing(query(row, plain), plain);

      assertThat(why).as(row.toString()).isNotEmpty().allMatch(each -> !each.reason().isEmpty());
      MskMetric asked = query(row, plain).metric();
      if (asked.level() != MonitoringLevel.DEFAULT) {
        assertThat(why).as(row.toString()).extracting(MetricAbsence::code).contains("level");
      }
      if (asked.zooKeeperOnly()) {
        assertThat(why).extracting(MetricAbsence::code).contains("kraft");
      }
      if (asked.tieredOnly()) {
        assertThat(why).extracting(MetricAbsence::code).contains("local-storage");
      }
    }
  }

  @Test
  void absence_ofLag_isTheGroupsStateOrName() {
    MetricQuery lag = MetricQuery.of("SumOffsetLag").cluster("fine").group("g").topic("t").build();
    MetricQuery odd =
        MetricQuery.of("SumOffsetLag").cluster("fine").group("a:b").topic("t").build();

    assertThat(msk.metrics().whyMissing(lag, fine))
        .extracting(MetricAbsence::code)
        .contains("group-state", "not-yet")
        .doesNotContain("level");
    assertThat(msk.metrics().whyMissing(odd, fine))
        .singleElement()
        .satisfies(
            why -> {
              assertThat(why.certain()).isTrue();
              assertThat(why.code()).isEqualTo("group-name");
            });
  }

  @Test
  void absence_onServerless_isTheKindOfCluster() {
    Cluster serverless =
        msk.clusters()
            .create(ServerlessSpec.serverless("less").addVpc("subnet-a", "subnet-b").build())
            .await(SOON);
    MetricQuery cpu = MetricQuery.of("CpuUser").cluster("less").broker(1).build();

    assertThat(msk.metrics().whyMissing(cpu, serverless))
        .extracting(MetricAbsence::code)
        .containsExactly("serverless");
  }

  @Test
  void absence_ofABrokerThatIsNotThere_saysHowManyThereAre() {
    MetricQuery cpu = MetricQuery.of("CpuUser").cluster("fine").broker(4).build();

    assertThat(msk.metrics().whyMissing(cpu, fine))
        .singleElement()
        .hasToString("There is no broker 4. Brokers are numbered from 1 to 3.");
  }

  @Test
  void alarms_areCreated_goOff_andAreDeleted() {
    AlarmPack pack =
        AlarmPack.of(fine).notify("arn:aws:sns:us-east-1:111122223333:operators").build();
    LocalMetrics.set(
        local,
        "KafkaDataLogsDiskUsed",
        Map.of("Cluster Name", "fine", "Broker ID", "2"),
        IntStream.range(0, 15).mapToDouble(i -> 82).toArray());
    // broker 1 has values of every metric already, which would go into the averages
    for (String cpu : List.of("CpuUser", "CpuSystem")) {
      LocalMetrics.set(
          local,
          cpu,
          Map.of("Cluster Name", "fine", "Broker ID", "3"),
          IntStream.range(0, 20).mapToDouble(i -> 31).toArray());
    }

    assertThat(msk.alarms().create(pack).all().done()).hasSameSizeAs(pack.alarms());

    Map<String, String> states =
        msk.alarms().states(pack).stream()
            .collect(Collectors.toMap(AlarmState::name, AlarmState::state));
    assertThat(states.keySet())
        .containsExactlyInAnyOrderElementsOf(pack.alarms().stream().map(MskAlarm::name).toList());
    assertThat(states)
        .containsEntry("msk-fine-disk-60-broker-2", "ALARM")
        .containsEntry("msk-fine-disk-80-broker-2", "ALARM")
        .containsEntry("msk-fine-disk-85-broker-2", "OK")
        .containsEntry("msk-fine-cpu-broker-3", "ALARM")
        .containsEntry("msk-fine-cpu-broker-2", "INSUFFICIENT_DATA");
    assertThat(msk.alarms().delete(pack).all().done()).hasSameSizeAs(pack.alarms());
    assertThat(msk.alarms().states(pack)).isEmpty();
    assertThat(msk.alarms().delete(pack).failed()).isEmpty();
  }

  @Test
  void alarmsAboveTheLevel_areLeftOut_andSaidToBe() {
    AlarmPack pack = AlarmPack.of(plain).build();

    assertThat(pack.leftOut())
        .containsOnlyKeys(
            "iam-connections", "bandwidth-in", "bandwidth-out", "connection-tracking", "packets");
    assertThat(pack.text())
        .contains("msk-plain-cpu-broker-3", "CpuUser + CpuSystem >= 60 for 3 x 5 min")
        .contains("left out: packets, which needs monitoring level PER_BROKER");
  }

  @Test
  void forecast_saysWhenTheVolumeIsFull() {
    double[] growing = IntStream.range(0, 60).mapToDouble(i -> 50 + i * 0.05).toArray();
    LocalMetrics.set(
        local, "KafkaDataLogsDiskUsed", Map.of("Cluster Name", "plain", "Broker ID", "1"), growing);

    List<StorageForecast> forecast = msk.storage().forecast(plain.arn(), Duration.ofHours(1));

    assertThat(forecast).hasSize(3);
    // 0.05 % a minute from 52.95 %: 60 % in 141 minutes
    assertThat(forecast.get(0).percentPerDay().orElseThrow()).isBetween(71.0, 73.0);
    assertThat(forecast.get(0).until(60).orElseThrow())
        .isBetween(Duration.ofMinutes(135), Duration.ofMinutes(147));
    assertThat(forecast.get(0).nextAlert()).contains(60);
    assertThat(forecast.get(1).usedPercent()).isEmpty();
    assertThat(forecast.get(1).untilFull()).isEmpty();
  }

  @Test
  void partitionSkew_saysWhichBrokerHasMost() {
    Cluster skewed = create("skewed", MonitoringLevel.DEFAULT);
    double[] leaders = {10, 30, 20};
    for (int broker = 1; broker <= 3; broker++) {
      Map<String, String> labels = Map.of("Cluster Name", "skewed", "Broker ID", "" + broker);
      LocalMetrics.set(local, "LeaderCount", labels, leaders[broker - 1]);
      LocalMetrics.set(local, "PartitionCount", labels, 60);
    }
    LocalMetrics.set(local, "GlobalPartitionCount", Map.of("Cluster Name", "skewed"), 60);

    PartitionSkew skew = PartitionSkew.of(msk.metrics(), skewed);

    assertThat(skew.meanReplicas()).hasValue(3);
    assertThat(skew.partitionSkew()).hasValue(1);
    assertThat(skew.leaderSkew()).hasValue(1.5);
    assertThat(skew.leadingMoreThan(1.2)).containsExactly(2);
    assertThat(skew.leaders()).containsEntry(3, 20.0);
    assertThat(skew)
        .hasToString(
            "leaders of broker 2: 1.50 times the mean; partitions of broker 1: 1.00 times the"
                + " mean; 3.0 replicas each");
    assertThat(PartitionSkew.of(msk.metrics(), create("fresh", MonitoringLevel.DEFAULT)))
        .satisfies(
            none -> {
              assertThat(none.leaderSkew()).isEmpty();
              assertThat(none.meanReplicas()).isEmpty();
            })
        .hasToString("no value");
  }

  @Test
  void storageAlerts_areNone_whileVolumesHaveRoom() {
    assertThat(msk.storage().alerts()).isEmpty();
  }

  @Test
  void manyQueries_takeOneCallForEach500() {
    List<MetricQuery> queries = new ArrayList<>();
    for (int broker = 1; broker <= 501; broker++) {
      queries.add(MetricQuery.of("CpuUser").cluster("plain").broker(broker).build());
    }
    long before = calls("GetMetricData");

    assertThat(msk.metrics().read(queries)).hasSize(501);
    assertThat(calls("GetMetricData") - before).isEqualTo(2);
  }
}
