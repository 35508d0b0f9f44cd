package io.msksdk.local.broker;

import java.time.Duration;
import java.time.InstantSource;
import java.util.EnumSet;
import java.util.Map;
import java.util.Set;
import java.util.concurrent.ConcurrentHashMap;
import org.apache.kafka.common.TopicPartition;
import org.apache.kafka.common.protocol.ApiKeys;

/**
 * What the clients of one serverless cluster use of its quotas, counted over all its brokers
 * (developer guide, "MSK Serverless quota"). Thread-safe.
 */
final class ServerlessUse {
  private static final Set<ApiKeys> TOPIC_CALLS =
      EnumSet.of(
          ApiKeys.CREATE_TOPICS,
          ApiKeys.DELETE_TOPICS,
          ApiKeys.CREATE_PARTITIONS,
          ApiKeys.ALTER_CONFIGS,
          ApiKeys.INCREMENTAL_ALTER_CONFIGS);

  private final Limits limits;
  private final InstantSource time;
  private final ServerlessGroups groups;
  private final Budget requests;
  private final Budget topicCalls;
  private final Budget ingress;
  private final Budget egress;
  private final Map<TopicPartition, Budget> written = new ConcurrentHashMap<>();
  private final Map<TopicPartition, Budget> read = new ConcurrentHashMap<>();

  ServerlessUse(Limits limits, InstantSource time) {
    this.limits = limits;
    this.time = time;
    this.groups = new ServerlessGroups(limits.groups());
    this.requests = new Budget(limits.requests(), time);
    this.topicCalls = new Budget(limits.topicCalls(), time);
    this.ingress = new Budget(limits.ingress(), time);
    this.egress = new Budget(limits.egress(), time);
  }

  Limits limits() {
    return limits;
  }

  ServerlessGroups groups() {
    return groups;
  }

  /** The bytes that all clients together may write. */
  Budget ingress() {
    return ingress;
  }

  /** The bytes that all clients together may read. */
  Budget egress() {
    return egress;
  }

  /** Counts a request, and says how long its client is to wait before the next one. */
  Duration request(ApiKeys api) {
    Duration wait = requests.use(1);
    return TOPIC_CALLS.contains(api) ? longer(wait, topicCalls.use(1)) : wait;
  }

  Duration written(TopicPartition partition, int bytes) {
    return of(written, partition, limits.partitionIngress()).use(bytes);
  }

  Duration read(TopicPartition partition, long bytes) {
    return of(read, partition, limits.partitionEgress()).use((double) bytes);
  }

  private Budget of(Map<TopicPartition, Budget> all, TopicPartition partition, int perSecond) {
    return all.computeIfAbsent(partition, p -> new Budget(perSecond, time));
  }

  static Duration longer(Duration one, Duration other) {
    return one.compareTo(other) < 0 ? other : one;
  }

  /**
   * The quotas of one cluster.
   *
   * @param requests how many requests a second
   * @param topicCalls how many requests a second that make, change or delete topics
   * @param groups how many consumer groups
   * @param fetchBytes how much a fetch may ask for
   * @param messageBytes how large a message may be
   * @param ingress how many bytes a second may be written to the cluster
   * @param egress how many bytes a second may be read from the cluster
   * @param partitionIngress how many bytes a second may be written to a partition
   * @param partitionEgress how many bytes a second may be read from a partition
   */
  record Limits(
      int requests,
      int topicCalls,
      int groups,
      int fetchBytes,
      int messageBytes,
      int ingress,
      int egress,
      int partitionIngress,
      int partitionEgress) {}
}
