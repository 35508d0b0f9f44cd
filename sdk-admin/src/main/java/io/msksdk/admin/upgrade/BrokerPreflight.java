package io.msksdk.admin.upgrade;

import io.msksdk.admin.cluster.BrokerSize;
import io.msksdk.admin.cluster.Cluster;
import io.msksdk.auth.call.BrokerAnswers;
import io.msksdk.core.catalogue.BrokerSizes;
import io.msksdk.core.check.Finding;
import java.util.ArrayList;
import java.util.Collection;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import java.util.TreeMap;
import java.util.TreeSet;
import org.apache.kafka.clients.admin.Admin;
import org.apache.kafka.clients.admin.Config;
import org.apache.kafka.clients.admin.ListTopicsOptions;
import org.apache.kafka.clients.admin.TopicDescription;
import org.apache.kafka.common.Node;
import org.apache.kafka.common.TopicPartitionInfo;
import org.apache.kafka.common.config.ConfigResource;
import org.jspecify.annotations.Nullable;

/**
 * What brokers say before they restart one by one (Amazon MSK Developer Guide, "Upgrading the
 * Apache Kafka version", "Best practices for version upgrades", "Right-size your cluster").
 */
final class BrokerPreflight {
  private static final int NAMED = 5;
  private static final String IN_SYNC = "min.insync.replicas";

  private final Map<Integer, Integer> partitions = new TreeMap<>();
  private final Set<String> offline = new TreeSet<>();
  private final Set<String> lagging = new TreeSet<>();
  private final Set<String> single = new TreeSet<>();
  private final Set<String> stopping = new TreeSet<>();

  private BrokerPreflight() {}

  static List<Finding> check(Admin admin, Cluster cluster) {
    return check(admin, cluster.brokerSize().orElse(null));
  }

  /** What brokers say before they become brokers of a size, the one they have or another. */
  static List<Finding> check(Admin admin, @Nullable BrokerSize size) {
    BrokerPreflight seen = new BrokerPreflight();
    seen.look(admin);
    List<Finding> findings = new ArrayList<>();
    Optional.ofNullable(size)
        .flatMap(named -> BrokerSizes.published().size(named.instanceType()))
        .ifPresent(known -> findings.addAll(load(seen.partitions, known)));
    seen.topics(findings);
    return List.copyOf(findings);
  }

  private void look(Admin admin) {
    Set<String> names =
        BrokerAnswers.get(
            "ListTopics", admin.listTopics(new ListTopicsOptions().listInternal(true)).names());
    Map<String, TopicDescription> topics =
        BrokerAnswers.there("DescribeTopics", admin.describeTopics(names).topicNameValues());
    Map<String, Integer> least = inSync(admin, names);
    topics.values().forEach(topic -> look(topic, least.getOrDefault(topic.name(), 1)));
  }

  private static Map<String, Integer> inSync(Admin admin, Collection<String> names) {
    List<ConfigResource> resources =
        names.stream().map(name -> new ConfigResource(ConfigResource.Type.TOPIC, name)).toList();
    Map<String, Integer> least = new HashMap<>();
    BrokerAnswers.there("DescribeConfigs", admin.describeConfigs(resources).values())
        .forEach((topic, config) -> least.put(topic.name(), inSync(config)));
    return least;
  }

  private static int inSync(Config config) {
    var entry = config.get(IN_SYNC);
    return entry == null || entry.value() == null ? 1 : Integer.parseInt(entry.value());
  }

  private void look(TopicDescription topic, int least) {
    // MSK moves its canary topics by itself
    boolean canary = topic.name().startsWith("__amazon_msk_canary");
    for (TopicPartitionInfo partition : topic.partitions()) {
      partition.replicas().forEach(node -> partitions.merge(node.id(), 1, Integer::sum));
      if (canary) {
        continue;
      }
      Node leader = partition.leader();
      int replicas = partition.replicas().size();
      if (leader == null || leader.isEmpty()) {
        offline.add(topic.name());
      } else if (partition.isr().size() < replicas) {
        lagging.add(topic.name());
      }
      if (replicas == 1) {
        single.add(topic.name());
      } else if (least >= replicas) {
        stopping.add(topic.name());
      }
    }
  }

  /**
   * A broker with as many partitions as its size should have is updated; with one more it is not.
   */
  static List<Finding> load(Map<Integer, Integer> partitions, BrokerSizes.Size size) {
    List<Finding> findings = new ArrayList<>();
    partitions.forEach(
        (broker, count) -> {
          if (count > size.partitions()) {
            findings.add(
                Finding.error(
                        "upgrade.partitions",
                        "broker " + broker,
                        count + " partitions",
                        "at most " + size.partitions() + " with " + size.name())
                    .advising("Delete or move partitions, or take larger brokers first."));
          }
        });
    return findings;
  }

  private void topics(List<Finding> findings) {
    add(
        findings,
        offline,
        Finding.error("upgrade.offline", "topics", named(offline), "a leader for every partition")
            .advising("Bring the broker back before others are taken away."));
    add(
        findings,
        lagging,
        Finding.warning("upgrade.lagging", "topics", named(lagging), "all replicas in sync")
            .advising("Wait until they have caught up."));
    add(
        findings,
        single,
        Finding.warning("upgrade.replicas", "topics", named(single), "2 replicas or more")
            .advising("Their partitions are away whenever their broker restarts."));
    add(
        findings,
        stopping,
        Finding.warning(
                "upgrade.in-sync", "topics", named(stopping), IN_SYNC + " below their replicas")
            .advising("Producers with acks=all stop whenever one broker restarts."));
  }

  private static void add(List<Finding> findings, Set<String> topics, Finding finding) {
    if (!topics.isEmpty()) {
      findings.add(finding);
    }
  }

  private static String named(Set<String> topics) {
    List<String> first = topics.stream().limit(NAMED).toList();
    return topics.size() > NAMED
        ? first + " and " + (topics.size() - NAMED) + " more"
        : first.toString();
  }
}
