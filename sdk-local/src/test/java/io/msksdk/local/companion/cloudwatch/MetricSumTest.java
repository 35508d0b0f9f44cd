package io.msksdk.local.companion.cloudwatch;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import com.fasterxml.jackson.core.JsonProcessingException;
import com.fasterxml.jackson.databind.ObjectMapper;
import io.msksdk.local.companion.wire.Members;
import io.msksdk.local.refusal.Refusal;
import java.time.Instant;
import java.util.List;
import java.util.Map;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

class MetricSumTest {
  private static final Instant NOON = Instant.parse("2026-01-31T12:00:00Z");

  private static MetricSum sum(String expression) {
    String metric =
        """
        {"Id":"%s","ReturnData":"false","MetricStat":{"Metric":{"Namespace":"AWS/Kafka",
        "MetricName":"%s"},"Period":"60","Stat":"Average"}}\
        """;
    String json =
        """
        {"Metrics":[%s,%s,{"Id":"e1","Expression":"%s"}]}\
        """
            .formatted(
                metric.formatted("m1", "CpuUser"), metric.formatted("m2", "CpuSystem"), expression);
    try {
      return MetricSum.of(
          new Members(new ObjectMapper().readTree(json), "ValidationError").list("Metrics"));
    } catch (JsonProcessingException e) {
      throw new IllegalArgumentException(e);
    }
  }

  private static List<MetricPoint> points(MetricKey key) {
    double value = key.name().equals("CpuUser") ? 40 : 25;
    MetricPoint both = new MetricPoint(NOON, value);
    return key.name().equals("CpuUser")
        ? List.of(both, new MetricPoint(NOON.plusSeconds(60), value))
        : List.of(both);
  }

  @Test
  void sum_isOfThePeriodsThatAllMetricsHave() {
    assertThat(sum("m1 + m2").values((key, period) -> points(key))).isEqualTo(Map.of(NOON, 65.0));
    assertThat(sum("m1-m2").values((key, period) -> points(key))).isEqualTo(Map.of(NOON, 15.0));
  }

  @ParameterizedTest
  @ValueSource(strings = {"m1 * m2", "MAX([m1, m2])", "m1 +", "m3 + m1", "e1 + m1"})
  void otherMath_isRefused(String expression) {
    assertThatThrownBy(() -> sum(expression)).isInstanceOf(Refusal.class);
  }
}
