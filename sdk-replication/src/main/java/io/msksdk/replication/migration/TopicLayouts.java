package io.msksdk.replication.migration;

import io.msksdk.auth.call.BrokerAnswers;
import io.msksdk.core.call.ConflictException;
import io.msksdk.core.check.Finding;
import io.msksdk.core.check.Findings;
import io.msksdk.replication.replicator.NameFilter;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.TreeMap;
import java.util.concurrent.Future;
import java.util.function.UnaryOperator;
import java.util.stream.Collectors;
import org.apache.kafka.clients.admin.Admin;
import org.apache.kafka.clients.admin.Config;
import org.apache.kafka.clients.admin.ConfigEntry;
import org.apache.kafka.clients.admin.NewTopic;
import org.apache.kafka.clients.admin.TopicDescription;
import org.apache.kafka.common.KafkaFuture;
import org.apache.kafka.common.config.ConfigResource;

/**
 * The topics of a migration as they shall be on the target. A mirror would create them with a
 * replication factor of its own; created ahead, they are as one wants them. Immutable.
 */
public final class TopicLayouts {
  private final Map<String, TopicLayout> layouts;
  private final Map<String, Integer> sourcePartitions;

  private TopicLayouts(Map<String, TopicLayout> layouts, Map<String, Integer> sourcePartitions) {
    this.layouts = Map.copyOf(layouts);
    this.sourcePartitions = Map.copyOf(sourcePartitions);
  }

  /**
   * Reads the topics of the source.
   *
   * @param source an admin of the source, the caller's to close
   * @param filter which topics move; topics that begin with two underscores never do
   * @param replicationFactor how many brokers of the target hold each
   * @return layouts with the partitions and configurations of the source
   */
  public static TopicLayouts read(Admin source, NameFilter filter, int replicationFactor) {
    Set<String> names =
        BrokerAnswers.get("listTopics", source.listTopics().names()).stream()
            .filter(name -> !name.startsWith("__") && filter.takes(name))
            .collect(Collectors.toSet());
    Map<String, TopicDescription> topics =
        BrokerAnswers.get("describeTopics", source.describeTopics(names).allTopicNames());
    Map<String, Map<String, String>> configurations = configurations(source, names);
    Map<String, TopicLayout> layouts = new TreeMap<>();
    Map<String, Integer> partitions = new TreeMap<>();
    topics.forEach(
        (name, topic) -> {
          partitions.put(name, topic.partitions().size());
          layouts.put(
              name,
              new TopicLayout(
                  name,
                  topic.partitions().size(),
                  replicationFactor,
                  configurations.getOrDefault(name, Map.of())));
        });
    return new TopicLayouts(layouts, partitions);
  }

  private static Map<String, Map<String, String>> configurations(Admin source, Set<String> names) {
    List<ConfigResource> resources =
        names.stream().map(n -> new ConfigResource(ConfigResource.Type.TOPIC, n)).toList();
    Map<ConfigResource, Config> read =
        BrokerAnswers.get("describeConfigs", source.describeConfigs(resources).all());
    return read.entrySet().stream()
        .collect(Collectors.toMap(e -> e.getKey().name(), e -> set(e.getValue())));
  }

  /** What the brokers of the source default to, and what names them, is the source's affair. */
  private static Map<String, String> set(Config config) {
    return config.entries().stream()
        .filter(e -> e.source() == ConfigEntry.ConfigSource.DYNAMIC_TOPIC_CONFIG)
        .filter(e -> !e.isSensitive() && e.value() != null)
        .filter(e -> !e.name().endsWith(".replication.throttled.replicas"))
        .collect(Collectors.toMap(ConfigEntry::name, ConfigEntry::value));
  }

  /**
   * Changes layouts.
   *
   * @param change from a layout to what it shall be; the name must stay
   * @return changed layouts
   * @throws io.msksdk.core.check.InvalidSpecException when a topic would get fewer partitions than
   *     on the source, or another name
   */
  public TopicLayouts change(UnaryOperator<TopicLayout> change) {
    Map<String, TopicLayout> changed = new TreeMap<>();
    Findings findings = Findings.create();
    layouts.forEach(
        (name, layout) -> {
          TopicLayout next = change.apply(layout);
          int fewest = sourcePartitions.getOrDefault(name, 1);
          findings.add(
              next.name().equals(name)
                  ? null
                  : Finding.error("migration.topic-name", name, next.name(), name));
          findings.add(
              next.partitions() >= fewest
                  ? null
                  : Finding.error(
                      "migration.partitions",
                      name + " partitions",
                      next.partitions(),
                      "at least " + fewest + ", as on the source"));
          changed.put(name, next);
        });
    findings.requireNoErrors();
    return new TopicLayouts(changed, sourcePartitions);
  }

  /**
   * Returns the layouts.
   *
   * @return sorted by name, unmodifiable
   */
  public List<TopicLayout> all() {
    return layouts.values().stream()
        .sorted((one, other) -> one.name().compareTo(other.name()))
        .toList();
  }

  /**
   * Creates the topics the target does not have.
   *
   * @param target an admin of the target, the caller's to close
   * @return what was created, none when all were there
   * @throws io.msksdk.core.check.InvalidSpecException when a topic is there with fewer partitions
   */
  public List<String> create(Admin target) {
    Map<String, TopicDescription> there = there(target);
    Findings findings = Findings.create();
    List<NewTopic> missing = new ArrayList<>();
    for (TopicLayout layout : all()) {
      TopicDescription topic = there.get(layout.name());
      if (topic == null) {
        missing.add(
            new NewTopic(layout.name(), layout.partitions(), (short) layout.replicationFactor())
                .configs(layout.configurations()));
      } else if (narrow(topic)) {
        findings.add(
            Finding.error(
                    "migration.partitions",
                    layout.name() + " on the target",
                    topic.partitions().size() + " partitions",
                    "at least " + sourcePartitions.get(layout.name()))
                .advising("Add partitions to it, or delete it if it is empty."));
      }
    }
    findings.requireNoErrors();
    Map<String, KafkaFuture<Void>> answers = target.createTopics(missing).values();
    return new TreeMap<>(answers)
        .entrySet().stream()
            .filter(answer -> made(answer.getValue()))
            .map(Map.Entry::getKey)
            .toList();
  }

  /** One that is there after all: its broker had not heard of it, or somebody else was faster. */
  private static boolean made(Future<Void> answer) {
    try {
      BrokerAnswers.get("createTopics", answer);
      return true;
    } catch (ConflictException there) {
      return false;
    }
  }

  private Map<String, TopicDescription> there(Admin target) {
    Set<String> names = BrokerAnswers.get("listTopics", target.listTopics().names());
    List<String> ours = layouts.keySet().stream().filter(names::contains).toList();
    return BrokerAnswers.get("describeTopics", target.describeTopics(ours).allTopicNames());
  }

  /**
   * Says whether the target has every topic, with at least the partitions of the source.
   *
   * @param target an admin of the target, the caller's to close
   * @return true when nothing is left to create
   */
  public boolean created(Admin target) {
    Map<String, TopicDescription> there = there(target);
    return there.size() == layouts.size() && there.values().stream().noneMatch(this::narrow);
  }

  private boolean narrow(TopicDescription topic) {
    return topic.partitions().size() < sourcePartitions.getOrDefault(topic.name(), 1);
  }

  Map<String, Integer> sourcePartitions() {
    return new TreeMap<>(sourcePartitions);
  }

  @Override
  public String toString() {
    return "TopicLayouts" + all();
  }
}
