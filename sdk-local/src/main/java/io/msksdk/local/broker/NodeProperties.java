package io.msksdk.local.broker;

import io.msksdk.local.broker.tier.Tier;
import io.msksdk.local.certificate.IssuedCertificate;
import io.msksdk.local.cluster.brokers.BrokerSettings;
import io.msksdk.local.cluster.listener.Access;
import io.msksdk.local.cluster.listener.Listener;
import io.msksdk.local.iam.ClusterAccess;
import io.msksdk.local.iam.ConnectRate;
import io.msksdk.local.iam.IamPrincipals;
import java.nio.file.Path;
import java.util.HashMap;
import java.util.Locale;
import java.util.Map;
import java.util.Set;
import kafka.server.BrokerServer;
import kafka.server.KafkaConfig;
import kafka.server.SharedServer;
import org.apache.kafka.common.config.ConfigException;

/**
 * The configuration of the nodes of one cluster under its settings of the moment. The sizes are
 * small: with Kafka's own, three brokers take 466 MB of heap after their start, with these about 80
 * MB. Immutable.
 */
final class NodeProperties {
  private final Fixed fixed;
  private final BrokerSettings settings;
  private final ListenerProperties listeners;
  private final Map<String, String> shared;

  NodeProperties(Fixed fixed, BrokerSettings settings) {
    this.fixed = fixed;
    this.settings = settings;
    this.listeners = new ListenerProperties(settings.listeners(), fixed.caPem());
    Map<String, String> properties = smallSizes();
    if (settings.tiered()) {
      properties.putAll(Tier.shared());
    }
    properties.putAll(ServiceDefaults.of(settings));
    this.shared = Map.copyOf(properties);
  }

  NodeProperties following(BrokerSettings other) {
    return new NodeProperties(fixed, other);
  }

  BrokerSettings settings() {
    return settings;
  }

  KafkaNode.Quorum quorum() {
    return fixed.quorum();
  }

  /** A broker that is not started yet. */
  BrokerServer server(SharedServer shared) {
    return serverless()
        ? new ServerlessBroker(shared, fixed.clients(), fixed.connections(), fixed.serverless())
        : new BrokerServer(shared);
  }

  private boolean serverless() {
    return settings.brokerSize() == null;
  }

  Set<String> listenerNames() {
    return listeners.names();
  }

  /** What every node has alike: sizes, the service's defaults, the cluster's configuration. */
  Map<String, String> shared() {
    return shared;
  }

  /** Refuses values that no node would start with, before any is stopped for them. */
  void check() {
    TieredTopicPolicy.check(settings);
    try {
      var unused = new KafkaConfig(controller(Path.of("unused")), false);
    } catch (ConfigException | IllegalArgumentException e) {
      throw new IllegalStateException("properties: " + e.getMessage(), e);
    }
  }

  Map<String, Object> controller(Path directory) {
    Map<String, Object> properties = node(ControllerNode.ID, directory);
    properties.put("process.roles", "controller");
    properties.put("listeners", ListenerProperties.CONTROLLER + "://" + quorum().bootstrap());
    properties.put("listener.security.protocol.map", ListenerProperties.CONTROLLER + ":PLAINTEXT");
    if (serverless()) {
      properties.put("create.topic.policy.class.name", ServerlessPolicy.class.getName());
      properties.put("alter.config.policy.class.name", ServerlessPolicy.class.getName());
      properties.put(ServerlessPolicy.CONFIG, fixed.serverless());
    } else if (settings.tiered()) {
      properties.put("create.topic.policy.class.name", TieredTopicPolicy.class.getName());
      properties.put("alter.config.policy.class.name", TieredTopicPolicy.class.getName());
      properties.put(TieredTopicPolicy.CONFIG, fixed.tiered());
    }
    return properties;
  }

  private void putConnectionLimits(Map<String, Object> properties) {
    BrokerLimits limits = fixed.entrance().limits();
    properties.put(ConnectRate.CONFIG, limits.logins(settings.brokerSize()));
    for (Listener listener : settings.listeners()) {
      if (listener.access() == Access.IAM) {
        String name = listener.listenerName().toLowerCase(Locale.ROOT);
        properties.put(
            "listener.name." + name + ".max.connections", Integer.toString(limits.atOnce()));
      }
    }
  }

  Map<String, Object> broker(
      int id, Path directory, IssuedCertificate certificate, Map<String, Integer> ports) {
    Map<String, Object> properties = node(id, directory);
    properties.put("process.roles", "broker");
    properties.put("broker.rack", "az" + (id - 1) % settings.zones());
    properties.putAll(listeners.with(certificate, ports));
    if (serverless()) {
      properties.put(ServerlessConnections.CONFIG, fixed.connections());
    } else {
      putConnectionLimits(properties);
    }
    if (settings.tiered()) {
      properties.putAll(fixed.tier().own());
    }
    return properties;
  }

  private Map<String, Object> node(int id, Path directory) {
    Map<String, Object> properties = new HashMap<>(shared);
    properties.put("node.id", Integer.toString(id));
    properties.put("log.dirs", directory.toString());
    properties.put("controller.listener.names", ListenerProperties.CONTROLLER);
    properties.put("controller.quorum.voters", quorum().voters());
    // create, delete, alter and ACL requests are decided on the controller
    properties.put("authorizer.class.name", IamAuthorizer.class.getName());
    properties.put("principal.builder.class", IamPrincipals.class.getName());
    properties.put(ClusterAccess.CONFIG, fixed.entrance().access());
    return properties;
  }

  private static Map<String, String> smallSizes() {
    Map<String, String> properties = new HashMap<>();
    properties.put("num.network.threads", "1");
    properties.put("num.io.threads", "2");
    properties.put("background.threads", "2");
    properties.put("num.recovery.threads.per.data.dir", "1");
    properties.put("num.replica.fetchers", "1");
    properties.put("log.cleaner.dedupe.buffer.size", "2097152");
    properties.put("log.cleaner.io.buffer.size", "131072");
    properties.put("offsets.topic.num.partitions", "5");
    properties.put("transaction.state.log.num.partitions", "5");
    properties.put("share.coordinator.state.topic.num.partitions", "5");
    properties.put("group.initial.rebalance.delay.ms", "0");
    // metrics are read from each broker's own objects; MBeans would be a tenth of a cold start
    properties.put("metric.reporters", "");
    // starts and clean stops wait for the answer to a heartbeat
    properties.put("broker.heartbeat.interval.ms", "50");
    return properties;
  }

  /** What never changes in the life of a cluster. */
  record Fixed(
      KafkaNode.Quorum quorum,
      Entrance entrance,
      String caPem,
      ServerlessPolicy.Limits serverless,
      ServerlessUse clients,
      ServerlessConnections connections,
      Tier tier,
      TieredTopicPolicy.Limits tiered) {}
}
