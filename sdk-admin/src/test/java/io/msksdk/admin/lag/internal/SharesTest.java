package io.msksdk.admin.lag.internal;

import static org.assertj.core.api.Assertions.assertThatThrownBy;

import io.msksdk.core.MskException;
import java.util.Map;
import org.junit.jupiter.api.Test;

class SharesTest {
  private static final Map<String, Object> NOWHERE = Map.of("bootstrap.servers", "nowhere");

  @Test
  void settingsThatLeadNowhere_areAFailureOfOurs() {
    assertThatThrownBy(() -> new Shares("history", NOWHERE))
        .isInstanceOf(MskException.class)
        .hasMessageContaining("share groups");
    assertThatThrownBy(() -> new HistoryTopic("history", 1).prepare(NOWHERE))
        .isInstanceOf(MskException.class)
        .hasMessageContaining("CreateTopics");
  }
}
