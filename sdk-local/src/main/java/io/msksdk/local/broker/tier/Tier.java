package io.msksdk.local.broker.tier;

import java.nio.file.Path;
import java.util.Map;
import java.util.concurrent.ConcurrentHashMap;
import org.apache.kafka.common.TopicIdPartition;
import org.jspecify.annotations.Nullable;

/**
 * The low-cost tier of one cluster, shared by its brokers: they run in one JVM, so that what one of
 * them has copied the others know at once, without the topic that Kafka's own bookkeeping writes
 * to. It outlives the brokers' restarts. Thread-safe.
 */
public final class Tier {
  private static final String CONFIG = "msk.local.tier";
  private static final String STORAGE_PREFIX = "rsm.config.";
  private static final String INDEX_PREFIX = "rlmm.config.";

  private final Path directory;
  private final Map<TopicIdPartition, TieredSegments> partitions = new ConcurrentHashMap<>();

  /**
   * Makes a tier with nothing in it.
   *
   * @param directory where segments are copied to; it is made with the first one
   */
  public Tier(Path directory) {
    this.directory = directory;
  }

  /**
   * Returns the properties that all nodes of a cluster with tiered storage have. Kafka looks for
   * work every 30 seconds, and at the logs every five minutes; a test would wait for it.
   *
   * @return properties of brokers and controllers, by name
   */
  public static Map<String, String> shared() {
    return Map.ofEntries(
        Map.entry("remote.log.storage.system.enable", "true"),
        Map.entry("remote.log.storage.manager.class.name", TierStorage.class.getName()),
        Map.entry("remote.log.metadata.manager.class.name", TierIndex.class.getName()),
        Map.entry("remote.log.manager.task.interval.ms", "250"),
        Map.entry("remote.log.manager.copier.thread.pool.size", "1"),
        Map.entry("remote.log.manager.expiration.thread.pool.size", "1"),
        Map.entry("remote.log.manager.follower.thread.pool.size", "1"),
        Map.entry("remote.log.reader.threads", "2"),
        Map.entry("log.initial.task.delay.ms", "500"),
        Map.entry("log.retention.check.interval.ms", "500"));
  }

  /**
   * Returns the properties that lead a broker to this tier.
   *
   * @return properties of a broker, by name
   */
  public Map<String, Object> own() {
    return Map.of(STORAGE_PREFIX + CONFIG, this, INDEX_PREFIX + CONFIG, this);
  }

  static Tier of(Map<String, ?> configs) {
    if (configs.get(CONFIG) instanceof Tier tier) {
      return tier;
    }
    throw new IllegalStateException(CONFIG + ": missing (expected: the tier of the cluster)");
  }

  Path directory() {
    return directory;
  }

  TieredSegments segments(TopicIdPartition partition) {
    return partitions.computeIfAbsent(partition, p -> new TieredSegments());
  }

  @Nullable TieredSegments known(TopicIdPartition partition) {
    return partitions.get(partition);
  }

  void forget(TopicIdPartition partition) {
    partitions.remove(partition);
  }
}
