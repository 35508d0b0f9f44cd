package io.msksdk.admin.cluster;

import static org.assertj.core.api.Assertions.assertThat;

import io.msksdk.admin.topic.ServerlessTopics;
import io.msksdk.admin.topic.TopicSpec;
import io.msksdk.core.catalogue.Limits;
import io.msksdk.core.check.Finding;
import io.msksdk.core.check.InvalidSpecException;
import io.msksdk.core.check.Severity;
import java.util.List;
import java.util.Map;
import java.util.function.LongFunction;
import java.util.stream.IntStream;
import org.jspecify.annotations.Nullable;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.MethodSource;

/** Every row of the table of limits that bounds clusters: at the bound, and one step beyond. */
class LimitRowsTest {
  private static final Limits LIMITS = Limits.published();

  /** What a value beyond a bound is refused with, by the name of the row. */
  private static final Map<String, LongFunction<List<Finding>>> HIGHEST =
      Map.ofEntries(
          Map.entry("brokersPerClusterZooKeeper", n -> brokers("3.6.0", n)),
          Map.entry("brokersPerClusterKRaft", n -> brokers("3.7.x.kraft", n)),
          Map.entry("storagePerBrokerMax", n -> storage((int) n)),
          Map.entry("clusterNameMax", n -> name((int) n)),
          Map.entry("subnetsMax", n -> subnets((int) n)),
          Map.entry("subnetsInUsWest1", n -> west((int) n)),
          Map.entry("serverlessVpcs", n -> serverless((int) n)),
          Map.entry("serverlessGroups", n -> ServerlessTopics.within(LIMITS).groups((int) n)),
          Map.entry("serverlessFetchBytes", n -> ServerlessTopics.within(LIMITS).fetches((int) n)),
          Map.entry("serverlessMessageBytes", n -> message((int) n)),
          Map.entry("serverlessPartitions", n -> partitions((int) n, "delete")),
          Map.entry("serverlessCompactedPartitions", n -> partitions((int) n, "compact")));

  private static final Map<String, LongFunction<List<Finding>>> LOWEST =
      Map.of(
          "storagePerBrokerMin", n -> storage((int) n),
          "subnetsMin", n -> subnets((int) n),
          "throughputMin", n -> throughput((int) n, 100),
          "throughputVolumeMin", n -> throughput(250, (int) n));

  private static List<Finding> storage(int gib) {
    return errors(three("3.6.0").storageGib(gib));
  }

  private static ClusterSpec.Builder three(String version) {
    return ClusterSpec.provisioned("orders", version).subnets("a", "b", "c");
  }

  private static List<Finding> errors(ClusterSpec.Builder spec) {
    return spec.asItIs().findings().stream()
        .filter(finding -> finding.severity() == Severity.ERROR)
        .toList();
  }

  private static List<Finding> brokers(String version, long number) {
    return listed(ClusterRules.count((int) number, version, LIMITS));
  }

  private static List<Finding> listed(@Nullable Finding finding) {
    return finding == null ? List.of() : List.of(finding);
  }

  private static List<Finding> name(int length) {
    return errors(ClusterSpec.provisioned("n".repeat(length), "3.6.0").subnets("a", "b", "c"));
  }

  private static List<Finding> subnets(int number) {
    String[] ids = IntStream.range(0, number).mapToObj(i -> "s" + i).toArray(String[]::new);
    return errors(ClusterSpec.provisioned("orders", "3.6.0").subnets(ids).brokers(12));
  }

  private static List<Finding> west(int number) {
    List<String> ids = IntStream.range(0, number).mapToObj(i -> "s" + i).toList();
    return listed(ClusterRules.zones(ids, "us-west-1", LIMITS));
  }

  private static List<Finding> throughput(int rate, int gib) {
    return errors(
        three("3.6.0")
            .brokerSize(BrokerSize.standard("m5.4xlarge"))
            .storage(StorageSettings.ofGib(gib).throughputMibPerSecond(rate)));
  }

  private static List<Finding> serverless(int vpcs) {
    ServerlessSpec.Builder spec = ServerlessSpec.serverless("events");
    IntStream.range(0, vpcs).forEach(i -> spec.addVpc("a" + i, "b" + i));
    try {
      assertThat(spec.build().vpcs()).hasSize(vpcs);
      return List.of();
    } catch (InvalidSpecException e) {
      return e.findings();
    }
  }

  private static List<Finding> message(int bytes) {
    return ServerlessTopics.within(LIMITS)
        .findings(List.of(), TopicSpec.named("orders").maxMessageBytes(bytes).build());
  }

  private static List<Finding> partitions(int number, String policy) {
    return ServerlessTopics.within(LIMITS)
        .findings(
            List.of(),
            TopicSpec.named("orders").partitions(number).config("cleanup.policy", policy).build());
  }

  static List<String> highest() {
    return HIGHEST.keySet().stream().sorted().toList();
  }

  static List<String> lowest() {
    return LOWEST.keySet().stream().sorted().toList();
  }

  @ParameterizedTest
  @MethodSource("highest")
  void upperBound_isAllowed_andOneBeyondIsNot(String row) {
    LongFunction<List<Finding>> rule = HIGHEST.get(row);
    long bound = LIMITS.value(row);

    assertThat(rule.apply(bound)).as("at %d", bound).isEmpty();
    assertThat(rule.apply(bound + 1)).as("at %d", bound + 1).hasSize(1);
  }

  @ParameterizedTest
  @MethodSource("lowest")
  void lowerBound_isAllowed_andOneBelowIsNot(String row) {
    LongFunction<List<Finding>> rule = LOWEST.get(row);
    long bound = LIMITS.value(row);

    assertThat(rule.apply(bound)).as("at %d", bound).isEmpty();
    assertThat(rule.apply(bound - 1)).as("at %d", bound - 1).hasSize(1);
  }
}
