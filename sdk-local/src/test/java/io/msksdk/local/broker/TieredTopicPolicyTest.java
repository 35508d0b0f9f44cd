package io.msksdk.local.broker;

import static org.assertj.core.api.Assertions.assertThatCode;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import io.msksdk.local.cluster.brokers.BrokerSettings;
import java.util.Map;
import java.util.Set;
import org.apache.kafka.common.errors.InvalidConfigurationException;
import org.apache.kafka.image.MetadataImage;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

class TieredTopicPolicyTest {
  private static final TieredTopicPolicy.Limits LIMITS =
      new TieredTopicPolicy.Limits(
          () -> MetadataImage.EMPTY,
          Map.of("retention.ms", 259_200_000, "segment.bytes", 50_331_648, "segment.ms", 600_000));

  @ParameterizedTest
  @CsvSource({
    "retention.ms, 259199999, 259200000",
    "retention.ms, 0, -1",
    "segment.bytes, 50331647, 50331648",
    "segment.ms, 599999, 600000"
  })
  void property_beyondItsBound_isRefusedOnTieredTopicsAlone(
      String name, String refused, String allowed) {
    assertThatThrownBy(() -> LIMITS.check(Map.of("remote.storage.enable", "true", name, refused)))
        .isInstanceOf(InvalidConfigurationException.class)
        .hasMessageStartingWith(name + ": " + refused + " (expected: at least ");
    assertThatCode(() -> LIMITS.check(Map.of("remote.storage.enable", "true", name, allowed)))
        .doesNotThrowAnyException();
    assertThatCode(() -> LIMITS.check(Map.of(name, refused))).doesNotThrowAnyException();
  }

  @Test
  void cluster_thatCompacts_cannotHaveTheTier() {
    assertThatThrownBy(() -> TieredTopicPolicy.check(settings(true, "compact,delete")))
        .hasMessageStartingWith("log.cleanup.policy: compact,delete (expected: delete");
    assertThatCode(() -> TieredTopicPolicy.check(settings(true, "delete")))
        .doesNotThrowAnyException();
    assertThatCode(() -> TieredTopicPolicy.check(settings(false, "compact")))
        .doesNotThrowAnyException();
  }

  private static BrokerSettings settings(boolean tiered, String cleanup) {
    return new BrokerSettings(
        Set.of(), 3, "kafka.m7g.large", "3.9.x", tiered, Map.of("log.cleanup.policy", cleanup));
  }
}
