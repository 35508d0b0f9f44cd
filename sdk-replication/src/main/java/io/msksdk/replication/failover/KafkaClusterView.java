package io.msksdk.replication.failover;

import java.time.Duration;
import java.util.Collection;
import java.util.HashMap;
import java.util.HashSet;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import java.util.TreeMap;
import java.util.TreeSet;
import java.util.stream.Collectors;
import org.apache.kafka.clients.admin.Admin;
import org.apache.kafka.clients.admin.Config;
import org.apache.kafka.clients.admin.ConfigEntry;
import org.apache.kafka.clients.admin.ConsumerGroupListing;
import org.apache.kafka.clients.admin.ListConsumerGroupOffsetsSpec;
import org.apache.kafka.clients.admin.ListOffsetsOptions;
import org.apache.kafka.clients.admin.NewTopic;
import org.apache.kafka.clients.admin.OffsetSpec;
import org.apache.kafka.clients.admin.TopicDescription;
import org.apache.kafka.clients.consumer.OffsetAndMetadata;
import org.apache.kafka.common.IsolationLevel;
import org.apache.kafka.common.KafkaException;
import org.apache.kafka.common.KafkaFuture;
import org.apache.kafka.common.TopicPartition;
import org.apache.kafka.common.acl.AclBinding;
import org.apache.kafka.common.acl.AclBindingFilter;
import org.apache.kafka.common.config.ConfigResource;
import org.apache.kafka.common.errors.GroupIdNotFoundException;
import org.apache.kafka.common.errors.SecurityDisabledException;
import org.apache.kafka.common.errors.TopicExistsException;
import org.apache.kafka.common.quota.ClientQuotaFilter;
import org.jspecify.annotations.Nullable;

/** A cluster seen through Kafka's own clients, which it opens and closes. */
final class KafkaClusterView implements ClusterView {
  private static final Duration LONGEST_CLOSE = Duration.ofSeconds(2);

  private final Admin admin;
  private final Map<String, Object> properties;
  private final TipReader tips;

  private KafkaClusterView(Map<String, Object> properties) {
    this.properties = properties;
    this.admin = admin(properties);
    this.tips = new TipReader(properties);
  }

  private static Admin admin(Map<String, Object> properties) {
    try {
      return Admin.create(properties);
    } catch (KafkaException e) {
      throw KafkaAnswer.failure("client", e);
    }
  }

  static ClusterView open(Map<String, Object> properties) {
    return new KafkaClusterView(properties);
  }

  @Override
  public Map<String, Integer> topics() {
    Set<String> names = new TreeSet<>(get("topics", admin.listTopics().names()));
    // coordination topics of replicators and clients are not the application's
    names.removeIf(name -> name.startsWith("__") || name.endsWith(".internal"));
    Map<String, Integer> partitions = new TreeMap<>();
    get("topics", admin.describeTopics(names).allTopicNames())
        .forEach((name, topic) -> partitions.put(name, topic.partitions().size()));
    return partitions;
  }

  @Override
  public Map<String, Map<String, String>> configs(Collection<String> topics) {
    List<ConfigResource> resources =
        topics.stream().map(t -> new ConfigResource(ConfigResource.Type.TOPIC, t)).toList();
    Map<String, Map<String, String>> configs = new TreeMap<>();
    get("configs", admin.describeConfigs(resources).all())
        .forEach((resource, config) -> configs.put(resource.name(), own(config)));
    return configs;
  }

  private static Map<String, String> own(Config config) {
    return config.entries().stream()
        .filter(e -> e.source() == ConfigEntry.ConfigSource.DYNAMIC_TOPIC_CONFIG)
        .filter(e -> e.value() != null)
        .collect(
            Collectors.toMap(ConfigEntry::name, ConfigEntry::value, (a, b) -> a, TreeMap::new));
  }

  @Override
  public Map<TopicPartition, Long> ends(Collection<String> topics) {
    return offsets(topics, OffsetSpec.latest(), IsolationLevel.READ_UNCOMMITTED);
  }

  @Override
  public Map<TopicPartition, Long> committedEnds(Collection<String> topics) {
    return offsets(topics, OffsetSpec.latest(), IsolationLevel.READ_COMMITTED);
  }

  @Override
  public Map<TopicPartition, Long> starts(Collection<String> topics) {
    return offsets(topics, OffsetSpec.earliest(), IsolationLevel.READ_UNCOMMITTED);
  }

  private Map<TopicPartition, Long> offsets(
      Collection<String> topics, OffsetSpec spec, IsolationLevel level) {
    Map<TopicPartition, OffsetSpec> asked = new HashMap<>();
    for (TopicDescription topic :
        get("topics", admin.describeTopics(topics).allTopicNames()).values()) {
      topic.partitions().forEach(p -> asked.put(partition(topic, p.partition()), spec));
    }
    Map<TopicPartition, Long> offsets = new HashMap<>();
    get("offsets", admin.listOffsets(asked, new ListOffsetsOptions(level)).all())
        .forEach((partition, found) -> offsets.put(partition, found.offset()));
    return offsets;
  }

  private static TopicPartition partition(TopicDescription topic, int partition) {
    return new TopicPartition(topic.name(), partition);
  }

  @Override
  public Map<TopicPartition, List<Tip>> tips(Set<TopicPartition> partitions, int depth) {
    return tips.read(partitions, depth);
  }

  @Override
  public Map<TopicPartition, Long> timestamps(Map<TopicPartition, Long> offsets) {
    return tips.timestamps(offsets);
  }

  @Override
  public Map<TopicPartition, Long> atTimes(Map<TopicPartition, Long> millis) {
    Map<TopicPartition, OffsetSpec> asked = new HashMap<>();
    millis.forEach((partition, time) -> asked.put(partition, OffsetSpec.forTimestamp(time)));
    Map<TopicPartition, Long> offsets = new HashMap<>();
    get("offsets", admin.listOffsets(asked).all())
        .forEach((partition, found) -> offsets.put(partition, found.offset()));
    Map<TopicPartition, OffsetSpec> late = new HashMap<>();
    offsets.forEach(
        (partition, offset) -> {
          if (offset < 0) {
            late.put(partition, OffsetSpec.latest());
          }
        });
    get("offsets", admin.listOffsets(late).all())
        .forEach((partition, found) -> offsets.put(partition, found.offset()));
    return offsets;
  }

  @Override
  @SuppressWarnings({"deprecation", "removal"}) // what replaces it is not in Kafka 3.9
  public Set<String> groups() {
    return get("groups", admin.listConsumerGroups().all()).stream()
        .map(ConsumerGroupListing::groupId)
        .collect(Collectors.toCollection(TreeSet::new));
  }

  @Override
  public Map<String, GroupView> groups(Collection<String> ids) {
    Map<String, KafkaFuture<Integer>> members = new HashMap<>();
    admin
        .describeConsumerGroups(ids)
        .describedGroups()
        .forEach((id, group) -> members.put(id, group.thenApply(g -> g.members().size())));
    var offsets =
        admin.listConsumerGroupOffsets(
            ids.stream()
                .collect(Collectors.toMap(id -> id, id -> new ListConsumerGroupOffsetsSpec())));
    Map<String, GroupView> groups = new TreeMap<>();
    for (String id : new HashSet<>(ids)) {
      // Kafka 4 refuses to describe a group that does not exist, older ones call it dead
      int count = found("group " + id, members.get(id)).orElse(0);
      Map<TopicPartition, Long> committed = new HashMap<>();
      found("group " + id, offsets.partitionsToOffsetAndMetadata(id))
          .orElse(Map.of())
          .forEach((p, offset) -> put(committed, p, offset));
      groups.put(id, new GroupView(count, committed));
    }
    return groups;
  }

  private static void put(
      Map<TopicPartition, Long> committed, TopicPartition p, OffsetAndMetadata offset) {
    if (offset != null) {
      committed.put(p, offset.offset());
    }
  }

  private static <T> Optional<T> found(String what, @Nullable KafkaFuture<T> future) {
    return KafkaAnswer.unless(what, future, GroupIdNotFoundException.class);
  }

  @Override
  public Collection<AclBinding> acls() {
    return KafkaAnswer.unless(
            "ACLs",
            admin.describeAcls(AclBindingFilter.ANY).values(),
            SecurityDisabledException.class)
        .orElse(List.of());
  }

  @Override
  public Map<String, String> quotas() {
    Map<String, String> quotas = new TreeMap<>();
    get("quotas", admin.describeClientQuotas(ClientQuotaFilter.all()).entities())
        .forEach(
            (entity, values) ->
                quotas.put(
                    new TreeMap<>(entity.entries()).toString(), new TreeMap<>(values).toString()));
    return quotas;
  }

  @Override
  public Map<String, String> transactions() {
    Map<String, String> states = new TreeMap<>();
    get("transactions", admin.listTransactions().all())
        .forEach(listed -> states.put(listed.transactionalId(), listed.state().toString()));
    return states;
  }

  @Override
  public void createTopic(String name, int partitions, Map<String, String> configs) {
    NewTopic topic = new NewTopic(name, Optional.of(partitions), Optional.empty());
    Optional<Void> unused =
        KafkaAnswer.unless(
            "create " + name,
            admin.createTopics(List.of(topic.configs(configs))).all(),
            TopicExistsException.class);
  }

  @Override
  public void commit(String group, Map<TopicPartition, Long> offsets) {
    Map<TopicPartition, OffsetAndMetadata> commits = new HashMap<>();
    offsets.forEach((partition, offset) -> commits.put(partition, new OffsetAndMetadata(offset)));
    Void unused = get("offsets of " + group, admin.alterConsumerGroupOffsets(group, commits).all());
  }

  private static <T> T get(String what, KafkaFuture<T> future) {
    return KafkaAnswer.of(what, future);
  }

  @Override
  public void close() {
    try {
      tips.close();
    } finally {
      admin.close(LONGEST_CLOSE);
    }
  }

  @Override
  public String toString() {
    return "KafkaClusterView[" + properties.get("bootstrap.servers") + "]";
  }
}
