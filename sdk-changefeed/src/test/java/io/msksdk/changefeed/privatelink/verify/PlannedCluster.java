package io.msksdk.changefeed.privatelink.verify;

import io.msksdk.changefeed.privatelink.PlannedBroker;
import io.msksdk.changefeed.privatelink.PrivateLinkPlan;
import java.io.IOException;
import java.io.PrintStream;
import java.net.InetAddress;
import java.net.ServerSocket;
import java.nio.file.Path;
import java.util.HashMap;
import java.util.LinkedHashMap;
import java.util.Map;
import java.util.Properties;
import java.util.concurrent.CompletableFuture;
import java.util.random.RandomGenerator;
import kafka.server.KafkaConfig;
import kafka.server.KafkaRaftServer;
import org.apache.kafka.common.utils.Time;
import org.apache.kafka.metadata.storage.Formatter;

/**
 * Real brokers, started with the server.properties of a plan and the patch of a second one, whose
 * listener speaks TLS. Each has a loopback address of its own, as machines of a VPC have, so that
 * all can use the same ports.
 */
final class PlannedCluster implements AutoCloseable {
  private static final String CLUSTER_ID = "BRl69zcmTFmiPaoaANybiw";
  private static final int PORTS = 12;

  private final PrivateLinkPlan plan;
  private final PrivateLinkPlan second;
  private final KeyPairFile keys;
  private final Path directory;
  private final Map<Integer, KafkaRaftServer> running = new HashMap<>();

  private PlannedCluster(
      PrivateLinkPlan plan, PrivateLinkPlan second, KeyPairFile keys, Path directory) {
    this.plan = plan;
    this.second = second;
    this.keys = keys;
    this.directory = directory;
  }

  static PlannedCluster start(
      PrivateLinkPlan plan, PrivateLinkPlan second, KeyPairFile keys, Path directory)
      throws Exception {
    PlannedCluster cluster = new PlannedCluster(plan, second, keys, directory);
    for (PlannedBroker broker : plan.brokers()) {
      cluster.format(broker);
    }
    // none is ready before a majority is, so they start side by side
    CompletableFuture.allOf(
            plan.brokers().stream()
                .map(
                    broker ->
                        CompletableFuture.runAsync(
                            () -> cluster.start(broker.nodeId(), Map.of()),
                            task -> new Thread(task, "start-" + broker.nodeId()).start()))
                .toArray(CompletableFuture[]::new))
        .get();
    return cluster;
  }

  private Properties properties(PlannedBroker broker, Map<String, String> changes) {
    Map<String, String> all = new LinkedHashMap<>(plan.serverProperties(broker.nodeId()));
    all.putAll(second.serverPatch(broker.nodeId(), all));
    String protocols = all.get("listener.security.protocol.map");
    all.put(
        "listener.security.protocol.map",
        protocols.replace(second.listener() + ":PLAINTEXT", second.listener() + ":SSL"));
    all.putAll(keys.broker());
    all.replace("listeners", all.get("listeners").replace("0.0.0.0", broker.ip()));
    all.put("log.dirs", directory.resolve("data-" + broker.nodeId()).toString());
    all.put("group.initial.rebalance.delay.ms", "0");
    // the last brokers to stop would ask a controller that is gone, for five minutes
    all.put("controlled.shutdown.enable", "false");
    all.put("broker.heartbeat.interval.ms", "500");
    all.put("broker.session.timeout.ms", "2000");
    all.putAll(changes);
    Properties properties = new Properties();
    properties.putAll(all);
    return properties;
  }

  private void format(PlannedBroker broker) throws Exception {
    String data = properties(broker, Map.of()).getProperty("log.dirs");
    new Formatter()
        .setClusterId(CLUSTER_ID)
        .setNodeId(broker.nodeId())
        .setControllerListenerName("CONTROLLER")
        .addDirectory(data)
        .setMetadataLogDirectory(data)
        .setPrintStream(new PrintStream(PrintStream.nullOutputStream()))
        .run();
  }

  void start(int nodeId, Map<String, String> changes) {
    KafkaConfig config = new KafkaConfig(properties(plan.broker(nodeId), changes), false);
    KafkaRaftServer server = new KafkaRaftServer(config, Time.SYSTEM);
    server.startup();
    synchronized (running) {
      running.put(nodeId, server);
    }
  }

  void stop(int nodeId) {
    KafkaRaftServer server = running.remove(nodeId);
    server.shutdown();
    server.awaitShutdown();
  }

  /** The settings of a broker that nobody has added the listener to. */
  Map<String, String> withoutListener(int nodeId) {
    Map<String, String> planned = plan.serverProperties(nodeId);
    String listeners = planned.get("listeners").replace("0.0.0.0", plan.broker(nodeId).ip());
    return Map.of(
        "listeners",
        listeners.substring(0, listeners.lastIndexOf(',')),
        "advertised.listeners",
        planned.get("advertised.listeners").replaceAll(",EXTERNAL://.*", ""));
  }

  /** The first of a row of ports that are free on every address. */
  static int freePorts() throws IOException {
    RandomGenerator random = RandomGenerator.getDefault();
    while (true) {
      int first = random.nextInt(15_000, 30_000);
      if (free(first)) {
        return first;
      }
    }
  }

  private static boolean free(int first) {
    for (int host = 1; host <= 4; host++) {
      for (int port = first; port < first + PORTS; port++) {
        try (ServerSocket probe =
            new ServerSocket(port, 1, InetAddress.getByName("127.0.0." + host))) {
          probe.setReuseAddress(true);
        } catch (IOException taken) {
          return false;
        }
      }
    }
    return true;
  }

  @Override
  public void close() {
    running.values().forEach(KafkaRaftServer::shutdown);
  }
}
