package io.msksdk.local.broker;

import io.msksdk.local.certificate.IssuedCertificate;
import io.msksdk.local.cluster.brokers.BrokerPlan;
import io.msksdk.local.cluster.listener.Access;
import io.msksdk.local.cluster.listener.Listener;
import io.msksdk.local.iam.ClusterAccess;
import io.msksdk.local.iam.IamListener;
import io.msksdk.local.iam.IamPrincipals;
import java.nio.file.Path;
import java.util.HashMap;
import java.util.Locale;
import java.util.Map;
import java.util.StringJoiner;

/**
 * The configuration of the nodes of one cluster. The sizes are small: with Kafka's own, three
 * brokers take 466 MB of heap after their start, with these about 80 MB.
 */
final class NodeProperties {
  static final String CONTROLLER = "CONTROLLER";
  static final String INTERNAL = "INTERNAL";

  private final BrokerPlan plan;
  private final ClusterAccess access;
  private final KafkaNode.Quorum quorum;

  NodeProperties(BrokerPlan plan, ClusterAccess access, KafkaNode.Quorum quorum) {
    this.plan = plan;
    this.access = access;
    this.quorum = quorum;
  }

  Map<String, Object> controller(Path directory) {
    Map<String, Object> properties = node(quorum.controllerId(), directory);
    properties.put("process.roles", "controller");
    properties.put("listeners", CONTROLLER + "://127.0.0.1:" + quorum.address().getPort());
    properties.put("listener.security.protocol.map", CONTROLLER + ":PLAINTEXT");
    return properties;
  }

  Map<String, Object> broker(
      int id, Path directory, IssuedCertificate certificate, Map<String, Integer> ports) {
    Map<String, Object> properties = node(id, directory);
    properties.put("process.roles", "broker");
    properties.put("broker.rack", "az" + (id - 1) % 3);
    properties.put("inter.broker.listener.name", INTERNAL);
    StringJoiner listeners = new StringJoiner(",");
    StringJoiner protocols = new StringJoiner(",");
    listeners.add(INTERNAL + "://127.0.0.1:" + ports.getOrDefault(INTERNAL, 0));
    protocols.add(INTERNAL + ":PLAINTEXT").add(CONTROLLER + ":PLAINTEXT");
    for (Listener listener : plan.listeners()) {
      String name = listener.listenerName();
      listeners.add(name + "://localhost:" + ports.getOrDefault(name, 0));
      protocols.add(name + ":" + protocol(listener.access()));
      if (listener.access() == Access.IAM) {
        properties.putAll(
            IamListener.properties("listener.name." + name.toLowerCase(Locale.ROOT) + "."));
      }
    }
    properties.put("listeners", listeners.toString());
    properties.put("listener.security.protocol.map", protocols.toString());
    properties.put("ssl.keystore.type", "PEM");
    properties.put("ssl.keystore.key", certificate.privateKeyPem());
    properties.put("ssl.keystore.certificate.chain", certificate.chainPem());
    putDefaultsOfTheService(properties);
    putSmallSizes(properties);
    return properties;
  }

  private Map<String, Object> node(int id, Path directory) {
    Map<String, Object> properties = new HashMap<>();
    properties.put("node.id", Integer.toString(id));
    properties.put("log.dirs", directory.toString());
    properties.put("controller.listener.names", CONTROLLER);
    properties.put("controller.quorum.voters", quorum.voters());
    properties.put("num.network.threads", "1");
    properties.put("num.io.threads", "2");
    // create, delete, alter and ACL requests are decided on the controller
    properties.put("authorizer.class.name", IamAuthorizer.class.getName());
    properties.put("allow.everyone.if.no.acl.found", "true");
    properties.put("principal.builder.class", IamPrincipals.class.getName());
    properties.put(ClusterAccess.CONFIG, access);
    return properties;
  }

  private static String protocol(Access access) {
    return switch (access) {
      case IAM, SCRAM -> "SASL_SSL";
      case TLS, MUTUAL_TLS -> "SSL";
      case PLAINTEXT -> "PLAINTEXT";
    };
  }

  /** Developer guide, "The default Amazon MSK configuration"; less where brokers are fewer. */
  private void putDefaultsOfTheService(Map<String, Object> properties) {
    String replicas = Integer.toString(Math.min(3, plan.brokers()));
    String inSync = Integer.toString(Math.min(2, plan.brokers()));
    properties.put("auto.create.topics.enable", "false");
    properties.put("default.replication.factor", replicas);
    properties.put("min.insync.replicas", inSync);
    properties.put("num.partitions", "1");
    properties.put("offsets.topic.replication.factor", replicas);
    properties.put("transaction.state.log.replication.factor", replicas);
    properties.put("transaction.state.log.min.isr", inSync);
    properties.put("share.coordinator.state.topic.replication.factor", replicas);
    properties.put("share.coordinator.state.topic.min.isr", inSync);
  }

  private static void putSmallSizes(Map<String, Object> properties) {
    properties.put("background.threads", "2");
    properties.put("num.recovery.threads.per.data.dir", "1");
    properties.put("num.replica.fetchers", "1");
    properties.put("log.cleaner.dedupe.buffer.size", "2097152");
    properties.put("log.cleaner.io.buffer.size", "131072");
    properties.put("offsets.topic.num.partitions", "5");
    properties.put("transaction.state.log.num.partitions", "5");
    properties.put("share.coordinator.state.topic.num.partitions", "5");
    properties.put("group.initial.rebalance.delay.ms", "0");
    // a clean stop waits for the answer to a heartbeat
    properties.put("broker.heartbeat.interval.ms", "150");
  }
}
