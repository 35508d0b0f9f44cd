package io.msksdk.local.topic;

import static java.util.Objects.requireNonNull;
import static java.util.Objects.requireNonNullElse;

import io.msksdk.local.cluster.brokers.ClusterBrokers;
import io.msksdk.local.refusal.Refusal;
import java.util.ArrayList;
import java.util.Collection;
import java.util.Comparator;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.TreeMap;
import java.util.concurrent.ExecutionException;
import org.apache.kafka.clients.admin.Admin;
import org.apache.kafka.clients.admin.AlterConfigOp;
import org.apache.kafka.clients.admin.Config;
import org.apache.kafka.clients.admin.ConfigEntry;
import org.apache.kafka.clients.admin.NewPartitions;
import org.apache.kafka.clients.admin.NewTopic;
import org.apache.kafka.clients.admin.TopicDescription;
import org.apache.kafka.common.KafkaFuture;
import org.apache.kafka.common.Node;
import org.apache.kafka.common.TopicPartitionInfo;
import org.apache.kafka.common.config.ConfigResource;
import org.apache.kafka.common.errors.UnknownTopicOrPartitionException;

/** The topics of running brokers, reached as the engine itself. */
final class KafkaTopics implements TopicStore {
  private final ClusterBrokers brokers;

  KafkaTopics(ClusterBrokers brokers) {
    this.brokers = brokers;
  }

  @Override
  public List<TopicFacts> list() {
    return on(
        admin -> {
          List<TopicFacts> topics = describe(admin, admin.listTopics().names().get());
          topics.sort(Comparator.comparing(TopicFacts::name));
          return topics;
        });
  }

  @Override
  public Optional<TopicFacts> find(String name) {
    return on(admin -> describe(admin, List.of(name)).stream().findFirst());
  }

  @Override
  public Map<String, String> configs(String name) {
    ConfigResource topic = new ConfigResource(ConfigResource.Type.TOPIC, name);
    Config config =
        on(
            admin ->
                requireNonNull(admin.describeConfigs(List.of(topic)).values().get(topic)).get());
    Map<String, String> configs = new TreeMap<>();
    for (ConfigEntry entry : config.entries()) {
      if (entry.value() != null) {
        configs.put(entry.name(), entry.value());
      }
    }
    return configs;
  }

  @Override
  public void create(String name, int partitions, int replicas, Map<String, String> configs) {
    if (replicas > Short.MAX_VALUE) {
      throw TopicRefusals.invalid("Replication factor is too large: " + replicas);
    }
    run(
        admin ->
            admin
                .createTopics(
                    List.of(new NewTopic(name, partitions, (short) replicas).configs(configs)))
                .all());
  }

  @Override
  public void alter(String name, Map<String, String> configs) {
    Collection<AlterConfigOp> changes =
        configs.entrySet().stream()
            .map(e -> new ConfigEntry(e.getKey(), e.getValue()))
            .map(entry -> new AlterConfigOp(entry, AlterConfigOp.OpType.SET))
            .toList();
    ConfigResource topic = new ConfigResource(ConfigResource.Type.TOPIC, name);
    run(admin -> admin.incrementalAlterConfigs(Map.of(topic, changes)).all());
  }

  @Override
  public void grow(String name, int partitions) {
    run(admin -> admin.createPartitions(Map.of(name, NewPartitions.increaseTo(partitions))).all());
  }

  @Override
  public void delete(String name) {
    run(admin -> admin.deleteTopics(List.of(name)).all());
  }

  private static List<TopicFacts> describe(Admin admin, Collection<String> names)
      throws ExecutionException, InterruptedException {
    List<TopicFacts> topics = new ArrayList<>();
    for (KafkaFuture<TopicDescription> topic :
        admin.describeTopics(names).topicNameValues().values()) {
      try {
        topics.add(facts(topic.get()));
      } catch (ExecutionException e) {
        // it was deleted since it was listed
        if (!(e.getCause() instanceof UnknownTopicOrPartitionException)) {
          throw e;
        }
      }
    }
    return topics;
  }

  private static TopicFacts facts(TopicDescription topic) {
    return new TopicFacts(
        topic.name(), topic.partitions().stream().map(KafkaTopics::partition).toList());
  }

  private static TopicFacts.Partition partition(TopicPartitionInfo partition) {
    Node leader = partition.leader();
    return new TopicFacts.Partition(
        partition.partition(),
        leader == null || leader.isEmpty() ? null : leader.id(),
        partition.replicas().stream().map(Node::id).toList(),
        partition.isr().stream().map(Node::id).toList());
  }

  /** The controller answers before the brokers have caught up with it. */
  private void run(Request request) {
    Void unused = on(admin -> request.send(admin).get());
    awaitBrokers();
  }

  private void awaitBrokers() {
    try {
      brokers.awaitFollowed();
    } catch (IllegalStateException e) {
      throw Refusal.of(409, "KafkaTimeoutException", String.valueOf(e.getMessage()));
    }
  }

  private <T> T on(Work<T> work) {
    List<String> addresses = brokers.internalAddresses();
    if (addresses.isEmpty()) {
      throw Refusal.of(
          409, "ClusterConnectivityException", "None of the cluster's brokers is running.");
    }
    // what clients have changed by themselves is seen too
    awaitBrokers();
    try (Admin admin =
        Admin.create(
            Map.of(
                "bootstrap.servers", String.join(",", addresses),
                "request.timeout.ms", "10000",
                "default.api.timeout.ms", "15000"))) {
      return work.with(admin);
    } catch (ExecutionException e) {
      throw TopicRefusals.of(requireNonNullElse(e.getCause(), e));
    } catch (InterruptedException e) {
      Thread.currentThread().interrupt();
      throw Refusal.of(503, "ServiceUnavailableException", "The local MSK is being shut down.");
    }
  }

  /** What is asked of the brokers. */
  @FunctionalInterface
  private interface Work<T> {
    T with(Admin admin) throws ExecutionException, InterruptedException;
  }

  /** A change of the brokers. */
  @FunctionalInterface
  private interface Request {
    KafkaFuture<Void> send(Admin admin);
  }
}
