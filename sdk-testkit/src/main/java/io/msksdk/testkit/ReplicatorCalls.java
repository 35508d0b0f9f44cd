package io.msksdk.testkit;

import static io.msksdk.testkit.EngineHttp.encoded;

import com.fasterxml.jackson.databind.JsonNode;
import io.msksdk.core.operation.WaitPolicy;
import io.msksdk.core.operation.Waits;
import io.msksdk.core.operation.Watch;
import io.msksdk.core.time.Time;
import java.time.Duration;
import java.util.Map;

/** The operations of the service that a {@link LocalReplicator} is made with. */
final class ReplicatorCalls {
  private static final String PATH = "/replication/v1/replicators";
  private static final String GONE = "-";
  private static final WaitPolicy PACE =
      WaitPolicy.atMost(Duration.ofMinutes(2))
          .pollingEvery(Duration.ofMillis(5), Duration.ofMillis(10));

  private final ServiceCalls service;
  private final Waits waits = Waits.on(Time.system());

  ReplicatorCalls(LocalMsk local, String region) {
    this.service = new ServiceCalls(local.http(), local.admin(), region);
  }

  String create(Map<String, ?> request) {
    return service.call("POST", PATH, request).path("replicatorArn").asText();
  }

  /** Waits until the replicator is RUNNING and returns what the service says of it. */
  JsonNode awaitRunning(String arn) {
    Watch<JsonNode, JsonNode> watch =
        Watch.<JsonNode, JsonNode>of("create replicator", arn, PACE, () -> describe(arn))
            .state(ReplicatorCalls::stateOf)
            .succeedWhen(replicator -> stateOf(replicator).equals("RUNNING"), r -> r)
            .failWhen(replicator -> stateOf(replicator).equals("FAILED"), ReplicatorCalls::failure)
            .build();
    return waits.handle(watch).await(PACE);
  }

  JsonNode describe(String arn) {
    return service.call("GET", PATH + "/" + encoded(arn), null);
  }

  void delete(String arn) {
    service.call("DELETE", PATH + "/" + encoded(arn), null);
    Watch<String, String> watch =
        Watch.<String, String>of("delete replicator", arn, PACE, () -> stateOrGone(arn))
            .succeedWhen(GONE::equals, state -> state)
            .build();
    waits.handle(watch).await(PACE);
  }

  private String stateOrGone(String arn) {
    return service.find(PATH + "/" + encoded(arn)).map(ReplicatorCalls::stateOf).orElse(GONE);
  }

  static String stateOf(JsonNode replicator) {
    return replicator.path("replicatorState").asText();
  }

  private static Watch.Failure failure(JsonNode replicator) {
    JsonNode info = replicator.path("stateInfo");
    return new Watch.Failure(info.path("code").asText(), info.path("message").asText(), "");
  }
}
