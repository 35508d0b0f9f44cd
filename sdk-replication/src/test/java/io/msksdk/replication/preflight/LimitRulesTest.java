package io.msksdk.replication.preflight;

import static io.msksdk.replication.preflight.Facts.STANDBY;
import static io.msksdk.replication.preflight.Facts.network;
import static io.msksdk.replication.preflight.Facts.serverless;
import static org.assertj.core.api.Assertions.assertThat;

import java.time.Duration;
import java.util.List;
import java.util.Map;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

class LimitRulesTest {
  @ParameterizedTest
  @CsvSource({"14,true", "15,false"})
  void replicators_areAtMostFifteen(int number, boolean accepted) {
    Facts facts = new Facts();
    facts.replicators = number;

    assertThat(!facts.codes().contains("preflight.replicators")).isEqualTo(accepted);
  }

  @ParameterizedTest
  @CsvSource({"1000000000,true", "1000000001,false"})
  void throughput_isAtMostOneGigabytePerSecond(long bytes, boolean accepted) {
    Facts facts = new Facts();
    facts.workload.bytesPerSecond(bytes);

    assertThat(!facts.codes().contains("preflight.throughput")).isEqualTo(accepted);
  }

  @ParameterizedTest
  @CsvSource({"10000000,true", "10000001,false"})
  void record_isAtMostTenMegabytes(int bytes, boolean accepted) {
    Facts facts = new Facts();
    facts.workload.largestRecord(bytes);

    assertThat(!facts.codes().contains("preflight.record-size")).isEqualTo(accepted);
  }

  @ParameterizedTest
  @CsvSource({"37,true", "38,false"})
  void serverlessTarget_has83CompactedPartitionsFree(int used, boolean accepted) {
    Facts facts = new Facts();
    facts.target = serverless(STANDBY);
    facts.settings = facts.settings.readAcls(false).topicConfigurations(false);
    facts.network = network(Map.of(), Map.of());
    facts.workload.compactedPartitions(used);

    assertThat(!facts.codes().contains("preflight.compacted-partitions")).isEqualTo(accepted);
  }

  @ParameterizedTest
  @CsvSource({
    "0,1",
    "300000,1",
    "300001,2",
    "50000000,167",
    "100000000,334",
    "250000000,833",
    "500000000,1666",
    "1000000000,3333",
    "60000000,200",
    "50000001,167"
  })
  void partitions_followTheGuidesTable(long bytesPerSecond, int fewest) {
    assertThat(PartitionAdvice.fewest(bytesPerSecond)).isEqualTo(fewest);
  }

  @Test
  void topicsKeptForLessThanAWeek_areNamed() {
    Facts facts = new Facts();
    long week = Duration.ofDays(7).toMillis();
    facts.topics =
        List.of(
            new PreviewedTopic("short", "a.short", 1, "", week - 1),
            new PreviewedTopic("week", "a.week", 1, "", week),
            new PreviewedTopic("forever", "a.forever", 1, "", -1));

    assertThat(facts.codes()).containsExactly("preflight.retention");
    assertThat(facts.report().findings().get(0).property()).isEqualTo("retention.ms of [short]");
    assertThat(facts.report().passed()).isTrue();
  }
}
