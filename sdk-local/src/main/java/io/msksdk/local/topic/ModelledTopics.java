package io.msksdk.local.topic;

import io.msksdk.local.refusal.Refusal;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.TreeMap;

/**
 * The topics of a cluster without brokers: counts and settings only.
 *
 * @param topics the topics by name, guarded by itself
 * @param catalogue the settings that topics have
 * @param brokers the ids of the brokers the cluster would have
 */
record ModelledTopics(
    Map<String, ModelledTopic> topics, ConfigCatalogue catalogue, List<Integer> brokers)
    implements TopicStore {
  // as many as Kafka's controller takes in one request
  private static final int MOST_AT_ONCE = 10_000;

  @Override
  public List<TopicFacts> list() {
    synchronized (topics) {
      return topics.values().stream().map(ModelledTopic::facts).toList();
    }
  }

  @Override
  public Optional<TopicFacts> find(String name) {
    synchronized (topics) {
      return Optional.ofNullable(topics.get(name)).map(ModelledTopic::facts);
    }
  }

  @Override
  public Map<String, String> configs(String name) {
    Map<String, String> all = new TreeMap<>(catalogue.defaults());
    synchronized (topics) {
      all.putAll(known(name).configs());
    }
    return all;
  }

  @Override
  public void create(String name, int partitions, int replicas, Map<String, String> configs) {
    Map<String, String> settings = catalogue.checked(configs);
    if (replicas > brokers.size()) {
      throw TopicRefusals.invalid(
          ("Unable to replicate the partition %d time(s): The target replication factor of %d"
                  + " cannot be reached because only %d broker(s) are registered.")
              .formatted(replicas, replicas, brokers.size()));
    }
    checkMore(partitions);
    ModelledTopic topic =
        new ModelledTopic(new TopicFacts(name, partitions(partitions, replicas)), settings);
    synchronized (topics) {
      if (topics.putIfAbsent(name, topic) != null) {
        throw TopicRefusals.exists(name);
      }
    }
  }

  @Override
  public void alter(String name, Map<String, String> configs) {
    Map<String, String> settings = catalogue.checked(configs);
    synchronized (topics) {
      ModelledTopic topic = known(name);
      Map<String, String> merged = new TreeMap<>(topic.configs());
      merged.putAll(settings);
      topics.put(name, new ModelledTopic(topic.facts(), merged));
    }
  }

  @Override
  public void grow(String name, int partitions) {
    synchronized (topics) {
      ModelledTopic topic = known(name);
      int now = topic.facts().partitions().size();
      if (partitions <= now) {
        throw TopicRefusals.invalid(
            partitions == now
                ? "Topic already has %d partition(s).".formatted(now)
                : "The topic %s currently has %d partition(s); %d would not be an increase."
                    .formatted(name, now, partitions));
      }
      checkMore(partitions - now);
      TopicFacts grown =
          new TopicFacts(name, partitions(partitions, topic.facts().replicationFactor()));
      topics.put(name, new ModelledTopic(grown, topic.configs()));
    }
  }

  @Override
  public void delete(String name) {
    synchronized (topics) {
      if (topics.remove(name) == null) {
        throw TopicRefusals.unknown();
      }
    }
  }

  private ModelledTopic known(String name) throws Refusal {
    ModelledTopic topic = topics.get(name);
    if (topic == null) {
      throw TopicRefusals.unknown();
    }
    return topic;
  }

  private static void checkMore(int partitions) {
    if (partitions > MOST_AT_ONCE) {
      throw TopicRefusals.invalid("Excessively large number of partitions per request.");
    }
  }

  private List<TopicFacts.Partition> partitions(int count, int replicas) {
    List<TopicFacts.Partition> partitions = new ArrayList<>(count);
    for (int id = 0; id < count; id++) {
      List<Integer> assigned = new ArrayList<>(replicas);
      for (int r = 0; r < replicas; r++) {
        assigned.add(brokers.get((id + r) % brokers.size()));
      }
      List<Integer> all = List.copyOf(assigned);
      partitions.add(new TopicFacts.Partition(id, all.get(0), all, all));
    }
    return List.copyOf(partitions);
  }

  /** One topic with the settings that somebody has set. */
  record ModelledTopic(TopicFacts facts, Map<String, String> configs) {}
}
