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
import scala.jdk.javaapi.CollectionConverters;

/** One broker, which can be stopped and started again on its ports. Guarded by itself. */
final class BrokerNode {
  private final int id;
  private final Path directory;
  private final FaultHandlerFactory faults;
  private final Map<String, Integer> ports = new HashMap<>();
  private final BrokerTrouble trouble = new BrokerTrouble();
  private @Nullable BrokerServer server;

  BrokerNode(int id, Path directory, FaultHandlerFactory faults) {
    this.id = id;
    this.directory = directory;
    this.faults = faults;
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

  /** Whether it has taken over what the controller decided; one that does nothing does so later. */
  synchronized boolean hasFollowed(long decided) {
    return server == null
        || trouble.paused()
        || server.sharedServer().loader().lastAppliedOffset() >= decided;
  }

  /** Whether it has taken properties over that all brokers were given while they ran. */
  synchronized boolean has(Map<String, String> properties) {
    return server == null
        || trouble.paused()
        || CollectionConverters.asJava(
                server.config().dynamicConfig().currentDynamicDefaultConfigs())
            .entrySet()
            .containsAll(properties.entrySet());
  }

  synchronized int port(String listenerName) {
    return ports.getOrDefault(listenerName, 0);
  }

  synchronized void start(NodeProperties properties, IssuedCertificate certificate)
      throws Exception {
    if (server != null) {
      return;
    }
    Set<String> listeners = properties.listenerNames();
    // a way in that was closed gets another port when it opens again: this one may be taken by then
    ports.keySet().retainAll(listeners);
    KafkaNode node =
        KafkaNode.prepare(
            properties.quorum(),
            properties.broker(id, directory, certificate, ports),
            directory,
            faults,
            ServerSocketFactory.INSTANCE,
            trouble.time());
    BrokerServer starting = properties.server(node.server());
    try {
      starting.startup();
    } catch (Throwable e) {
      starting.shutdown(Duration.ZERO);
      throw e;
    }
    for (String name : listeners) {
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
      server = null;
    }
  }

  /** Stops at once, for the end of a cluster. */
  synchronized void abandon() {
    if (server != null) {
      trouble.stopping();
      server.shutdown(Duration.ZERO);
      server = null;
    }
  }

  /** Stops as a crash does: nobody is told, connections are cut in the middle. */
  synchronized void crash() {
    if (server == null) {
      return;
    }
    trouble.stopping();
    server.socketServer().shutdown();
    try {
      server.lifecycleManager().close();
    } catch (InterruptedException e) {
      Thread.currentThread().interrupt();
    }
    abandon();
  }
}
