package io.msksdk.examples.failover;

import io.msksdk.replication.failover.FailoverApplication;
import io.msksdk.replication.failover.FailoverSite;
import io.msksdk.replication.failover.Subscription;
import java.util.Collection;
import java.util.HashSet;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.concurrent.ConcurrentHashMap;
import java.util.concurrent.ConcurrentLinkedQueue;

/**
 * An application with a producer and a consumer per group, which a failover moves. It keeps every
 * record that was acknowledged and every one that was read, to be compared afterwards.
 */
final class SteadyTraffic implements FailoverApplication, AutoCloseable {
  private final Map<String, Map<String, Object>> clusters;
  private final List<String> topics;
  private final List<String> groups;
  private final Map<String, ProducingThread> producers = new ConcurrentHashMap<>();
  private final Map<String, List<ConsumingThread>> consumers = new ConcurrentHashMap<>();
  private final Set<String> acknowledged = ConcurrentHashMap.newKeySet();
  private final Map<String, Collection<String>> read = new ConcurrentHashMap<>();

  /**
   * Makes an application that is stopped everywhere.
   *
   * @param clusters client properties by the ARN of their cluster
   * @param topics what it writes to
   * @param groups who reads
   */
  SteadyTraffic(
      Map<String, Map<String, Object>> clusters, List<String> topics, List<String> groups) {
    this.clusters = Map.copyOf(clusters);
    this.topics = List.copyOf(topics);
    this.groups = List.copyOf(groups);
    groups.forEach(group -> read.put(group, new ConcurrentLinkedQueue<>()));
  }

  @Override
  public void startProducers(FailoverSite site) {
    producers.computeIfAbsent(
        arn(site), arn -> ProducingThread.start(properties(arn), topics, acknowledged));
  }

  @Override
  public void stopProducers(FailoverSite site) {
    ProducingThread running = producers.remove(arn(site));
    if (running != null) {
      running.close();
    }
  }

  @Override
  public void startConsumers(FailoverSite site, Subscription subscription) {
    consumers.computeIfAbsent(
        arn(site),
        arn ->
            groups.stream()
                .map(
                    group ->
                        ConsumingThread.start(
                            properties(arn), group, subscription.pattern(), sink(group)))
                .toList());
  }

  private Collection<String> sink(String group) {
    return read.getOrDefault(group, List.of());
  }

  @Override
  public void stopConsumers(FailoverSite site) {
    List<ConsumingThread> running = consumers.remove(arn(site));
    if (running != null) {
      running.forEach(ConsumingThread::stop);
      running.forEach(ConsumingThread::close);
    }
  }

  @Override
  public void moveEndpoint(FailoverSite site) {
    // clients of this example are told their cluster; a service would change a DNS name or a secret
  }

  @Override
  public boolean recovered(FailoverSite site) {
    return true;
  }

  private Map<String, Object> properties(String arn) {
    return clusters.getOrDefault(arn, Map.of());
  }

  private static String arn(FailoverSite site) {
    return site.cluster().toString();
  }

  /** How many records were acknowledged. */
  int written() {
    return acknowledged.size();
  }

  /** How many acknowledged records a group has not read. */
  int missing(String group) {
    Set<String> missing = new HashSet<>(acknowledged);
    missing.removeAll(new HashSet<>(sink(group)));
    return missing.size();
  }

  /** How many records a group has read more than once. */
  int repeated(String group) {
    List<String> all = List.copyOf(sink(group));
    return all.size() - new HashSet<>(all).size();
  }

  @Override
  public void close() {
    producers.values().forEach(ProducingThread::close);
    consumers.values().forEach(threads -> threads.forEach(ConsumingThread::stop));
    consumers.values().forEach(threads -> threads.forEach(ConsumingThread::close));
  }
}
