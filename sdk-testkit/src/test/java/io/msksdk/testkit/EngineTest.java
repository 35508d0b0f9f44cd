package io.msksdk.testkit;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import java.net.URI;
import org.junit.jupiter.api.Test;

class EngineTest {
  private static final String READY =
      "{\"ready\":true,\"endpoint\":\"http://127.0.0.1:1\",\"region\":\"us-east-1\","
          + "\"account\":\"111122223333\",\"caFile\":\"/tmp/ca.pem\"}";

  @Test
  void ready_afterAWarningOfTheJvm_isFound() {
    String output =
        "OpenJDK 64-Bit Server VM warning: Sharing is only supported for boot loader classes"
            + " because bootstrap classpath has been appended\n"
            + READY
            + "\n";

    assertThat(Engine.Ready.parse(output).endpoint()).isEqualTo(URI.create("http://127.0.0.1:1"));
  }

  @Test
  void output_withoutReady_isNamed() {
    assertThatThrownBy(() -> Engine.Ready.parse("not yet\n"))
        .isInstanceOf(LocalMskException.class)
        .hasMessageContaining("not yet");
  }
}
