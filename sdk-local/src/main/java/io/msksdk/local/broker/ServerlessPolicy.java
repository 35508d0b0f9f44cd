package io.msksdk.local.broker;

import java.util.Map;
import java.util.Set;
import java.util.function.Supplier;
import org.apache.kafka.common.TopicPartition;
import org.apache.kafka.common.Uuid;
import org.apache.kafka.common.config.ConfigResource;
import org.apache.kafka.common.errors.InvalidConfigurationException;
import org.apache.kafka.common.errors.InvalidRequestException;
import org.apache.kafka.common.errors.ThrottlingQuotaExceededException;
import org.apache.kafka.image.MetadataImage;
import org.apache.kafka.image.TopicImage;
import org.apache.kafka.server.policy.AlterConfigPolicy;
import org.apache.kafka.server.policy.CreateTopicPolicy;
import org.jspecify.annotations.Nullable;

/**
 * What topics of a serverless cluster may be (developer guide, "Configuration properties for MSK
 * Serverless clusters" and "MSK Serverless quota"), decided on the controller as Kafka's own
 * policies are.
 */
public final class ServerlessPolicy implements CreateTopicPolicy, AlterConfigPolicy {
  static final String CONFIG = "msk.local.serverless.limits";

  private static final String CLEANUP = "cleanup.policy";
  private static final Set<String> SETTABLE =
      Set.of(
          CLEANUP,
          "compression.type",
          "max.message.bytes",
          "message.timestamp.difference.max.ms",
          // what Kafka 4 has in place of the one before
          "message.timestamp.before.max.ms",
          "message.timestamp.after.max.ms",
          "message.timestamp.type",
          "retention.bytes",
          "retention.ms");
  // the guide's own name of the error that Kafka calls THROTTLING_QUOTA_EXCEEDED
  private static final String QUOTA_EXCEEDED = "PUT_QUOTA_EXCEEDED: ";
  private static final long KIB = 1 << 10;
  private static final Map<String, Long> MOST =
      Map.of("max.message.bytes", 8L << 20, "retention.bytes", 250L << 30);
  // the engine itself gives a broker another certificate this way
  private static final String CERTIFICATE = ".ssl.keystore.";

  private @Nullable Limits limits;

  /** Made by Kafka, by class name. */
  public ServerlessPolicy() {}

  @Override
  public void configure(Map<String, ?> configs) {
    limits = (Limits) configs.get(CONFIG);
  }

  @Override
  public void validate(CreateTopicPolicy.RequestMetadata request) {
    if (request.topic().startsWith("__")) {
      return; // Kafka's own
    }
    request.configs().forEach(ServerlessPolicy::check);
    int partitions =
        request.replicasAssignments() == null
            ? request.numPartitions()
            : request.replicasAssignments().size();
    boolean compacted = request.configs().getOrDefault(CLEANUP, "").contains("compact");
    limits().check(Math.max(1, partitions), compacted);
  }

  @Override
  public void validate(AlterConfigPolicy.RequestMetadata request) {
    switch (request.resource().type()) {
      case TOPIC -> {
        String topic = request.resource().name();
        if (topic.startsWith("__")) {
          return; // Kafka's own
        }
        // Kafka asks this about the properties of new topics too
        if (request.configs().containsKey(CLEANUP) && limits().present(topic)) {
          throw new InvalidConfigurationException(
              CLEANUP + ": set when the topic was created (expected: no change)");
        }
        request.configs().forEach(ServerlessPolicy::check);
      }
      case BROKER -> {
        if (request.configs().keySet().stream().anyMatch(name -> !name.contains(CERTIFICATE))) {
          throw new InvalidRequestException(
              "broker properties: fixed by MSK Serverless (expected: properties of topics)");
        }
      }
      default -> {}
    }
  }

  @Override
  public void close() {}

  private Limits limits() {
    if (limits == null) {
      throw new IllegalStateException(CONFIG + ": missing (expected: the limits of the cluster)");
    }
    return limits;
  }

  private static void check(String name, String value) {
    if (!SETTABLE.contains(name)) {
      throw new InvalidConfigurationException(
          name + ": not settable in MSK Serverless (expected: one of " + SETTABLE + ")");
    }
    Long most = MOST.get(name);
    if (most != null && !(value.matches("\\d{1,18}") && Long.parseLong(value) <= most)) {
      throw new InvalidConfigurationException(
          name + ": " + value + " (expected: 0 to " + most + ")");
    }
  }

  /**
   * The quotas on partitions of one cluster.
   *
   * @param cluster what the controller has decided last
   * @param plain how many partitions topics that are not compacted may have together
   * @param compacted how many partitions compacted topics may have together
   * @param compactedKib how large a partition of a compacted topic may be, in KiB
   * @param changes how many partitions may be made and deleted in five minutes
   */
  record Limits(
      Supplier<MetadataImage> cluster,
      int plain,
      int compacted,
      int compactedKib,
      PartitionChanges changes) {

    boolean present(String topic) {
      return cluster.get().topics().getTopic(topic) != null;
    }

    void check(int more, boolean ofCompacted) {
      MetadataImage image = cluster.get();
      int present = 0;
      for (TopicImage topic : image.topics().topicsById().values()) {
        if (!topic.name().startsWith("__") && compacts(image, topic.name()) == ofCompacted) {
          present += topic.partitions().size();
        }
      }
      int most = ofCompacted ? compacted : plain;
      if (present + more > most) {
        throw new InvalidRequestException(
            "partitions: %d (expected: at most %d for %s topics of a serverless cluster)"
                .formatted(present + more, most, ofCompacted ? "compacted" : "non-compacted"));
      }
      checkChanges(more);
    }

    /** Kafka's policies are not asked about partitions that a topic gets later. */
    void checkGrowth(String topic, int partitions) {
      int more = partitions - of(topic);
      if (present(topic) && more > 0) {
        check(more, compacts(cluster.get(), topic));
      }
    }

    /** Counts partitions that are made or deleted. */
    void checkChanges(int partitions) {
      if (!changes.admits(partitions)) {
        throw new ThrottlingQuotaExceededException(
            QUOTA_EXCEEDED
                + "partitions were created and deleted too fast (expected: at most "
                + changes.most()
                + " in 5 minutes)");
      }
    }

    boolean compacts(String topic) {
      return compacts(cluster.get(), topic);
    }

    /** Holds a partition of a compacted topic against the largest size one may have. */
    void checkSize(TopicPartition partition, long bytes) {
      if (bytes > compactedKib * KIB) {
        throw new ThrottlingQuotaExceededException(
            "%s%s: %d bytes (expected: at most %d in a partition of a compacted topic)"
                .formatted(QUOTA_EXCEEDED, partition, bytes, compactedKib * KIB));
      }
    }

    int of(String topic) {
      return size(cluster.get().topics().getTopic(topic));
    }

    int of(Uuid topic) {
      return size(cluster.get().topics().getTopic(topic));
    }

    private static int size(@Nullable TopicImage topic) {
      return topic == null ? 0 : topic.partitions().size();
    }

    private static boolean compacts(MetadataImage image, String topic) {
      return image
          .configs()
          .configMapForResource(new ConfigResource(ConfigResource.Type.TOPIC, topic))
          .getOrDefault(CLEANUP, "")
          .contains("compact");
    }
  }
}
