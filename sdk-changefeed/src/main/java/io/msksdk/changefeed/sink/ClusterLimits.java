package io.msksdk.changefeed.sink;

import io.msksdk.auth.call.BrokerAnswers;
import io.msksdk.changefeed.internal.ServerText;
import io.msksdk.core.call.CallException;
import io.msksdk.core.check.Finding;
import io.msksdk.core.check.Findings;
import java.util.List;
import java.util.Map;
import org.apache.kafka.clients.admin.Admin;
import org.apache.kafka.clients.admin.Config;
import org.apache.kafka.clients.admin.ConfigEntry;
import org.apache.kafka.common.config.ConfigResource;
import org.jspecify.annotations.Nullable;

/**
 * What a cluster lets new topics have.
 *
 * @param brokers how many brokers it has
 * @param minInsyncReplicas how many replicas must have a write with {@code required-acks=-1}
 * @param maxMessageBytes the largest batch of records
 */
public record ClusterLimits(int brokers, int minInsyncReplicas, long maxMessageBytes) {
  /** TiDB Cloud takes up to this many partitions for each broker. */
  private static final int PARTITIONS_PER_BROKER = 10;

  /**
   * Reads the limits of a cluster.
   *
   * @param admin an admin that may describe the configuration of brokers; stays the caller's
   * @return the limits now
   * @throws CallException if the cluster refuses or does not answer
   */
  public static ClusterLimits read(Admin admin) {
    var nodes = BrokerAnswers.get("DescribeCluster", admin.describeCluster().nodes());
    ConfigResource broker =
        new ConfigResource(ConfigResource.Type.BROKER, nodes.iterator().next().idString());
    Map<ConfigResource, Config> configs =
        BrokerAnswers.get("DescribeConfigs", admin.describeConfigs(List.of(broker)).all());
    Config config = configs.get(broker);
    return new ClusterLimits(
        nodes.size(),
        (int) number(config, "min.insync.replicas"),
        number(config, "message.max.bytes"));
  }

  private static long number(@Nullable Config config, String name) {
    ConfigEntry entry = config == null ? null : config.get(name);
    if (entry == null || entry.value() == null) {
      throw new IllegalStateException(name + ": hidden (expected: shown by the broker).");
    }
    return Long.parseLong(entry.value());
  }

  /**
   * Returns the most partitions TiDB Cloud takes for a topic.
   *
   * @return ten for each broker
   */
  public int mostPartitions() {
    return PARTITIONS_PER_BROKER * brokers;
  }

  /**
   * Checks what new topics are to have.
   *
   * @param replicationFactor the replicas, from {@link #minInsyncReplicas()} to {@link #brokers()}
   * @param partitions the partitions, from 1 to {@link #mostPartitions()}
   * @return an error for each that is out of its bounds
   */
  public List<Finding> check(int replicationFactor, int partitions) {
    Findings findings = Findings.create();
    if (replicationFactor < minInsyncReplicas) {
      findings.add(
          ServerText.refusal(
              "min-insync",
              "replication-factor",
              replicationFactor,
              minInsyncReplicas + " to " + brokers,
              replicationFactor,
              minInsyncReplicas));
    } else if (replicationFactor > brokers) {
      findings.add(
          Finding.error(
              "changefeed.sink.replication-factor",
              "replication-factor",
              replicationFactor,
              minInsyncReplicas + " to " + brokers + ", the number of brokers"));
    }
    if (partitions < 1 || partitions > mostPartitions()) {
      findings.add(
          Finding.error(
              "changefeed.sink.partitions",
              "partition-num",
              partitions,
              "1 to " + mostPartitions() + ", ten for each broker"));
    }
    return findings.all();
  }
}
