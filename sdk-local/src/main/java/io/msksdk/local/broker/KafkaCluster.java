package io.msksdk.local.broker;

import io.msksdk.local.certificate.CertificateAuthority;
import io.msksdk.local.certificate.IssuedCertificate;
import io.msksdk.local.cluster.brokers.BrokerControls;
import io.msksdk.local.cluster.brokers.BrokerPlan;
import io.msksdk.local.cluster.brokers.ClusterBrokers;
import io.msksdk.local.cluster.brokers.Measure;
import io.msksdk.local.cluster.listener.Access;
import io.msksdk.local.cluster.listener.Listener;
import io.msksdk.local.directory.TemporaryDirectory;
import io.msksdk.local.event.EventLog;
import io.msksdk.local.iam.ClusterAccess;
import java.io.IOException;
import java.nio.file.Path;
import java.util.HashSet;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.TreeMap;
import java.util.concurrent.ExecutionException;
import java.util.concurrent.Executor;
import java.util.concurrent.TimeUnit;
import java.util.concurrent.TimeoutException;
import java.util.stream.Collectors;
import kafka.server.ControllerServer;
import kafka.server.KafkaRaftServer;
import org.apache.kafka.clients.admin.Admin;
import org.apache.kafka.clients.admin.ListTopicsOptions;
import org.apache.kafka.common.Uuid;
import org.apache.kafka.common.utils.Time;
import org.jspecify.annotations.Nullable;

/** One isolated KRaft controller and the brokers of one cluster. */
final class KafkaCluster implements ClusterBrokers {
  static final List<String> HOSTS = List.of("localhost");
  static final List<String> ADDRESSES = List.of("127.0.0.1", "::1");

  // the ids of brokers count from 1, at most 60 of them; controllers of the service have high ids
  private static final int CONTROLLER_ID = 3000;
  // the service moves the partitions of these by itself (guide, "Removing brokers")
  private static final String CANARY = "__amazon_msk_canary";
  private static final long ANSWER_SECONDS = 10;

  private final BrokerPlan plan;
  private final TemporaryDirectory directory;
  private final CertificateAuthority authority;
  private final EventLog events;
  private final Executor executor;
  private final String clusterId = Uuid.randomUuid().toString();
  private final Map<Integer, BrokerNode> brokers = new TreeMap<>();
  private final Set<String> listenerNames;
  private final Object changes = new Object();
  private boolean closed;
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
    this.listenerNames = Set.copyOf(names);
    for (int id = 1; id <= plan.brokers(); id++) {
      brokers.put(id, node(id));
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
            controllerSocket,
            Time.SYSTEM);
    ControllerServer starting =
        new ControllerServer(node.server(), KafkaRaftServer.configSchema(), node.bootstrap());
    controller = starting;
    starting.startup();
    Together.run(executor, nodes(), this::start);
  }

  @Override
  public List<String> addresses(Listener listener) {
    return nodes().stream().map(b -> "localhost:" + b.port(listener.listenerName())).toList();
  }

  @Override
  public List<String> internalAddresses() {
    return nodes().stream()
        .filter(BrokerNode::running)
        .map(b -> "127.0.0.1:" + b.port(NodeProperties.INTERNAL))
        .toList();
  }

  @Override
  public boolean know(String topic, int partitions) {
    return nodes().stream().allMatch(broker -> broker.knows(topic, partitions));
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
  public void add(List<Integer> brokerIds) {
    synchronized (changes) {
      if (closed) {
        throw new IllegalStateException("brokers: stopped (expected: a cluster that runs)");
      }
      List<BrokerNode> added = brokerIds.stream().map(this::node).toList();
      try {
        Together.run(executor, added, this::start);
      } catch (RuntimeException e) {
        Together.run(executor, added, BrokerNode::abandon);
        throw e;
      }
      synchronized (brokers) {
        added.forEach(node -> brokers.put(node.id(), node));
      }
      brokerIds.forEach(id -> record(id, "added"));
    }
  }

  @Override
  public void remove(List<Integer> brokerIds) {
    synchronized (changes) {
      for (int id : brokerIds) {
        stop(id);
        unregister(id);
        synchronized (brokers) {
          brokers.remove(id);
        }
        record(id, "removed");
      }
    }
  }

  @Override
  public Set<Integer> occupied() {
    try (Admin admin = Admin.create(Map.of("bootstrap.servers", running()))) {
      Set<String> topics =
          admin
              .listTopics(new ListTopicsOptions().listInternal(true))
              .names()
              .get(ANSWER_SECONDS, TimeUnit.SECONDS)
              .stream()
              .filter(name -> !name.startsWith(CANARY))
              .collect(Collectors.toSet());
      Set<Integer> ids = new HashSet<>();
      admin
          .describeTopics(topics)
          .allTopicNames()
          .get(ANSWER_SECONDS, TimeUnit.SECONDS)
          .values()
          .forEach(
              topic ->
                  topic
                      .partitions()
                      .forEach(p -> p.replicas().forEach(replica -> ids.add(replica.id()))));
      return ids;
    } catch (ExecutionException | TimeoutException e) {
      throw new IllegalStateException("partitions: not listed", e);
    } catch (InterruptedException e) {
      Thread.currentThread().interrupt();
      throw new IllegalStateException("partitions: interrupted", e);
    }
  }

  @Override
  public BrokerControls controls(int brokerId) {
    BrokerTrouble trouble = broker(brokerId).trouble();
    List<String> encrypted =
        plan.listeners().stream()
            .filter(listener -> listener.access() != Access.PLAINTEXT)
            .map(Listener::listenerName)
            .toList();
    LiveCertificate certificate =
        new LiveCertificate(
            trouble::requireRunning,
            this::running,
            encrypted,
            () -> authority.issueExpired(certificateName(brokerId), HOSTS, ADDRESSES));
    return new SteeredBroker(trouble, certificate, what -> record(brokerId, what));
  }

  @Override
  public List<Measure> controllerMeasures() {
    return controller == null ? List.of() : ControllerMeasures.of(controller);
  }

  @Override
  public void close() {
    synchronized (changes) {
      closed = true;
      end();
    }
  }

  private void end() {
    // brokers first: they do not end while they still look for a controller
    Together.run(executor, nodes(), BrokerNode::abandon);
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
    IssuedCertificate certificate =
        authority.issue(certificateName(broker.id()), HOSTS, ADDRESSES);
    try {
      broker.start(clusterId, properties, quorum, certificate, faults(broker.id()));
    } catch (Exception e) {
      throw new IllegalStateException("broker " + broker.id() + ": " + e.getMessage(), e);
    }
  }

  private String certificateName(int brokerId) {
    String name = "b-%d.%s".formatted(brokerId, plan.clusterName());
    // the common name of a certificate has room for 64 characters only
    return name.substring(0, Math.min(64, name.length()));
  }

  private void unregister(int brokerId) {
    String others = running();
    Map<String, Object> config =
        others.isEmpty()
            ? Map.of("bootstrap.controllers", "127.0.0.1:" + quorum.address().getPort())
            : Map.of("bootstrap.servers", others);
    try (Admin admin = Admin.create(config)) {
      admin.unregisterBroker(brokerId).all().get(ANSWER_SECONDS, TimeUnit.SECONDS);
    } catch (ExecutionException | TimeoutException e) {
      throw new IllegalStateException("broker " + brokerId + ": not unregistered", e);
    } catch (InterruptedException e) {
      Thread.currentThread().interrupt();
      throw new IllegalStateException("broker " + brokerId + ": interrupted", e);
    }
  }

  /** Where the brokers that run reach each other. */
  private String running() {
    return String.join(",", internalAddresses());
  }

  private BrokerNode node(int id) {
    return new BrokerNode(id, directory.path().resolve("broker-" + id), listenerNames);
  }

  private List<BrokerNode> nodes() {
    synchronized (brokers) {
      return List.copyOf(brokers.values());
    }
  }

  private BrokerNode broker(int id) {
    return nodes().stream()
        .filter(node -> node.id() == id)
        .findFirst()
        .orElseThrow(
            () ->
                new IllegalArgumentException(
                    "broker: "
                        + id
                        + " (expected: one of "
                        + nodes().stream().map(BrokerNode::id).toList()
                        + ")"));
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
