package io.msksdk.local.broker;

import io.msksdk.local.certificate.IssuedCertificate;
import java.nio.file.Path;
import java.time.Duration;
import java.util.HashMap;
import java.util.Map;
import java.util.Set;
import kafka.server.BrokerServer;
import kafka.server.FaultHandlerFactory;
import org.apache.kafka.common.network.ListenerName;
import org.apache.kafka.server.ServerSocketFactory;
import org.jspecify.annotations.Nullable;

/** One broker, which can be stopped and started again on its ports. Guarded by itself. */
final class BrokerNode {
  private final int id;
  private final Path directory;
  private final Set<String> listenerNames;
  private final Map<String, Integer> ports = new HashMap<>();
  private final BrokerTrouble trouble = new BrokerTrouble();
  private @Nullable BrokerServer server;

  BrokerNode(int id, Path directory, Set<String> listenerNames) {
    this.id = id;
    this.directory = directory;
    this.listenerNames = Set.copyOf(listenerNames);
  }

  int id() {
    return id;
  }

  BrokerTrouble trouble() {
    return trouble;
  }

  synchronized boolean running() {
    return server != null;
  }

  /** Whether its view of the cluster has the topic so; a broker that is stopped has no view. */
  synchronized boolean knows(String topic, int partitions) {
    return server == null || server.metadataCache().numPartitions(topic).orElse(0) == partitions;
  }

  synchronized int port(String listenerName) {
    return ports.getOrDefault(listenerName, 0);
  }

  synchronized void start(
      String clusterId,
      NodeProperties properties,
      KafkaNode.Quorum quorum,
      IssuedCertificate certificate,
      FaultHandlerFactory faults)
      throws Exception {
    Map<String, Object> config = properties.broker(id, directory, certificate, ports);
    KafkaNode node =
        KafkaNode.prepare(
            clusterId,
            config,
            directory,
            quorum,
            faults,
            ServerSocketFactory.INSTANCE,
            trouble.time());
    BrokerServer starting = new BrokerServer(node.server());
    try {
      starting.startup();
    } catch (Throwable e) {
      starting.shutdown(Duration.ZERO);
      throw e;
    }
    for (String name : listenerNames) {
      ports.put(name, starting.boundPort(ListenerName.normalised(name)));
    }
    server = starting;
    trouble.started(starting, ports);
  }

  /** Stops as an operator does: leaders move first. Needs a controller that answers. */
  synchronized void stop() {
    if (server != null) {
      trouble.stopping();
      server.shutdown();
      trouble.stopped();
      server = null;
    }
  }

  /** Stops at once, for the end of a cluster. */
  synchronized void abandon() {
    if (server != null) {
      trouble.stopping();
      server.shutdown(Duration.ZERO);
      trouble.stopped();
      server = null;
    }
  }
}
