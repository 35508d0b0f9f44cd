package io.msksdk.local.connect;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import io.msksdk.local.TestEngine;
import java.util.List;
import java.util.Map;
import org.junit.jupiter.api.AutoClose;
import org.junit.jupiter.api.Test;
import software.amazon.awssdk.services.kafkaconnect.KafkaConnectClient;
import software.amazon.awssdk.services.kafkaconnect.model.BadRequestException;
import software.amazon.awssdk.services.kafkaconnect.model.NotFoundException;

class ConnectTagsContractTest {
  @AutoClose
  private final TestEngine engine = TestEngine.start("--data-plane", "none", "--time", "instant");

  @AutoClose private final KafkaConnectClient connect = engine.kafkaConnect();

  @Test
  void tags_ofEveryKind_areKeptAddedAndTakenOff() {
    String plugin = TestConnectors.plugin(connect, "p");
    String workers = TestConnectors.workerConfiguration(connect, "w");
    String connector =
        connect
            .createConnector(
                TestConnectors.connector("c", plugin).tags(Map.of("team", "a")).build())
            .connectorArn();
    assertThat(tags(connector)).containsExactly(Map.entry("team", "a"));

    for (String arn : List.of(plugin, workers, connector)) {
      connect.tagResource(r -> r.resourceArn(arn).tags(Map.of("team", "b", "stage", "test")));
      assertThat(tags(arn)).containsOnly(Map.entry("team", "b"), Map.entry("stage", "test"));
      connect.untagResource(r -> r.resourceArn(arn).tagKeys("team", "unknown"));
      assertThat(tags(arn)).containsOnly(Map.entry("stage", "test"));
    }
  }

  @Test
  void tags_wrong_areRefused() {
    String arn = TestConnectors.workerConfiguration(connect, "w");

    assertThatThrownBy(
            () -> connect.tagResource(r -> r.resourceArn(arn).tags(Map.of("k".repeat(129), "v"))))
        .isInstanceOf(BadRequestException.class)
        .hasMessageContaining("Invalid parameter tags");
    assertThatThrownBy(
            () -> connect.tagResource(r -> r.resourceArn(arn).tags(Map.of("k", "v".repeat(257)))))
        .isInstanceOf(BadRequestException.class);
    assertThatThrownBy(() -> connect.listTagsForResource(r -> r.resourceArn(arn + "x")))
        .isInstanceOf(NotFoundException.class);
  }

  private Map<String, String> tags(String arn) {
    return connect.listTagsForResource(r -> r.resourceArn(arn)).tags();
  }
}
