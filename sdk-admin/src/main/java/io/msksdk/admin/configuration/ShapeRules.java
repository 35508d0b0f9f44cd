package io.msksdk.admin.configuration;

import io.msksdk.core.check.Finding;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.Optional;

/**
 * What server properties may say on one cluster (Amazon MSK Developer Guide, "Custom MSK
 * configurations", "Tiered storage", "Best practices"). Values that cannot be read are left to
 * {@link PropertyRules}.
 */
final class ShapeRules {
  private static final String IO = "num.io.threads";
  private static final String NETWORK = "num.network.threads";
  private static final String IN_SYNC = "min.insync.replicas";

  private ShapeRules() {}

  static List<Finding> check(Map<String, String> values, BrokerShape shape) {
    List<Finding> findings = new ArrayList<>();
    zookeeper(findings, values, shape);
    cleanup(findings, values, shape);
    inSync(findings, values, shape);
    threads(findings, values, shape);
    return List.copyOf(findings);
  }

  private static void zookeeper(
      List<Finding> findings, Map<String, String> values, BrokerShape shape) {
    values.keySet().stream()
        .filter(name -> shape.kraft() && name.startsWith("zookeeper."))
        .map(
            name ->
                Finding.error(
                    "configuration.zookeeper", name, values.get(name), "nothing in KRaft mode"))
        .forEach(findings::add);
  }

  private static void cleanup(
      List<Finding> findings, Map<String, String> values, BrokerShape shape) {
    String policy = values.get("log.cleanup.policy");
    if (shape.tiered() && policy != null && !policy.trim().equals("delete")) {
      findings.add(
          Finding.error(
              "configuration.tiered", "log.cleanup.policy", policy, "delete on a tiered cluster"));
    }
  }

  private static void inSync(
      List<Finding> findings, Map<String, String> values, BrokerShape shape) {
    long replicas = read(values, "default.replication.factor").orElse((long) shape.zones());
    Optional<Long> least = read(values, IN_SYNC).filter(count -> count >= replicas);
    least.ifPresent(
        count ->
            findings.add(
                Finding.warning(
                        "configuration.in-sync",
                        IN_SYNC,
                        count,
                        "at most " + Math.max(1, replicas - 1) + " of " + replicas + " replicas")
                    .advising("Producers with acks=all stop whenever one broker restarts.")));
  }

  private static void threads(
      List<Finding> findings, Map<String, String> values, BrokerShape shape) {
    shape
        .published()
        .ifPresent(
            size -> {
              tooMany(findings, values, IO, size.vcpus(), "the vCPUs of " + size.name());
              int half = Math.max(1, size.vcpus() / 2);
              // Kafka's own 5 are more than half the cores of small brokers
              tooMany(
                  findings, values, NETWORK, Math.max(5, half), "half the vCPUs of " + size.name());
            });
    Optional<Long> network = read(values, NETWORK).filter(count -> count > 5);
    if (network.isPresent() && !values.containsKey(IO)) {
      findings.add(
          Finding.warning("configuration.io-first", NETWORK, network.get(), IO + " raised too")
              .advising("Network threads would fill the queue of too few others."));
    }
  }

  private static void tooMany(
      List<Finding> findings, Map<String, String> values, String name, int most, String what) {
    read(values, name)
        .filter(count -> count > most)
        .ifPresent(
            count ->
                findings.add(
                    Finding.warning(
                        "configuration.threads", name, count, "at most " + most + ", " + what)));
  }

  private static Optional<Long> read(Map<String, String> values, String name) {
    return Optional.ofNullable(values.get(name))
        .map(String::trim)
        .filter(text -> text.matches("\\d{1,18}"))
        .map(Long::valueOf);
  }
}
