package io.msksdk.admin.metric;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import io.msksdk.admin.cluster.MonitoringLevel;
import io.msksdk.core.check.InvalidSpecException;
import java.time.Duration;
import java.util.EnumSet;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.stream.Collectors;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.junit.jupiter.params.provider.MethodSource;

class MskMetricsTest {
  private static final Set<String> UNITS =
      Set.of(
          "Count",
          "Count/Second",
          "Bytes",
          "Bytes/Second",
          "Percent",
          "Milliseconds",
          "Seconds",
          "None");

  static List<MskMetric> rows() {
    return MskMetrics.published().all();
  }

  @Test
  void catalogue_hasTheRowsOfEachLevel() {
    Map<MonitoringLevel, Long> rows =
        rows().stream().collect(Collectors.groupingBy(MskMetric::level, Collectors.counting()));

    assertThat(rows)
        .isEqualTo(
            Map.of(
                MonitoringLevel.DEFAULT, 45L,
                MonitoringLevel.PER_BROKER, 58L,
                MonitoringLevel.PER_TOPIC_PER_BROKER, 8L,
                MonitoringLevel.PER_TOPIC_PER_PARTITION, 2L));
  }

  @ParameterizedTest
  @MethodSource("rows")
  void row_isComplete_andFoundByEachOfItsNames(MskMetric row) {
    assertThat(row.meaning()).isNotBlank().doesNotContain("`", " L", "see Q").endsWith(".");
    assertThat(row.source()).startsWith("Amazon MSK Developer Guide, \"").endsWith("\"");
    assertThat(row.unit()).isIn(UNITS);
    assertThat(row.dimensions()).isNotEmpty().containsAll(row.requiredDimensions());
    assertThat(row.names()).contains(row.name());
    for (String name : row.names()) {
      assertThat(MskMetrics.published().named(name)).contains(row);
    }
  }

  /** At the bounds: exactly its dimensions are taken; one less or one more is refused. */
  @ParameterizedTest
  @MethodSource("rows")
  void query_takesExactlyTheDimensionsOfTheRow(MskMetric row) {
    assertThat(query(row, row.dimensions()).metric().name()).isEqualTo(row.name());
    assertThat(query(row, row.requiredDimensions()).metric().name()).isEqualTo(row.name());

    for (MetricDimension one : row.requiredDimensions()) {
      Set<MetricDimension> less = EnumSet.copyOf(row.requiredDimensions());
      less.remove(one);
      if (publishedSomehow(row, less)) {
        continue; // another row of the name has exactly these
      }
      assertThatThrownBy(() -> query(row, less))
          .isInstanceOfSatisfying(
              InvalidSpecException.class,
              e -> assertThat(e.findings().get(0).code()).isEqualTo("metric.dimensions"))
          .hasMessageContaining("dimensions of " + row.name());
    }
    for (MetricDimension one : EnumSet.complementOf(EnumSet.copyOf(row.dimensions()))) {
      Set<MetricDimension> more = EnumSet.copyOf(row.dimensions());
      more.add(one);
      if (!publishedSomehow(row, more)) {
        assertThatThrownBy(() -> query(row, more)).isInstanceOf(InvalidSpecException.class);
      }
    }
  }

  private static boolean publishedSomehow(MskMetric row, Set<MetricDimension> dimensions) {
    return MskMetrics.published().find(row.name(), dimensions).isPresent();
  }

  private static MetricQuery query(MskMetric row, Set<MetricDimension> dimensions) {
    MetricQuery.Builder builder = MetricQuery.of(row.name());
    dimensions.forEach(dimension -> builder.dimension(dimension, "1"));
    return builder.build();
  }

  @Test
  void unknownName_isRefusedBeforeAnyCall() {
    assertThatThrownBy(() -> MetricQuery.of("BytesInPerSecond").cluster("orders").build())
        .isInstanceOf(InvalidSpecException.class)
        .hasMessageContaining("name: BytesInPerSecond (expected: a metric that MSK publishes)");
  }

  @Test
  void wrongDimensions_areToldWithTheRightOnes() {
    assertThatThrownBy(() -> MetricQuery.of("CpuUser").cluster("orders").build())
        .hasMessageContaining("[Cluster Name] (expected: [Cluster Name, Broker ID])");
  }

  @ParameterizedTest
  @CsvSource({"PT1M,true", "PT5M,true", "PT59S,false", "PT90S,false", "PT0S,false"})
  void period_isWholeMinutes(Duration period, boolean taken) {
    MetricQuery.Builder query =
        MetricQuery.of("CpuUser").cluster("orders").broker(1).period(period);

    if (taken) {
      assertThat(query.build().period()).isEqualTo(period);
    } else {
      assertThatThrownBy(query::build).hasMessageContaining("period: ");
    }
  }

  @ParameterizedTest
  @CsvSource({"PT1M,true", "PT59S,false", "P455D,true", "P456D,false"})
  void past_isFromOnePeriodToWhatCloudWatchKeeps(Duration last, boolean taken) {
    MetricQuery.Builder query = MetricQuery.of("CpuUser").cluster("orders").broker(1).last(last);

    if (taken) {
      assertThat(query.build().last()).isEqualTo(last);
    } else {
      assertThatThrownBy(query::build).hasMessageContaining("last: ");
    }
  }

  @Test
  void nameThatIsNotAscii_isRefused_sinceMskPublishesNothingForIt() {
    assertThatThrownBy(() -> MetricQuery.of("SumOffsetLag").group("größe").topic("orders").build())
        .hasMessageContaining("Consumer Group: größe (expected: 1 to 1024 ASCII characters)");
  }

  @Test
  void serverless_hasTopicsWithoutBrokers() {
    assertThat(MetricQuery.of("MessagesInPerSec").cluster("orders").topic("a").build().metric())
        .matches(MskMetric::serverless);
    assertThatThrownBy(() -> MetricQuery.of("CpuUser").cluster("orders").topic("a").build())
        .isInstanceOf(InvalidSpecException.class);
  }

  @Test
  void level_isTheCheapestThatHasAll() {
    assertThat(MskMetrics.levelOf(List.of())).isEqualTo(MonitoringLevel.DEFAULT);
    assertThat(
            MskMetrics.levelOf(
                List.of(
                    MskMetrics.published().named("CpuUser").get(0),
                    MskMetrics.published().named("TrafficBytes").get(0))))
        .isEqualTo(MonitoringLevel.PER_BROKER);
  }

  @ParameterizedTest
  @CsvSource({
    "2.8.2.tiered, RemoteFetchBytesPerSec, RemoteBytesInPerSec",
    "3.5.1, RemoteFetchBytesPerSec, RemoteBytesInPerSec",
    "3.6.0, RemoteFetchBytesPerSec, RemoteFetchBytesPerSec",
    "3.7.x.kraft, RemoteCopyBytesPerSec, RemoteCopyBytesPerSec",
    "2.8.2.tiered, RemoteCopyBytesPerSec, RemoteBytesOutPerSec",
    "2.8.2.tiered, RemoteCopyLagBytes, TotalTierBytesLag",
    "3.6.0, RemoteFetchRequestPerSec, RemoteFetchRequestsPerSec",
    "3.5.1, CpuUser, CpuUser"
  })
  void tieredStorage_changedItsNames_andTheirSides(String version, String name, String on) {
    assertThat(MskMetrics.published().named(name).get(0).nameOn(version)).isEqualTo(on);
  }

  @ParameterizedTest
  @CsvSource({
    "0.0, NOT_CONNECTED",
    "0.1, ASSOCIATING",
    "0.5, CONNECTING",
    "0.8, CONNECTEDREADONLY",
    "1.0, CONNECTED",
    "5.0, CLOSED",
    "10.0, AUTH_FAILED",
    "0.3, UNKNOWN",
    "NaN, UNKNOWN"
  })
  void sessionState_isACode(double value, ZooKeeperSessionState state) {
    assertThat(ZooKeeperSessionState.of(value)).isEqualTo(state);
  }
}
