package io.msksdk.admin.topic;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.catchThrowableOfType;

import io.msksdk.core.check.Finding;
import io.msksdk.core.check.InvalidSpecException;
import java.time.Duration;
import java.util.List;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.junit.jupiter.params.provider.ValueSource;

class TopicSpecTest {

  private static List<String> errors(TopicSpec.Builder spec) {
    InvalidSpecException refused =
        catchThrowableOfType(InvalidSpecException.class, () -> spec.build());
    return refused == null ? List.of() : refused.findings().stream().map(Finding::code).toList();
  }

  private static TopicSpec.Builder tiered() {
    return TopicSpec.named("orders").tiered(Duration.ofDays(30), Duration.ofHours(12));
  }

  @ParameterizedTest
  @ValueSource(strings = {"a", "a.b-c_D9"})
  void names_ofKafka_areAllowed(String name) {
    assertThat(errors(TopicSpec.named(name))).isEmpty();
    assertThat(errors(TopicSpec.named("n".repeat(249)))).isEmpty();
  }

  @ParameterizedTest
  @ValueSource(strings = {"", ".", "..", "a b", "a/b"})
  void otherNames_areRefused(String name) {
    assertThat(errors(TopicSpec.named(name))).containsExactly("topic.name");
    assertThat(errors(TopicSpec.named("n".repeat(250)))).containsExactly("topic.name");
  }

  @Test
  void canaryTopics_areMsksOwn() {
    assertThat(errors(TopicSpec.named("__amazon_msk_canary"))).containsExactly("topic.canary");
    assertThat(errors(TopicSpec.named("__amazon_msk_canary_state")))
        .containsExactly("topic.canary");
  }

  @ParameterizedTest
  @CsvSource({"259199999,false", "259200000,true", "-1,true", "0,false"})
  void tieredRetention_isThreeDaysOrForever(String retention, boolean allowed) {
    assertThat(
            errors(tiered().config("retention.ms", retention).config("local.retention.ms", "-2"))
                .isEmpty())
        .isEqualTo(allowed);
  }

  @ParameterizedTest
  @CsvSource({"50331647,false", "50331648,true"})
  void tieredSegments_haveAtLeast48Mib(String bytes, boolean allowed) {
    assertThat(errors(tiered().config("segment.bytes", bytes)).isEmpty()).isEqualTo(allowed);
  }

  @ParameterizedTest
  @CsvSource({"599999,false", "600000,true"})
  void tieredSegments_lastAtLeast10Minutes(String millis, boolean allowed) {
    assertThat(errors(tiered().config("segment.ms", millis)).isEmpty()).isEqualTo(allowed);
  }

  @Test
  void localRetention_isLessThanTheTotal() {
    assertThat(errors(TopicSpec.named("x").tiered(Duration.ofDays(3), Duration.ofDays(3))))
        .containsExactly("topic.local-retention");
    assertThat(
            errors(
                TopicSpec.named("x").tiered(Duration.ofDays(3), Duration.ofDays(3).minusMillis(1))))
        .isEmpty();
  }

  @Test
  void localBytes_areLessThanTheTotal() {
    TopicSpec.Builder bytes = tiered().config("retention.bytes", "1000");

    assertThat(errors(bytes.config("local.retention.bytes", "999"))).isEmpty();
    assertThat(errors(bytes.config("local.retention.bytes", "-2"))).isEmpty();
    assertThat(errors(bytes.config("local.retention.bytes", "1000")))
        .containsExactly("topic.local-retention");
  }

  @ParameterizedTest
  @CsvSource({"2,0,0", "3,1,0", "4,0,1"})
  void replicasThatMustBeInSync_leaveOneToRestart(int least, int warnings, int errors) {
    TopicSpec.Builder spec = TopicSpec.named("orders").minInSyncReplicas(least);

    assertThat(errors(spec)).hasSize(errors);
    if (errors == 0) {
      assertThat(spec.build().findings()).hasSize(warnings);
    }
  }

  @Test
  void compactedTopics_areNeverTiered() {
    assertThat(errors(tiered().config("cleanup.policy", "compact")))
        .containsExactly("topic.tiered-cleanup");
  }
}
