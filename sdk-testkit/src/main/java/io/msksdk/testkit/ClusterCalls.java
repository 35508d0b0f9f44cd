package io.msksdk.testkit;

import static io.msksdk.testkit.EngineHttp.encoded;

import com.fasterxml.jackson.databind.JsonNode;
import com.google.errorprone.annotations.CanIgnoreReturnValue;
import io.msksdk.core.operation.WaitPolicy;
import io.msksdk.core.operation.Waits;
import io.msksdk.core.operation.Watch;
import io.msksdk.core.time.Time;
import java.time.Duration;
import java.util.EnumSet;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import java.util.function.Predicate;
import java.util.stream.IntStream;
import java.util.stream.StreamSupport;

/** The operations of the service that a {@link LocalCluster} is made with. */
final class ClusterCalls {
  private static final String GONE = "-";
  private static final WaitPolicy PACE =
      WaitPolicy.atMost(Duration.ofMinutes(2))
          .pollingEvery(Duration.ofMillis(5), Duration.ofMillis(10));

  private final ServiceCalls service;
  private final Waits waits = Waits.on(Time.system());

  ClusterCalls(LocalMsk local) {
    this.service = new ServiceCalls(local.http(), local.admin(), local.region());
  }

  String create(String name, int brokers, String kafkaVersion) {
    return create(name, brokers, kafkaVersion, EnumSet.of(ClientAccess.IAM));
  }

  String create(String name, int brokers, String kafkaVersion, Set<ClientAccess> access) {
    Map<String, Object> nodes =
        Map.of("instanceType", "kafka.m7g.large", "clientSubnets", subnets(brokers));
    Map<String, Object> provisioned = new HashMap<>(ClientAccess.members(access));
    provisioned.put("brokerNodeGroupInfo", nodes);
    provisioned.put("kafkaVersion", kafkaVersion);
    provisioned.put("numberOfBrokerNodes", brokers);
    Map<String, Object> request = Map.of("clusterName", name, "provisioned", provisioned);
    return service.call("POST", "/api/v2/clusters", request).path("clusterArn").asText();
  }

  /** Waits until the cluster is ACTIVE and returns its name. */
  String awaitActive(String arn) {
    Watch<JsonNode, String> watch =
        Watch.<JsonNode, String>of("create cluster", arn, PACE, () -> describe(arn))
            .state(ClusterCalls::stateOf)
            .succeedWhen(
                cluster -> stateOf(cluster).equals("ACTIVE"),
                cluster -> cluster.path("clusterName").asText())
            .failWhen(cluster -> stateOf(cluster).equals("FAILED"), ClusterCalls::failure)
            .build();
    return waits.handle(watch).await(PACE);
  }

  String bootstrapBrokers(String arn, String member) {
    String path = "/v1/clusters/" + encoded(arn) + "/bootstrap-brokers";
    JsonNode brokers = service.call("GET", path, null).path(member);
    if (!brokers.isTextual()) {
      throw LocalMskException.refused(
          "cluster: " + arn + " has no " + member + " (expected: a listener for this login).",
          "Create it with LocalCluster.Builder.access, or update its security.");
    }
    return brokers.asText();
  }

  /** The cluster of a name, empty when there is none. */
  Optional<String> named(String name) {
    JsonNode found =
        service.call("GET", "/api/v2/clusters?clusterNameFilter=" + encoded(name), null);
    return StreamSupport.stream(found.path("clusterInfoList").spliterator(), false)
        .filter(cluster -> cluster.path("clusterName").asText().equals(name))
        .map(cluster -> cluster.path("clusterArn").asText())
        .findFirst();
  }

  String state(String arn) {
    return stateOf(describe(arn));
  }

  void delete(String arn) {
    String now = await("look at cluster", arn, state -> true);
    // a test may have deleted it itself, by the service's own API
    if (!now.equals(GONE) && !now.equals("DELETING")) {
      service.call("DELETE", "/v1/clusters/" + encoded(arn), null);
    }
    await("delete cluster", arn, GONE::equals);
  }

  /** The state that was waited for; a throttled look and one that met an error are repeated. */
  @CanIgnoreReturnValue
  private String await(String what, String arn, Predicate<String> wanted) {
    Watch<String, String> watch =
        Watch.<String, String>of(what, arn, PACE, () -> stateOrGone(arn))
            .succeedWhen(wanted, state -> state)
            .build();
    return waits.handle(watch).await(PACE);
  }

  private String stateOrGone(String arn) {
    return service
        .find("/api/v2/clusters/" + encoded(arn))
        .map(ClusterCalls::cluster)
        .map(ClusterCalls::stateOf)
        .orElse(GONE);
  }

  private JsonNode describe(String arn) {
    return cluster(service.call("GET", "/api/v2/clusters/" + encoded(arn), null));
  }

  private static JsonNode cluster(JsonNode answer) {
    return answer.path("clusterInfo");
  }

  private static String stateOf(JsonNode cluster) {
    return cluster.path("state").asText();
  }

  private static Watch.Failure failure(JsonNode cluster) {
    JsonNode info = cluster.path("stateInfo");
    return new Watch.Failure(info.path("code").asText(), info.path("message").asText(), "");
  }

  /** MSK spreads brokers evenly over two or three subnets; other numbers have one of their own. */
  private static List<String> subnets(int brokers) {
    int count = brokers % 3 == 0 ? 3 : brokers % 2 == 0 ? 2 : 1;
    return IntStream.range(0, count).mapToObj(i -> "subnet-" + (char) ('a' + i)).toList();
  }
}
