package io.msksdk.local.broker;

import io.msksdk.local.cluster.brokers.BrokerSettings;
import java.util.HashMap;
import java.util.Map;

/**
 * The properties that all brokers of a cluster have alike: the service's defaults, and over them
 * what the cluster's configuration says (developer guide, "The default Amazon MSK configuration").
 * The numbers of threads are the one exception: {@link NodeProperties} sets fewer.
 */
final class ServiceDefaults {
  // Kafka 4 has this one in two halves, which configurations of the service do not know
  private static final String TIMESTAMP_DIFFERENCE = "log.message.timestamp.difference.max.ms";
  private static final String TIMESTAMP_BEFORE = "log.message.timestamp.before.max.ms";
  private static final String TIMESTAMP_AFTER = "log.message.timestamp.after.max.ms";
  private static final String OF_ZOOKEEPER = "zookeeper.";

  private static final String SEGMENT_BYTES = Integer.toString(1 << 30);
  private static final String TIERED_SEGMENT_BYTES = Integer.toString(1 << 27);
  private static final String SERVERLESS_RETENTION_BYTES = Long.toString(250L << 30);
  private static final int MOST_REPLICAS = 3;

  private ServiceDefaults() {}

  static Map<String, String> of(BrokerSettings settings) {
    Map<String, String> properties = defaults(settings);
    settings
        .properties()
        .forEach(
            (name, value) -> {
              if (name.equals(TIMESTAMP_DIFFERENCE)) {
                properties.put(TIMESTAMP_BEFORE, value.trim());
                properties.put(TIMESTAMP_AFTER, value.trim());
              } else if (!name.startsWith(OF_ZOOKEEPER)) {
                properties.put(name, value.trim());
              }
            });
    return properties;
  }

  private static Map<String, String> defaults(BrokerSettings settings) {
    int replicas = Math.min(MOST_REPLICAS, settings.zones());
    String inSync = Integer.toString(Math.max(1, replicas - 1));
    Map<String, String> properties = new HashMap<>();
    properties.put("allow.everyone.if.no.acl.found", "true");
    properties.put("auto.create.topics.enable", "false");
    properties.put("auto.leader.rebalance.enable", "true");
    properties.put("default.replication.factor", Integer.toString(replicas));
    properties.put(TIMESTAMP_BEFORE, Long.toString(Long.MAX_VALUE));
    properties.put(TIMESTAMP_AFTER, Long.toString(Long.MAX_VALUE));
    properties.put("log.segment.bytes", settings.tiered() ? TIERED_SEGMENT_BYTES : SEGMENT_BYTES);
    properties.put("min.insync.replicas", inSync);
    properties.put("num.partitions", "1");
    if (settings.brokerSize() == null) {
      // "Configuration properties for MSK Serverless clusters"
      properties.put("log.retention.bytes", SERVERLESS_RETENTION_BYTES);
    }
    properties.put("replica.lag.time.max.ms", "30000");
    properties.put("socket.receive.buffer.bytes", "102400");
    properties.put("socket.request.max.bytes", "104857600");
    properties.put("socket.send.buffer.bytes", "102400");
    properties.put("unclean.leader.election.enable", Boolean.toString(!settings.tiered()));
    // Kafka's own three replicas would not fit where there are fewer zones, and so fewer brokers
    properties.put("offsets.topic.replication.factor", Integer.toString(replicas));
    properties.put("transaction.state.log.replication.factor", Integer.toString(replicas));
    properties.put("transaction.state.log.min.isr", inSync);
    properties.put("share.coordinator.state.topic.replication.factor", Integer.toString(replicas));
    properties.put("share.coordinator.state.topic.min.isr", inSync);
    return properties;
  }
}
