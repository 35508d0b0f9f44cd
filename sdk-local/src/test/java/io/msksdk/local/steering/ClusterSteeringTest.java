package io.msksdk.local.steering;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import com.fasterxml.jackson.databind.JsonNode;
import io.msksdk.local.TestEngine;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

class ClusterSteeringTest {

  @ParameterizedTest
  @ValueSource(strings = {"\"half\"", "50.7", "null", "0", "101", "4294967396"})
  void percent_thatIsNone_isRefusedRatherThanReadAsAFullDisk(String percent) {
    JsonNode body = TestEngine.json("{\"percent\":" + percent + "}");

    assertThatThrownBy(() -> ClusterSteering.percent(body))
        .isInstanceOf(IllegalArgumentException.class)
        .hasMessageStartingWith("percent: ");
  }

  @Test
  void percent_leftOut_isAFullDisk() {
    assertThat(ClusterSteering.percent(TestEngine.json("{}"))).isEqualTo(100);
    assertThat(ClusterSteering.percent(TestEngine.json("{\"percent\":85}"))).isEqualTo(85);
  }
}
