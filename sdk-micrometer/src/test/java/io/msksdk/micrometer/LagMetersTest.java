package io.msksdk.micrometer;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import io.micrometer.core.instrument.Meter;
import io.micrometer.core.instrument.simple.SimpleMeterRegistry;
import io.micrometer.prometheusmetrics.PrometheusConfig;
import io.micrometer.prometheusmetrics.PrometheusMeterRegistry;
import io.msksdk.admin.lag.source.GroupReading;
import io.msksdk.admin.lag.source.GroupState;
import java.util.List;
import org.junit.jupiter.api.Test;

class LagMetersTest {
  private final Rounds rounds = new Rounds();
  private final PrometheusMeterRegistry registry =
      new PrometheusMeterRegistry(PrometheusConfig.DEFAULT);

  private List<String> scrape() {
    return registry.scrape().lines().filter(line -> !line.startsWith("#")).toList();
  }

  @Test
  void scrape_hasGroupsAndTopics_asTheLastRoundSaw() {
    LagMeters meters = LagMeters.of("orders").build();
    meters.bindTo(registry);

    meters.round(rounds.next(List.of(Rounds.group("billing", "payments", 3, 8, 0))));

    assertThat(scrape())
        .contains(
            "msk_lag_group{cluster=\"orders\",group=\"billing\"} 11.0",
            "msk_lag_group_max{cluster=\"orders\",group=\"billing\"} 8.0",
            "msk_lag_group_members{cluster=\"orders\",group=\"billing\"} 1.0",
            "msk_lag_topic{cluster=\"orders\",group=\"billing\",topic=\"payments\"} 11.0",
            "msk_lag_groups_omitted{cluster=\"orders\"} 0.0",
            "msk_lag_rounds_total{cluster=\"orders\"} 1.0",
            "msk_lag_rounds_failed_total{cluster=\"orders\"} 0.0")
        .noneMatch(line -> line.startsWith("msk_lag_partition{"));
  }

  @Test
  void partitions_areThoseWithTheMostLag() {
    LagMeters meters =
        LagMeters.of("orders").granularity(LagGranularity.PARTITION).topPartitions(2).build();
    meters.bindTo(registry);

    meters.round(rounds.next(List.of(Rounds.group("billing", "payments", 3, 8, 5, 0))));

    assertThat(scrape().stream().filter(line -> line.startsWith("msk_lag_partition{")))
        .containsExactlyInAnyOrder(
            "msk_lag_partition{cluster=\"orders\",group=\"billing\",partition=\"1\",topic=\"payments\"}"
                + " 8.0",
            "msk_lag_partition{cluster=\"orders\",group=\"billing\",partition=\"2\",topic=\"payments\"}"
                + " 5.0");
    assertThat(scrape()).contains("msk_lag_partitions_omitted{cluster=\"orders\"} 2.0");
  }

  @Test
  void granularityGroup_hasNoTopics() {
    LagMeters meters = LagMeters.of("orders").granularity(LagGranularity.GROUP).build();
    meters.bindTo(registry);

    meters.round(rounds.next(List.of(Rounds.group("billing", "payments", 3))));

    assertThat(scrape()).noneMatch(line -> line.startsWith("msk_lag_topic"));
  }

  @Test
  void unknownLag_hasNoSeries_andIsNotZero() {
    LagMeters meters = LagMeters.of("orders").build();
    meters.bindTo(registry);

    meters.round(
        rounds.next(
            List.of(GroupReading.of("joining").state(GroupState.PREPARING_REBALANCE).build())));

    assertThat(scrape())
        .noneMatch(line -> line.startsWith("msk_lag_group{"))
        .anyMatch(line -> line.startsWith("msk_lag_group_verdict{"));
  }

  @Test
  void namesOfKafkaLagExporter_areTheirs() {
    LagMeters meters =
        LagMeters.of("orders")
            .granularity(LagGranularity.PARTITION)
            .names(LagMeterNames.KAFKA_LAG_EXPORTER)
            .build();
    meters.bindTo(registry);

    meters.round(rounds.next(List.of(Rounds.group("billing", "payments", 3))));

    String tags =
        "{client_id=\"app\",cluster_name=\"orders\",consumer_id=\"billing-1\",group=\"billing\","
            + "member_host=\"/10.0.0.1\",partition=\"0\",topic=\"payments\"}";
    assertThat(scrape())
        .contains(
            "kafka_consumergroup_group_lag" + tags + " 3.0",
            "kafka_consumergroup_group_offset" + tags + " 9997.0",
            "kafka_consumergroup_group_max_lag{cluster_name=\"orders\",group=\"billing\"} 3.0",
            "kafka_consumergroup_group_sum_lag{cluster_name=\"orders\",group=\"billing\"} 3.0",
            "kafka_consumergroup_group_topic_sum_lag{cluster_name=\"orders\",group=\"billing\",topic=\"payments\"}"
                + " 3.0",
            "kafka_partition_latest_offset{cluster_name=\"orders\",partition=\"0\",topic=\"payments\"}"
                + " 10000.0",
            "kafka_partition_earliest_offset{cluster_name=\"orders\",partition=\"0\",topic=\"payments\"}"
                + " 0.0")
        .noneMatch(line -> line.startsWith("msk_lag_group"));
  }

  @Test
  void groupThatIsGone_isGoneFromTheRegistry() {
    LagMeters meters = LagMeters.of("orders").build();
    meters.bindTo(registry);
    meters.round(rounds.next(List.of(Rounds.group("stays", "a", 1), Rounds.group("goes", "b", 1))));

    meters.round(rounds.next(List.of(Rounds.group("stays", "a", 2))));

    assertThat(scrape())
        .contains("msk_lag_group{cluster=\"orders\",group=\"stays\"} 2.0")
        .noneMatch(line -> line.contains("goes"));
  }

  @Test
  void tenThousandShortLivedGroups_leaveNothingBehind() {
    LagMeters meters =
        LagMeters.of("orders")
            .granularity(LagGranularity.PARTITION)
            .names(LagMeterNames.MSK, LagMeterNames.KAFKA_LAG_EXPORTER)
            .topGroups(50)
            .topTopics(60)
            .topPartitions(70)
            .build();
    meters.bindTo(registry);
    // 50 groups of at most 9, 60 topics of 3, 70 partitions of 8, and what the cluster has once
    int bound = 50 * 9 + 60 * 3 + 70 * 8 + 20;
    int most = 0;

    for (int round = 0; round < 100; round++) {
      meters.round(rounds.next(Rounds.many(round * 100, round * 100 + 100)));
      most = Math.max(most, registry.getMeters().size());
    }
    meters.round(rounds.next(List.of()));

    assertThat(most).isGreaterThan(300).isLessThanOrEqualTo(bound);
    assertThat(registry.getMeters())
        .extracting(Meter::getId)
        .allSatisfy(id -> assertThat(id.getTag("group")).isNull());
    assertThat(registry.getMeters()).hasSizeLessThan(20);
    assertThat(scrape()).hasSizeLessThan(20).noneMatch(line -> line.contains("group=\""));
  }

  @Test
  void groupsWithTheWorstVerdicts_keepTheirMeters_whenThereAreTooMany() {
    LagMeters meters = LagMeters.of("orders").topGroups(1).build();
    meters.bindTo(registry);
    for (int i = 0; i < 30; i++) {
      meters.round(
          rounds.next(
              List.of(Rounds.group("stalled", "a", 5_000), Rounds.group("well", "b", 0, 0, 0))));
    }

    assertThat(scrape())
        .anyMatch(line -> line.startsWith("msk_lag_group{cluster=\"orders\",group=\"stalled\"}"))
        .noneMatch(line -> line.contains("\"well\""))
        .contains("msk_lag_groups_omitted{cluster=\"orders\"} 1.0");
  }

  @Test
  void everyRegistry_showsTheSame_andALateOneAtOnce() {
    LagMeters meters = LagMeters.of("orders").build();
    SimpleMeterRegistry late = new SimpleMeterRegistry();
    meters.round(rounds.next(List.of(Rounds.group("billing", "payments", 3))));

    meters.bindTo(late);

    assertThat(late.get("msk.lag.group").gauge().value()).isEqualTo(3);
  }

  @Test
  void close_takesTheGaugesOut() {
    LagMeters meters = LagMeters.of("orders").build();
    meters.bindTo(registry);
    meters.round(rounds.next(List.of(Rounds.group("billing", "payments", 3))));

    meters.close();

    assertThat(scrape()).noneMatch(line -> line.startsWith("msk_lag_group"));
  }

  @Test
  void roundOnItsWayAtClose_bringsNoGaugeBack() {
    BoundLag bound = new BoundLag(registry, LagMeters.of("orders"));
    bound.round(rounds.next(List.of(Rounds.group("billing", "payments", 3))));
    bound.close();

    bound.round(rounds.next(List.of(Rounds.group("billing", "payments", 4))));

    assertThat(scrape()).noneMatch(line -> line.startsWith("msk_lag_group"));
  }

  @Test
  void boundsBelowOne_areRefused() {
    assertThatThrownBy(() -> LagMeters.of("orders").topGroups(0))
        .hasMessage("groups: 0 (expected: at least 1).");
  }
}
