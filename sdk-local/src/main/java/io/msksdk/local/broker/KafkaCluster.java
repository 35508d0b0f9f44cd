package io.msksdk.local.broker;

import io.msksdk.local.certificate.CertificateAuthority;
import io.msksdk.local.certificate.IssuedCertificate;
import io.msksdk.local.cluster.BrokerPlan;
import io.msksdk.local.cluster.ClusterBrokers;
import io.msksdk.local.cluster.Listener;
import io.msksdk.local.directory.TemporaryDirectory;
import io.msksdk.local.event.EventLog;
import io.msksdk.local.iam.ClusterAccess;
import java.io.IOException;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.HashSet;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.concurrent.ExecutionException;
import java.util.concurrent.Executor;
import java.util.concurrent.TimeUnit;
import java.util.concurrent.TimeoutException;
import kafka.server.ControllerServer;
import kafka.server.KafkaRaftServer;
import org.apache.kafka.clients.admin.Admin;
import org.apache.kafka.common.Uuid;
import org.jspecify.annotations.Nullable;

/** One isolated KRaft controller and the brokers of one cluster. */
final class KafkaCluster implements ClusterBrokers {
  static final List<String> HOSTS = List.of("localhost");
  static final List<String> ADDRESSES = List.of("127.0.0.1", "::1");

  // the ids of brokers count from 1, at most 60 of them; controllers of the service have high ids
  private static final int CONTROLLER_ID = 3000;
  private static final long UNREGISTER_SECONDS = 10;

  private final BrokerPlan plan;
  private final TemporaryDirectory directory;
  private final CertificateAuthority authority;
  private final EventLog events;
  private final Executor executor;
  private final String clusterId = Uuid.randomUuid().toString();
  private final List<BrokerNode> brokers = new ArrayList<>();
  private final BoundSocket controllerSocket;
  private final KafkaNode.Quorum quorum;
  private final NodeProperties properties;
  private @Nullable ControllerServer controller;

  KafkaCluster(
      BrokerPlan plan,
      ClusterAccess access,
      TemporaryDirectory directory,
      CertificateAuthority authority,
      EventLog events,
      Executor executor)
      throws IOException {
    this.plan = plan;
    this.directory = directory;
    this.authority = authority;
    this.events = events;
    this.executor = executor;
    this.controllerSocket = BoundSocket.any();
    this.quorum = new KafkaNode.Quorum(CONTROLLER_ID, controllerSocket.address());
    this.properties = new NodeProperties(plan, access, quorum);
    Set<String> names = new HashSet<>(Set.of(NodeProperties.INTERNAL));
    plan.listeners().forEach(listener -> names.add(listener.listenerName()));
    for (int id = 1; id <= plan.brokers(); id++) {
      brokers.add(new BrokerNode(id, directory.path().resolve("broker-" + id), names));
    }
  }

  /** Starts the controller, then all brokers at once. */
  void start() throws Exception {
    Path home = directory.path().resolve("controller");
    KafkaNode node =
        KafkaNode.prepare(
            clusterId,
            properties.controller(home),
            home,
            quorum,
            faults(CONTROLLER_ID),
            controllerSocket);
    ControllerServer starting =
        new ControllerServer(node.server(), KafkaRaftServer.configSchema(), node.bootstrap());
    controller = starting;
    starting.startup();
    Together.run(executor, brokers, this::start);
  }

  @Override
  public List<String> addresses(Listener listener) {
    return brokers.stream().map(b -> "localhost:" + b.port(listener.listenerName())).toList();
  }

  @Override
  public List<String> internalAddresses() {
    return brokers.stream()
        .filter(BrokerNode::running)
        .map(b -> "127.0.0.1:" + b.port(NodeProperties.INTERNAL))
        .toList();
  }

  @Override
  public void stop(int brokerId) {
    BrokerNode broker = broker(brokerId);
    if (broker.running()) {
      broker.stop();
      record(brokerId, "stopped");
    }
  }

  @Override
  public void start(int brokerId) {
    BrokerNode broker = broker(brokerId);
    if (broker.running()) {
      return;
    }
    // without it the broker waits until its own old session ends, 9 s with Kafka's setting
    unregister(brokerId);
    start(broker);
    record(brokerId, "started");
  }

  @Override
  public void close() {
    // brokers first: they do not end while they still look for a controller
    Together.run(executor, brokers, BrokerNode::abandon);
    if (controller != null) {
      controller.shutdown();
    }
    try {
      controllerSocket.close();
    } catch (IOException e) {
      throw new IllegalStateException("controller port: " + e.getMessage(), e);
    } finally {
      directory.delete();
    }
  }

  private void start(BrokerNode broker) {
    String name = "b-%d.%s".formatted(broker.id(), plan.clusterName());
    // the common name of a certificate has room for 64 characters only
    IssuedCertificate certificate =
        authority.issue(name.substring(0, Math.min(64, name.length())), HOSTS, ADDRESSES);
    try {
      broker.start(clusterId, properties, quorum, certificate, faults(broker.id()));
    } catch (Exception e) {
      throw new IllegalStateException("broker " + broker.id() + ": " + e.getMessage(), e);
    }
  }

  private void unregister(int brokerId) {
    List<String> others = internalAddresses();
    Map<String, Object> config =
        others.isEmpty()
            ? Map.of("bootstrap.controllers", "127.0.0.1:" + quorum.address().getPort())
            : Map.of("bootstrap.servers", String.join(",", others));
    try (Admin admin = Admin.create(config)) {
      admin.unregisterBroker(brokerId).all().get(UNREGISTER_SECONDS, TimeUnit.SECONDS);
    } catch (ExecutionException | TimeoutException e) {
      throw new IllegalStateException("broker " + brokerId + ": not unregistered", e);
    } catch (InterruptedException e) {
      Thread.currentThread().interrupt();
      throw new IllegalStateException("broker " + brokerId + ": interrupted", e);
    }
  }

  private BrokerNode broker(int id) {
    if (id < 1 || id > brokers.size()) {
      throw new IllegalArgumentException(
          "broker: " + id + " (expected: from 1 to " + brokers.size() + ")");
    }
    return brokers.get(id - 1);
  }

  private RecordedFaults faults(int nodeId) {
    return new RecordedFaults(events, plan.clusterArn(), nodeId);
  }

  private void record(int brokerId, String what) {
    events.add(
        "broker",
        Map.of("cluster", plan.clusterArn(), "node", Integer.toString(brokerId), "change", what));
  }
}
