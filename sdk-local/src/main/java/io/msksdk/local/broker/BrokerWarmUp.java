package io.msksdk.local.broker;

import java.util.List;

/**
 * Loads the classes that a first broker needs, on a thread of its own: they take most of the time
 * of a cold start, and an engine is idle between its start and its first cluster.
 */
public final class BrokerWarmUp {
  private static final List<String> CLASSES =
      List.of(
          "kafka.server.KafkaConfig",
          "org.apache.kafka.metadata.storage.Formatter",
          "kafka.server.KafkaRaftServer",
          "kafka.server.SharedServer",
          "kafka.server.ControllerServer",
          "org.apache.kafka.controller.QuorumController",
          "kafka.server.BrokerServer",
          "kafka.server.KafkaApis",
          "kafka.server.ControllerApis",
          "kafka.network.SocketServer",
          "kafka.log.LogManager",
          "kafka.server.ReplicaManager");

  private BrokerWarmUp() {}

  /** Begins to load; does nothing that a broker's own start would not do. */
  public static void begin() {
    Thread thread = new Thread(BrokerWarmUp::load, "msk-warm-up-1");
    thread.setDaemon(true);
    thread.start();
  }

  private static void load() {
    for (String name : CLASSES) {
      try {
        Class<?> unused = Class.forName(name);
      } catch (ClassNotFoundException | LinkageError e) {
        return; // the broker that needs it will say so
      }
    }
  }
}
