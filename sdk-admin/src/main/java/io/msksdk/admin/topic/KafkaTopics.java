package io.msksdk.admin.topic;

import static java.util.Objects.requireNonNull;

import com.google.errorprone.annotations.CanIgnoreReturnValue;
import io.msksdk.auth.call.BrokerAnswers;
import io.msksdk.core.check.Finding;
import io.msksdk.core.check.Findings;
import io.msksdk.core.check.InvalidSpecException;
import java.time.Duration;
import java.util.Collection;
import java.util.Comparator;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import java.util.TreeSet;
import org.apache.kafka.clients.admin.Admin;
import org.apache.kafka.clients.admin.AlterConfigOp;
import org.apache.kafka.clients.admin.Config;
import org.apache.kafka.clients.admin.ConfigEntry;
import org.apache.kafka.clients.admin.NewPartitions;
import org.apache.kafka.clients.admin.NewTopic;
import org.apache.kafka.clients.admin.TopicDescription;
import org.apache.kafka.common.config.ConfigResource;

/**
 * Topics through the brokers, on any cluster and with any authentication; the same rules as through
 * the control plane. MSK's own canary topics are hidden and protected. A change returns once
 * brokers show it. Thread-safe; the admin stays the caller's.
 *
 * <pre>{@code
 * KafkaTopics topics = KafkaTopics.through(admin);
 * topics.create(TopicSpec.named("orders").partitions(12).retention(Duration.ofDays(7)).build());
 * }</pre>
 */
public final class KafkaTopics {
  private final Admin admin;
  private final TopicSettling settling;

  private KafkaTopics(Admin admin) {
    this.admin = admin;
    this.settling = new TopicSettling(this::find);
  }

  /**
   * Works on a cluster.
   *
   * @param admin an admin client of the cluster
   * @return its topics
   */
  public static KafkaTopics through(Admin admin) {
    return new KafkaTopics(requireNonNull(admin, "admin"));
  }

  /**
   * Creates a topic.
   *
   * @param spec what it shall be
   * @return the topic
   * @throws io.msksdk.core.call.ConflictException when there is one of that name
   */
  @CanIgnoreReturnValue
  public KafkaTopic create(TopicSpec spec) {
    NewTopic topic =
        new NewTopic(spec.name(), spec.partitions(), (short) spec.replicationFactor())
            .configs(spec.configs());
    BrokerAnswers.get("CreateTopics", admin.createTopics(List.of(topic)).all());
    return settling.until(spec.name(), now -> now.partitions().size() == spec.partitions());
  }

  /**
   * Finds a topic.
   *
   * @param name its name
   * @return the topic, empty when there is none
   */
  public Optional<KafkaTopic> find(String name) {
    requireNonNull(name, "name");
    return names().contains(name) ? describe(List.of(name)).stream().findFirst() : Optional.empty();
  }

  /**
   * Lists the topics of the cluster; Kafka's internal ones and MSK's canary topics are left out.
   *
   * @return the topics, sorted by name
   */
  public List<KafkaTopic> list() {
    Set<String> own = new TreeSet<>(names());
    own.removeIf(TopicRules::canary);
    return describe(own);
  }

  private Set<String> names() {
    return BrokerAnswers.get("ListTopics", admin.listTopics().names());
  }

  private List<KafkaTopic> describe(Collection<String> names) {
    Map<String, TopicDescription> topics =
        BrokerAnswers.there("DescribeTopics", admin.describeTopics(names).topicNameValues());
    Map<String, Map<String, String>> configs = configs(names);
    return topics.values().stream()
        .filter(topic -> configs.containsKey(topic.name()))
        .sorted(Comparator.comparing(TopicDescription::name))
        .map(topic -> TopicReading.of(topic, configs.getOrDefault(topic.name(), Map.of())))
        .toList();
  }

  private Map<String, Map<String, String>> configs(Collection<String> names) {
    List<ConfigResource> topics = names.stream().map(KafkaTopics::resource).toList();
    Map<String, Map<String, String>> configs = new HashMap<>();
    BrokerAnswers.there("DescribeConfigs", admin.describeConfigs(topics).values())
        .forEach((topic, config) -> configs.put(topic.name(), set(config)));
    return configs;
  }

  private static Map<String, String> set(Config config) {
    Map<String, String> set = new HashMap<>();
    config.entries().stream()
        .filter(entry -> entry.source() == ConfigEntry.ConfigSource.DYNAMIC_TOPIC_CONFIG)
        .filter(entry -> entry.value() != null)
        .forEach(entry -> set.put(entry.name(), entry.value()));
    return set;
  }

  private static ConfigResource resource(String name) {
    return new ConfigResource(ConfigResource.Type.TOPIC, name);
  }

  /**
   * Changes settings of a topic; others stay.
   *
   * @param name the topic's name
   * @param configs values by name
   * @return the topic
   * @throws InvalidSpecException when the settings together break a rule of tiered storage
   * @throws io.msksdk.core.call.NotFoundException when there is no such topic
   */
  @CanIgnoreReturnValue
  public KafkaTopic configure(String name, Map<String, String> configs) {
    ConfigResource topic = resource(own(name));
    Map<String, String> all = new HashMap<>(find(name).map(KafkaTopic::configs).orElse(Map.of()));
    all.putAll(configs);
    Findings.create().addAll(TopicRules.settings(all)).requireNoErrors();
    List<AlterConfigOp> changes =
        configs.entrySet().stream()
            .map(
                config ->
                    new AlterConfigOp(
                        new ConfigEntry(config.getKey(), config.getValue()),
                        AlterConfigOp.OpType.SET))
            .toList();
    BrokerAnswers.get(
        "IncrementalAlterConfigs", admin.incrementalAlterConfigs(Map.of(topic, changes)).all());
    return settling.until(name, now -> now.configs().entrySet().containsAll(configs.entrySet()));
  }

  /**
   * Adds partitions to a topic; nothing is done where it has that many.
   *
   * @param name the topic's name
   * @param total how many there shall be in all
   * @return the topic
   * @throws io.msksdk.core.call.NotFoundException when there is no such topic
   */
  @CanIgnoreReturnValue
  public KafkaTopic grow(String name, int total) {
    Optional<KafkaTopic> so = find(own(name)).filter(topic -> topic.partitions().size() == total);
    if (so.isPresent()) {
      return so.get();
    }
    BrokerAnswers.get(
        "CreatePartitions",
        admin.createPartitions(Map.of(name, NewPartitions.increaseTo(total))).all());
    return settling.until(name, now -> now.partitions().size() == total);
  }

  /**
   * Keeps older data of a topic in tiered storage from now on. It can be given up once and never be
   * had again.
   *
   * @param name the topic's name
   * @param total how long records are kept, at least 3 days
   * @param local how long they are kept on the brokers too, less than the total
   * @return the topic
   */
  @CanIgnoreReturnValue
  public KafkaTopic enableTieredStorage(String name, Duration total, Duration local) {
    return configure(name, TopicRules.tieredConfigs(total, local));
  }

  /**
   * Gives tiered storage of a topic up. What is in it is deleted for good, and the topic can never
   * be tiered again.
   *
   * @param name the topic's name
   * @return the topic
   */
  @CanIgnoreReturnValue
  public KafkaTopic deleteTieredData(String name) {
    return configure(
        name, Map.of("remote.log.msk.disable.policy", "Delete", TopicRules.TIERED, "false"));
  }

  /**
   * Deletes a topic and all its records.
   *
   * @param name its name
   * @throws io.msksdk.core.call.NotFoundException when there is no such topic
   */
  public void delete(String name) {
    BrokerAnswers.get("DeleteTopics", admin.deleteTopics(List.of(own(name))).all());
    settling.untilGone(name);
  }

  private static String own(String name) {
    Finding finding = TopicRules.name(requireNonNull(name, "name"));
    if (finding != null) {
      throw InvalidSpecException.of(finding);
    }
    return name;
  }
}
