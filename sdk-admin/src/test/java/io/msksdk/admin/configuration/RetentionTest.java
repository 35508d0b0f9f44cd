package io.msksdk.admin.configuration;

import static org.assertj.core.api.Assertions.assertThat;

import java.time.Duration;
import java.util.Map;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

class RetentionTest {

  private static EffectiveProperties cluster(String text) {
    return EffectiveProperties.of(ServerProperties.parse(text), "test", BrokerShape.of("3.6.0", 3));
  }

  @ParameterizedTest
  @CsvSource({
    "'', PT168H by log.retention.hours",
    "'log.retention.hours=24', PT24H by log.retention.hours",
    "'log.retention.hours=24\nlog.retention.minutes=30', PT30M by log.retention.minutes",
    "'log.retention.minutes=30\nlog.retention.ms=1000', PT1S by log.retention.ms",
    "'log.retention.hours=24\nlog.retention.ms=-1', for ever by log.retention.ms"
  })
  void propertyOfTheSmallerUnit_wins(String text, String retention) {
    assertThat(Retention.of(cluster(text.replace("\\n", "\n"))))
        .hasToString(retention + ", any size by log.retention.bytes");
  }

  @Test
  void topicsOwn_comesBeforeTheClusters() {
    EffectiveProperties cluster = cluster("log.retention.ms=1000\nlog.retention.bytes=5");

    Retention own =
        Retention.of(cluster, Map.of("retention.ms", "86400000", "retention.bytes", "-1"));

    assertThat(own.time()).contains(Duration.ofDays(1));
    assertThat(own.bytes()).isEmpty();
    assertThat(Retention.of(cluster).bytes()).hasValue(5);
    assertThat(own).hasToString("PT24H by retention.ms, any size by retention.bytes");
  }
}
