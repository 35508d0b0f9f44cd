package io.msksdk.local.connect;

import static org.assertj.core.api.Assertions.assertThat;

import com.fasterxml.jackson.databind.JsonNode;
import io.msksdk.local.TestEngine;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Random;
import java.util.Set;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;
import software.amazon.awssdk.services.kafkaconnect.KafkaConnectClient;
import software.amazon.awssdk.services.kafkaconnect.model.BadRequestException;
import software.amazon.awssdk.services.kafkaconnect.model.ConflictException;
import software.amazon.awssdk.services.kafkaconnect.model.ConnectorSummary;

/** Random sequences of calls, failures and time keep what always holds. */
class ConnectorSequencesContractTest {
  private static final Set<String> LEGAL =
      Set.of(
          "connector NONE CREATING",
          "connector CREATING RUNNING",
          "connector CREATING FAILED",
          "connector RUNNING UPDATING",
          "connector UPDATING RUNNING",
          "connector UPDATING FAILED",
          "connector RUNNING DELETING",
          "connector FAILED DELETING",
          "connector DELETING GONE",
          "connector-operation NONE PENDING",
          "connector-operation PENDING UPDATE_IN_PROGRESS",
          "connector-operation UPDATE_IN_PROGRESS UPDATE_COMPLETE",
          "connector-operation UPDATE_IN_PROGRESS UPDATE_FAILED",
          "connector-operation UPDATE_IN_PROGRESS ROLLBACK_IN_PROGRESS",
          "connector-operation ROLLBACK_IN_PROGRESS ROLLBACK_COMPLETE",
          "connector-operation ROLLBACK_IN_PROGRESS ROLLBACK_FAILED",
          "custom-plugin NONE CREATING",
          "custom-plugin CREATING ACTIVE");

  private static final List<String> FAILURES =
      List.of("UPDATE_FAILED", "ROLLBACK_FAILED", "InternalError");

  @ParameterizedTest
  @ValueSource(longs = {1, 2})
  void sequence_ofAnything_makesLegalTransitionsAndEnds(long seed) {
    try (TestEngine engine = TestEngine.start("--data-plane", "none", "--time", "manual");
        KafkaConnectClient connect = engine.kafkaConnect()) {
      String plugin = TestConnectors.plugin(connect, "p");
      advance(engine, "PT3M");
      Random random = new Random(seed);

      for (int i = 0; i < 100; i++) {
        step(engine, connect, plugin, random);
      }
      advance(engine, "PT2H");

      assertThat(connect.listConnectors(r -> {}).connectors())
          .extracting(ConnectorSummary::connectorStateAsString)
          .isSubsetOf("RUNNING", "FAILED");
      assertTransitions(engine.get("/_local/events"));
    }
  }

  private static void step(
      TestEngine engine, KafkaConnectClient connect, String plugin, Random random) {
    List<ConnectorSummary> all = connect.listConnectors(r -> {}).connectors();
    try {
      switch (random.nextInt(6)) {
        case 0 ->
            connect.createConnector(
                TestConnectors.connector("c" + random.nextInt(4), plugin).build());
        case 1, 2 -> update(connect, all, random);
        case 3 -> delete(connect, all, random);
        case 4 -> fail(engine, random);
        default -> advance(engine, "PT" + (1 + random.nextInt(25)) + "M");
      }
    } catch (BadRequestException | ConflictException e) {
      // refused, as much of it must be
      assertThat(e.getMessage()).isNotEmpty();
    }
  }

  private static void update(
      KafkaConnectClient connect, List<ConnectorSummary> all, Random random) {
    if (!all.isEmpty()) {
      ConnectorSummary chosen = all.get(random.nextInt(all.size()));
      connect.updateConnector(
          r ->
              r.connectorArn(chosen.connectorArn())
                  .currentVersion(chosen.currentVersion())
                  .capacity(
                      c ->
                          c.provisionedCapacity(
                              p -> p.mcuCount(1).workerCount(1 + random.nextInt(3)))));
    }
  }

  private static void delete(
      KafkaConnectClient connect, List<ConnectorSummary> all, Random random) {
    if (!all.isEmpty() && random.nextBoolean()) {
      String arn = all.get(random.nextInt(all.size())).connectorArn();
      connect.deleteConnector(r -> r.connectorArn(arn));
    }
  }

  private static void fail(TestEngine engine, Random random) {
    String operation = random.nextInt(3) == 0 ? "CreateConnector" : "UpdateConnector";
    JsonNode unused =
        engine.post(
            "/_local/faults",
            """
            {"kind":"fail","operation":"%s","times":1,"stateInfo":{"code":"%s"}}
            """
                .formatted(operation, FAILURES.get(random.nextInt(FAILURES.size()))));
  }

  private static void assertTransitions(JsonNode events) {
    Map<String, String> last = new HashMap<>();
    for (JsonNode event : events) {
      if (event.path("kind").asText().equals("transition")) {
        JsonNode facts = event.path("facts");
        String arn = facts.path("resource").asText();
        String from = facts.path("from").asText();
        String to = facts.path("to").asText();
        String kind = arn.split(":", 6)[5].split("/", 2)[0];
        assertThat(LEGAL).contains(kind + " " + from + " " + to);
        assertThat(from).isEqualTo(last.getOrDefault(arn, "NONE"));
        last.put(arn, to);
      }
    }
    assertThat(last.values())
        .doesNotContain("PENDING", "UPDATE_IN_PROGRESS", "ROLLBACK_IN_PROGRESS", "UPDATING")
        .contains("UPDATE_COMPLETE", "GONE");
  }

  private static void advance(TestEngine engine, String duration) {
    JsonNode unused = engine.post("/_local/clock", "{\"advance\":\"" + duration + "\"}");
  }
}
