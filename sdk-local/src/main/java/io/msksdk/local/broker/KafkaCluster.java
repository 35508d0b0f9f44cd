package io.msksdk.local.broker;

import io.msksdk.local.broker.tier.Tier;
import io.msksdk.local.certificate.CertificateAuthority;
import io.msksdk.local.cluster.brokers.BrokerControls;
import io.msksdk.local.cluster.brokers.BrokerPlan;
import io.msksdk.local.cluster.brokers.BrokerSettings;
import io.msksdk.local.cluster.brokers.ClusterBrokers;
import io.msksdk.local.cluster.brokers.ConsumedPartition;
import io.msksdk.local.cluster.brokers.Measure;
import io.msksdk.local.cluster.brokers.ScramUser;
import io.msksdk.local.cluster.listener.Listener;
import io.msksdk.local.directory.TemporaryDirectory;
import io.msksdk.local.event.EventLog;
import java.io.IOException;
import java.util.Collection;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.TreeMap;
import java.util.concurrent.Executor;
import java.util.stream.IntStream;
import org.apache.kafka.image.MetadataImage;
import org.apache.kafka.image.TopicImage;
import org.apache.kafka.metadata.PartitionRegistration;

/** One isolated KRaft controller and the brokers of one cluster. */
final class KafkaCluster implements ClusterBrokers {
  // the last two are what many machines call ::1, and so whom clients there believe to talk to
  static final List<String> HOSTS = List.of("localhost", "ip6-localhost", "ip6-loopback");
  static final List<String> ADDRESSES = List.of("127.0.0.1", "::1", "0:0:0:0:0:0:0:1");

  private final String arn;
  private final TemporaryDirectory directory;
  private final EventLog events;
  private final Executor executor;
  private final ControllerNode controller;
  private final ControllerAdmin admin;
  private final Restarts restarts;
  private final Map<Integer, BrokerNode> brokers = new TreeMap<>();
  private final LiveProperties live = new LiveProperties();
  private final ScramCredentials credentials = new ScramCredentials();
  private final Object changes = new Object();
  private boolean closed;
  private volatile NodeProperties properties;

  KafkaCluster(
      BrokerPlan plan,
      Entrance entrance,
      TemporaryDirectory directory,
      CertificateAuthority authority,
      EventLog events,
      Executor executor)
      throws IOException {
    this.arn = plan.clusterArn();
    this.directory = directory;
    this.events = events;
    this.executor = executor;
    this.controller =
        ControllerNode.bind(directory.path().resolve("controller"), faults(ControllerNode.ID));
    this.admin = new ControllerAdmin(controller.quorum());
    this.restarts = new Restarts(plan.clusterName(), authority, controller);
    this.properties =
        new NodeProperties(
            new NodeProperties.Fixed(
                controller.quorum(),
                entrance,
                authority.caPem(),
                entrance.limits().serverless(this::decided),
                entrance.limits().clients(),
                entrance.limits().connections(),
                new Tier(directory.path().resolve("tier")),
                entrance.limits().tiered(this::decided)),
            plan.settings());
    for (int id = 1; id <= plan.brokers(); id++) {
      brokers.put(id, node(id));
    }
  }

  /** Starts the controller and then all brokers at once. */
  void start() throws Exception {
    TieredTopicPolicy.check(properties.settings());
    controller.start(properties);
    Together.run(executor, nodes(), broker -> restarts.start(broker, properties));
    // each one has waited for itself alone
    awaitFollowed();
  }

  @Override
  public List<String> addresses(Listener listener) {
    String host = ListenerProperties.host(listener);
    return nodes().stream().map(b -> host + ":" + b.port(listener.listenerName())).toList();
  }

  @Override
  public List<String> internalAddresses() {
    return running().stream()
        .filter(broker -> !broker.trouble().paused())
        .map(broker -> "127.0.0.1:" + broker.port(ListenerProperties.INTERNAL))
        .toList();
  }

  @Override
  public void awaitFollowed() {
    long decided = controller.decided();
    restarts.await(
        () -> nodes().stream().allMatch(broker -> broker.hasFollowed(decided)),
        "brokers: not all took over what the controller decided");
  }

  @Override
  public void stop(int brokerId) {
    BrokerNode broker = broker(brokerId);
    if (broker.running()) {
      restarts.stop(broker);
      awaitFollowed();
      record(brokerId, "stopped");
    }
  }

  @Override
  public void kill(int brokerId) {
    BrokerNode broker = broker(brokerId);
    if (broker.running()) {
      broker.crash();
      record(brokerId, "killed");
    }
  }

  @Override
  public void start(int brokerId) {
    BrokerNode broker = broker(brokerId);
    if (!broker.running()) {
      restarts.startAgain(broker, properties);
      awaitFollowed();
      record(brokerId, "started");
    }
  }

  @Override
  public void restart(int brokerId) {
    synchronized (changes) {
      requireOpen();
      restarts.restart(broker(brokerId), properties);
      awaitFollowed();
      record(brokerId, "restarted");
    }
  }

  @Override
  public void follow(BrokerSettings settings) {
    synchronized (changes) {
      requireOpen();
      NodeProperties before = properties;
      if (settings.equals(before.settings())) {
        return;
      }
      NodeProperties after = before.following(settings);
      after.check();
      if (!settings.equalButForProperties(before.settings()) || !gaveLive(before, after)) {
        new RollingUpdate(restarts, before, after, this::awaitFollowed).run(nodes());
        takeBackLive();
        awaitFollowed();
        nodes().stream().filter(BrokerNode::running).forEach(b -> record(b.id(), "restarted"));
      }
      properties = after;
    }
  }

  /** Whether brokers have the other properties without a restart. */
  private boolean gaveLive(NodeProperties before, NodeProperties after) {
    Map<String, String> given = LiveProperties.changes(before.shared(), after.shared());
    if (given == null || running().isEmpty()) {
      return false;
    }
    try {
      live.give(runningAddresses(), given);
    } catch (IllegalStateException e) {
      // what brokers do not take while they run they may take at their start
      return false;
    }
    try {
      restarts.await(
          () -> running().stream().allMatch(broker -> broker.has(given)),
          "properties: not taken over by all brokers");
    } catch (IllegalStateException e) {
      Map<String, String> former = LiveProperties.changes(after.shared(), before.shared());
      if (former != null) {
        live.give(runningAddresses(), former);
      }
      throw e;
    }
    running().forEach(broker -> record(broker.id(), "reconfigured"));
    return true;
  }

  private void takeBackLive() {
    if (!running().isEmpty()) {
      live.takeBack(runningAddresses());
    }
  }

  @Override
  public void scramUsers(Collection<ScramUser> users) {
    synchronized (changes) {
      requireOpen();
      ScramCredentials.Change change = credentials.to(users);
      if (!change.alterations().isEmpty()) {
        ControllerAdmin.alterUsers(runningAddresses(), change.alterations());
        credentials.done(change);
        awaitFollowed();
      }
    }
  }

  @Override
  public void add(List<Integer> brokerIds) {
    synchronized (changes) {
      requireOpen();
      List<BrokerNode> added = brokerIds.stream().map(this::node).toList();
      try {
        Together.run(executor, added, broker -> restarts.start(broker, properties));
      } catch (RuntimeException e) {
        Together.run(executor, added, BrokerNode::abandon);
        throw e;
      }
      synchronized (brokers) {
        added.forEach(node -> brokers.put(node.id(), node));
      }
      awaitFollowed();
      brokerIds.forEach(id -> record(id, "added"));
    }
  }

  @Override
  public void remove(List<Integer> brokerIds) {
    synchronized (changes) {
      for (int id : brokerIds) {
        stop(id);
        admin.unregister(id);
        synchronized (brokers) {
          brokers.remove(id);
        }
        awaitFollowed();
        record(id, "removed");
      }
    }
  }

  @Override
  public Set<Integer> occupied() {
    awaitFollowed();
    return ControllerAdmin.occupied(runningAddresses());
  }

  /** What the controller has decided up to now. */
  private MetadataImage decided() {
    long decided = controller.decided();
    restarts.await(
        () -> controller.hasFollowed(decided),
        "controller: did not take over what it decided itself");
    return controller.image();
  }

  @Override
  public Map<Integer, Integer> partitions() {
    Map<Integer, Integer> held = new TreeMap<>();
    for (TopicImage topic : decided().topics().topicsById().values()) {
      for (PartitionRegistration partition : topic.partitions().values()) {
        IntStream.of(partition.replicas).forEach(id -> held.merge(id, 1, Integer::sum));
      }
    }
    return held;
  }

  @Override
  public BrokerControls controls(int brokerId) {
    BrokerTrouble trouble = broker(brokerId).trouble();
    LiveCertificate certificate =
        new LiveCertificate(
            trouble::requireRunning,
            this::runningAddresses,
            properties.settings().listeners(),
            () -> restarts.expired(brokerId));
    return new SteeredBroker(
        trouble,
        certificate,
        () -> restart(brokerId),
        () -> awaitMember(broker(brokerId)),
        what -> record(brokerId, what));
  }

  /** Waits until a broker that may have lost its session is one of the cluster again. */
  private void awaitMember(BrokerNode broker) {
    restarts.await(
        () -> !broker.running() || !controller.running() || !controller.fences(broker.id()),
        "broker " + broker.id() + ": not taken back by the controller");
    awaitFollowed();
  }

  @Override
  public void stopController() {
    try {
      controller.stop();
    } catch (IOException e) {
      throw new IllegalStateException("controller port: " + e.getMessage(), e);
    }
    record(ControllerNode.ID, "stopped");
  }

  @Override
  public void startController() {
    try {
      controller.start(properties);
    } catch (Exception e) {
      throw new IllegalStateException("controller: " + e.getMessage(), e);
    }
    awaitFollowed();
    record(ControllerNode.ID, "started");
  }

  @Override
  public List<Measure> consumerLag(int brokerId) {
    String bootstrap = runningAddresses();
    return bootstrap.isEmpty() ? List.of() : ConsumerLag.of(bootstrap, brokerId);
  }

  @Override
  public List<ConsumedPartition> consumed() {
    String bootstrap = runningAddresses();
    return bootstrap.isEmpty() ? List.of() : ConsumerLag.all(bootstrap);
  }

  @Override
  public List<Measure> controllerMeasures() {
    return controller.measures();
  }

  @Override
  public void close() {
    restarts.close();
    synchronized (changes) {
      closed = true;
      end();
    }
  }

  private void end() {
    // brokers first: they do not end while they still look for a controller
    Together.run(executor, nodes(), BrokerNode::abandon);
    try {
      controller.close();
    } finally {
      LoaderScope.brokersEnd(directory.path());
      directory.delete();
    }
  }

  private void requireOpen() {
    if (closed) {
      throw new IllegalStateException("brokers: stopped (expected: a cluster that runs)");
    }
  }

  private BrokerNode node(int id) {
    return new BrokerNode(id, directory.path().resolve("broker-" + id), faults(id));
  }

  private List<BrokerNode> nodes() {
    synchronized (brokers) {
      return List.copyOf(brokers.values());
    }
  }

  private List<BrokerNode> running() {
    return nodes().stream().filter(BrokerNode::running).toList();
  }

  private String runningAddresses() {
    return String.join(",", internalAddresses());
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
    return new RecordedFaults(events, arn, nodeId);
  }

  private void record(int brokerId, String what) {
    events.add(
        "broker", Map.of("cluster", arn, "node", Integer.toString(brokerId), "change", what));
  }
}
