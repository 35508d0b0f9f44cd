package io.msksdk.admin.alarm;

import static org.assertj.core.api.Assertions.assertThat;

import java.util.List;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.junit.jupiter.params.provider.MethodSource;

class AlarmRuleTest {

  static List<AlarmRule> rules() {
    return AlarmRule.documented();
  }

  @ParameterizedTest
  @MethodSource("rules")
  void rule_isComplete(AlarmRule rule) {
    assertThat(rule.code()).matches("[a-z0-9-]+");
    assertThat(rule.metrics()).hasSizeBetween(1, 2);
    assertThat(rule.periods()).isPositive();
    assertThat(rule.period().toMinutes()).isPositive();
    assertThat(rule.meaning()).endsWith(".");
    assertThat(rule.remedy()).endsWith(".");
    assertThat(rule.source()).startsWith("Amazon MSK Developer Guide, \"");
    assertThat(rule.statistic()).isNotNull();
    assertThat(rule.comparison()).isNotNull();
  }

  @Test
  void codes_areUnique() {
    assertThat(rules()).extracting(AlarmRule::code).doesNotHaveDuplicates();
  }

  @ParameterizedTest
  @CsvSource({
    "no-controller, ActiveControllerCount < 1",
    "several-controllers, ActiveControllerCount > 1",
    "offline-partitions, OfflinePartitionsCount > 0",
    "under-min-isr, UnderMinIsrPartitionCount > 0",
    "under-replicated, UnderReplicatedPartitions > 0",
    "iam-connections, IAMTooManyConnections > 0",
    "traffic-shaping, TrafficShaping > 0",
    "disk-60, KafkaDataLogsDiskUsed >= 60",
    "disk-80, KafkaDataLogsDiskUsed >= 80",
    "disk-85, KafkaDataLogsDiskUsed >= 85",
    "cpu, CpuUser + CpuSystem >= 60",
    "heap, HeapMemoryAfterGC > 60"
  })
  void thresholds_areTheDocumentedOnes(String code, String condition) {
    assertThat(rules())
        .filteredOn(rule -> rule.code().equals(code))
        .singleElement()
        .satisfies(rule -> assertThat(rule.condition()).startsWith(condition + " for "));
  }
}
