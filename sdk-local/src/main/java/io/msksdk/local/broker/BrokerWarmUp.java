package io.msksdk.local.broker;

import io.msksdk.local.table.Table;
import java.util.List;
import java.util.concurrent.CompletableFuture;
import java.util.concurrent.Executor;
import org.jspecify.annotations.Nullable;

/**
 * Loads the classes that a first broker needs while the engine starts, and initialises some while
 * it is idle between its start and its first cluster: they take most of the time of a cold start.
 */
final class BrokerWarmUp {
  /** What a first cluster loads, in its order. */
  static final String LIST = "start-classes.txt";

  private static final List<String> INITIALISED =
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

  private final CompletableFuture<?> loaded;
  private final CompletableFuture<?> initialised;
  private volatile boolean stopped;

  private BrokerWarmUp(CompletableFuture<?> urgent, Executor executor) {
    this.loaded = CompletableFuture.runAsync(this::load, executor);
    this.initialised = urgent.handleAsync((result, trouble) -> initialise(), executor);
  }

  /**
   * Begins to load at once, and to initialise when something more urgent is done, whether it
   * succeeds or fails.
   */
  static BrokerWarmUp beside(CompletableFuture<?> urgent, Executor executor) {
    return new BrokerWarmUp(urgent, executor);
  }

  /**
   * Waits until nothing is initialised any more. Brokers must not start before: two threads that
   * initialise Kafka's classes in different orders wait for each other for ever. Loading alone runs
   * no code of a class, and goes on beside them.
   */
  void await() {
    initialised.join();
  }

  /** Ends it early, and returns when it has ended. */
  void stop() {
    stopped = true;
    CompletableFuture.allOf(loaded, initialised).join();
  }

  private void load() {
    for (List<String> row : Table.rows(BrokerWarmUp.class, LIST, 1)) {
      if (stopped) {
        return;
      }
      found(row.get(0), false);
    }
  }

  private @Nullable Void initialise() {
    for (String name : INITIALISED) {
      if (stopped || !found(name, true)) {
        return null;
      }
    }
    return null;
  }

  private static boolean found(String name, boolean initialised) {
    try {
      Class<?> unused = Class.forName(name, initialised, BrokerWarmUp.class.getClassLoader());
      return true;
    } catch (ClassNotFoundException | LinkageError e) {
      return false; // the broker that needs it will say so
    }
  }
}
