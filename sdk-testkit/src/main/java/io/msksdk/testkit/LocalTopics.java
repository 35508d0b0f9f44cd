package io.msksdk.testkit;

import static java.util.Objects.requireNonNull;

import java.util.ArrayList;
import java.util.List;
import java.util.UUID;

/**
 * Makes topics for one test: their names are used by nobody else, even where tests in parallel or
 * in other JVMs share the cluster, and they are deleted after the test. Thread-safe.
 */
public final class LocalTopics {
  private final LocalCluster cluster;
  private final List<LocalTopic> made = new ArrayList<>();

  LocalTopics(LocalCluster cluster) {
    this.cluster = cluster;
  }

  /**
   * Creates a topic.
   *
   * @param name how its name begins
   * @param partitions how many partitions
   * @return the topic, with a name of its own
   */
  public synchronized LocalTopic create(String name, int partitions) {
    String unique =
        requireNonNull(name, "name") + "-" + UUID.randomUUID().toString().substring(0, 8);
    LocalTopic topic = cluster.createTopic(unique, partitions);
    made.add(topic);
    return topic;
  }

  synchronized void delete() {
    List<LocalTopic> all = List.copyOf(made);
    made.clear();
    all.forEach(LocalTopic::deleteIfThere);
  }
}
