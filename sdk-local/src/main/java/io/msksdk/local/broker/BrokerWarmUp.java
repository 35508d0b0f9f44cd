package io.msksdk.local.broker;

import java.util.List;
import java.util.concurrent.CompletableFuture;
import java.util.concurrent.Executor;
import org.jspecify.annotations.Nullable;

/**
 * Loads the classes that a first broker needs while the engine is idle between its start and its
 * first cluster: they take most of the time of a cold start.
 */
final class BrokerWarmUp {
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

  private final CompletableFuture<?> done;
  private volatile boolean stopped;

  private BrokerWarmUp(CompletableFuture<?> urgent, Executor executor) {
    this.done = urgent.handleAsync((result, trouble) -> load(), executor);
  }

  /** Begins when something more urgent is done, whether it succeeds or fails. */
  static BrokerWarmUp after(CompletableFuture<?> urgent, Executor executor) {
    return new BrokerWarmUp(urgent, executor);
  }

  /**
   * Waits for the end. Brokers must not start before: two threads that initialise Kafka's classes
   * in different orders wait for each other for ever.
   */
  void await() {
    done.join();
  }

  /** Ends it early, and returns when it has ended. */
  void stop() {
    stopped = true;
    done.join();
  }

  private @Nullable Void load() {
    for (String name : CLASSES) {
      if (stopped) {
        return null;
      }
      try {
        Class<?> unused = Class.forName(name);
      } catch (ClassNotFoundException | LinkageError e) {
        return null; // the broker that needs it will say so
      }
    }
    return null;
  }
}
