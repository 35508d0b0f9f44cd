package io.msksdk.local.replicate;

import io.msksdk.core.time.Time;
import io.msksdk.local.clock.LocalClock;
import io.msksdk.local.replicator.ReplicationControls;
import io.msksdk.local.replicator.ReplicationFailure;
import io.msksdk.local.replicator.ReplicationMeasure;
import io.msksdk.local.replicator.ReplicationPlan;
import java.time.Duration;
import java.util.Collection;
import java.util.HashSet;
import java.util.List;
import java.util.Map;
import java.util.OptionalLong;
import java.util.Set;
import java.util.SortedMap;
import java.util.TreeMap;
import java.util.concurrent.CompletableFuture;
import java.util.concurrent.ConcurrentHashMap;
import java.util.concurrent.Executor;
import java.util.function.Supplier;
import java.util.regex.Pattern;
import org.apache.kafka.clients.admin.OffsetSpec;
import org.apache.kafka.common.TopicPartition;
import org.jspecify.annotations.Nullable;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;
import software.amazon.awssdk.services.kafka.model.ConsumerGroupOffsetSyncMode;
import software.amazon.awssdk.services.kafka.model.ReplicationStartingPositionType;

/** One replicator that copies. Changes wait for each other; what is asked meanwhile does not. */
final class Flow implements ReplicationControls {
  // developer guide, "How Amazon MSK Replicator works": up to 30 seconds for a new topic
  private static final Duration DISCOVERY = Duration.ofSeconds(30);
  private static final Logger log = LoggerFactory.getLogger(Flow.class);

  private final String connector;
  private final Parts parts;
  private final ClusterSides sides;
  private final ClusterAdmin source;
  private final ClusterAdmin target;
  private final Progress progress;
  private final Returns returns;
  private final CompletableFuture<Void> ending = new CompletableFuture<>();
  private final Map<TopicPartition, Long> starts = new ConcurrentHashMap<>();
  private volatile ReplicationPlan plan;
  private volatile SortedMap<String, Integer> selected = new TreeMap<>();
  private volatile SortedMap<String, Integer> denied = new TreeMap<>();
  private volatile int failures;
  private volatile boolean cut;
  private volatile boolean stopped;
  private List<Pattern> deniedTopics = List.of();
  private List<Pattern> heldGroups = List.of();
  private @Nullable Set<String> firstTopics;
  private boolean paused;
  private boolean throttled;
  private boolean syncsGroups;
  private CompletableFuture<Void> discovery = CompletableFuture.completedFuture(null);

  Flow(ReplicationPlan plan, ClusterSides sides, Ends ends, Parts parts) {
    this.plan = plan;
    this.sides = sides;
    this.parts = parts;
    this.connector = name(plan);
    this.progress = new Progress(parts.time());
    this.returns =
        new Returns(
            plan.replication().consumerGroupReplication().consumerGroupOffsetSyncMode()
                == ConsumerGroupOffsetSyncMode.ENHANCED);
    this.source = ends.source();
    this.target = ends.target();
  }

  /** What its connector is called: unique, and known for what it is in the brokers' logs. */
  static String name(ReplicationPlan plan) {
    String arn = plan.replicatorArn();
    return plan.replicatorName() + "-" + arn.substring(arn.lastIndexOf('/') + 1).split("-", 2)[0];
  }

  private MirrorWorker worker() {
    return parts.worker().get();
  }

  boolean identicalNames() {
    return properties().identicalNames();
  }

  String sourceAlias() {
    return plan.sourceAlias();
  }

  String targetAlias() {
    return plan.targetAlias();
  }

  Progress progress() {
    return progress;
  }

  Returns returns() {
    return returns;
  }

  /** Looks what there is to copy, which needs no worker yet. */
  synchronized void prepare() {
    requireRights();
    requireSource();
    firstTopics = new HashSet<>(select().keySet());
    firstTopics.addAll(denied.keySet());
  }

  /** Starts to copy; groups follow by themselves. */
  synchronized void start() {
    copy(select());
    parts.executor().execute(this::followGroups);
  }

  synchronized void update(ReplicationPlan changed) {
    plan = changed;
    copy(select());
    syncGroups();
  }

  /** Looks what has changed by itself. */
  void look() {
    try {
      lookAndFollow();
    } catch (RuntimeException e) {
      // a cluster that does not answer now may answer the next time
      log.debug("[replicator={}] looked in vain: {}", plan.replicatorArn(), e.getMessage());
    }
  }

  private synchronized void lookAndFollow() {
    if (stopped || cut) {
      return;
    }
    failures = worker().restartFailed(connector);
    if (syncsGroups != properties().syncsGroups()) {
      followGroups();
    }
    SortedMap<String, Integer> wanted = select();
    if (wanted.equals(selected)) {
      return;
    }
    if (!wanted.entrySet().containsAll(selected.entrySet())) {
      // a topic that is deleted, or that the role may not read any more
      copy(wanted);
    } else if (discovery.isDone()) {
      discovery =
          parts.clock().elapsed(DISCOVERY).thenRunAsync(this::copyWhatIsThere, parts.executor());
    }
  }

  private synchronized void copyWhatIsThere() {
    if (!stopped && !cut) {
      copy(select());
    }
  }

  private void copy(SortedMap<String, Integer> topics) {
    if (plan.selfManagedSource()) {
      createCopies(topics);
    }
    worker().put(connector, properties().topics(topics.keySet()), ending);
    if (!paused) {
      worker().await(connector, MirrorWorker.RUNNING);
    }
    Set<String> before = selected.keySet();
    selected = topics;
    progress.keepOnly(topics.keySet());
    if (syncsGroups && !before.equals(topics.keySet())) {
      syncGroups();
    }
  }

  /**
   * MirrorMaker creates a topic with the settings of its original, and none at all where it may not
   * read those; the rights that the guide asks for on a self-managed source do not include it.
   */
  private void createCopies(SortedMap<String, Integer> topics) {
    SortedMap<String, Integer> copies = new TreeMap<>();
    topics.forEach((topic, partitions) -> copies.put(remote(topic), partitions));
    copies.keySet().removeAll(target.topics().partitions().keySet());
    target.create(copies, sides.replicas());
  }

  /** Groups follow after the records; what fails is tried again at the next look. */
  private synchronized void followGroups() {
    if (!stopped) {
      try {
        syncGroups();
      } catch (IllegalStateException e) {
        log.debug("[replicator={}] groups do not follow: {}", connector, e.getMessage());
      }
    }
  }

  private void syncGroups() {
    MirrorProperties properties = properties();
    String name = properties.groupsConnector();
    if (properties.syncsGroups()) {
      worker().put(name, properties.groups(selected.keySet(), heldGroups), ending);
    } else if (syncsGroups) {
      worker().remove(name);
    }
    syncsGroups = properties.syncsGroups();
  }

  /** What is to be copied now of what is there. */
  private SortedMap<String, Integer> select() {
    var replication = plan.replication().topicReplication();
    ClusterAdmin.Topics there = source.topics();
    SortedMap<String, Integer> present = there.partitions();
    if (firstTopics != null && !Boolean.TRUE.equals(replication.detectAndCopyNewTopics())) {
      present.keySet().retainAll(firstTopics);
    }
    SortedMap<String, Integer> wanted =
        new TopicSelection(replication, parts.mostTopics()).of(present, this::cycle);
    SortedMap<String, Integer> refused = new TreeMap<>(wanted);
    refused.keySet().removeIf(topic -> !there.unreadable().contains(topic) && mayCopy(topic));
    denied = refused;
    wanted.keySet().removeAll(refused.keySet());
    return wanted;
  }

  private boolean mayCopy(String topic) {
    return !TopicSelection.matches(deniedTopics, topic)
        && (plan.selfManagedSource() || may("kafka-cluster:ReadData", topicArn(sourceArn(), topic)))
        && may("kafka-cluster:WriteData", topicArn(targetArn(), remote(topic)));
  }

  private void requireRights() {
    for (String cluster : plan.mskClusters()) {
      if (!may("kafka-cluster:Connect", cluster)) {
        throw new ReplicationFailure(
            "AccessDenied",
            "The service execution role "
                + plan.role()
                + " is not allowed kafka-cluster:Connect on "
                + cluster
                + ". Attach AWSMSKReplicatorExecutionRole to it and create the replicator again.");
      }
    }
  }

  private void requireSource() {
    if (plan.selfManagedSource() && !source.answers()) {
      throw source.refused()
          ? new ReplicationFailure(
              "AuthenticationFailed",
              "The source does not take the login of the secret "
                  + plan.source().clientAuthentication().saslScram().secretArn()
                  + ", or its certificate is of a CA that is not given. Put user, password and CA"
                  + " right, and create the replicator again.")
          : new ReplicationFailure(
              "ClusterUnavailable",
              "No broker of "
                  + plan.source().apacheKafkaCluster().bootstrapBrokerString()
                  + " answers. Check the address and the CA's certificate, and create the"
                  + " replicator again.");
    }
  }

  private boolean may(String action, String resource) {
    return parts.rights().allow(plan.role(), action, resource);
  }

  private boolean cycle(String topic) {
    return !identicalNames() && ("." + topic).contains("." + plan.targetAlias() + ".");
  }

  private String remote(String topic) {
    return identicalNames() ? topic : plan.sourceAlias() + "." + topic;
  }

  private String sourceArn() {
    return plan.replication().sourceKafkaClusterArn();
  }

  private String targetArn() {
    return plan.replication().targetKafkaClusterArn();
  }

  private static String topicArn(String clusterArn, String topic) {
    return clusterArn.replace(":cluster/", ":topic/") + "/" + topic;
  }

  /** Fixes where partitions start that are to be copied from their end on. */
  void pin(Set<TopicPartition> partitions) {
    Set<TopicPartition> fresh = new HashSet<>(partitions);
    fresh.removeAll(starts.keySet());
    if (fresh.isEmpty()) {
      return;
    }
    boolean latest =
        plan.replication().topicReplication().startingPosition().type()
            == ReplicationStartingPositionType.LATEST;
    OffsetSpec spec = latest ? OffsetSpec.latest() : OffsetSpec.earliest();
    Map<TopicPartition, Long> begin = source.offsets(fresh, spec);
    worker().startAt(connector, plan.sourceAlias(), begin);
    starts.putAll(begin);
  }

  @Override
  public synchronized void pause() {
    paused = true;
    worker().pause(connector);
    worker().await(connector, MirrorWorker.PAUSED);
    if (syncsGroups) {
      worker().pause(properties().groupsConnector());
    }
  }

  @Override
  public synchronized void resume() {
    if (paused) {
      paused = false;
      if (!cut) {
        goOn();
      }
    }
  }

  @Override
  public synchronized void throttle(OptionalLong bytesPerSecond) {
    source.limitReads(properties().consumerId(), bytesPerSecond);
    throttled = bytesPerSecond.isPresent();
  }

  @Override
  public synchronized void deny(List<Pattern> topics) {
    deniedTopics = List.copyOf(topics);
    copy(select());
  }

  @Override
  public synchronized void cutSource() {
    if (!cut) {
      cut = true;
      if (!paused) {
        pause();
        paused = false;
      }
    }
  }

  @Override
  public synchronized void healSource() {
    if (cut) {
      cut = false;
      if (!paused) {
        goOn();
      }
    }
  }

  private void goOn() {
    worker().resume(connector);
    worker().await(connector, MirrorWorker.RUNNING);
    if (syncsGroups) {
      worker().resume(properties().groupsConnector());
    }
  }

  @Override
  public synchronized void holdGroups(List<Pattern> groups) {
    heldGroups = List.copyOf(groups);
    if (syncsGroups) {
      syncGroups();
    }
  }

  /** Stops it for good; its connectors and what it set on the source are gone then. */
  void stop() {
    ending.complete(null);
    stopOnce();
  }

  private synchronized void stopOnce() {
    if (stopped) {
      return;
    }
    stopped = true;
    discovery.cancel(false);
    try {
      worker().remove(properties().groupsConnector());
      worker().remove(connector);
      unlimited();
    } finally {
      source.close();
      target.close();
    }
  }

  private void unlimited() {
    if (throttled) {
      try {
        source.limitReads(properties().consumerId(), OptionalLong.empty());
      } catch (IllegalStateException e) {
        log.debug("[replicator={}] quota left behind: {}", connector, e.getMessage());
      }
    }
  }

  Collection<ReplicationMeasure> measures() {
    return new FlowMeasures(this).all();
  }

  boolean sourceAnswers() {
    return !cut && source.answers();
  }

  boolean targetAnswers() {
    return target.answers();
  }

  boolean mayConnect(String alias) {
    if (!alias.equals(sourceAlias())) {
      return may("kafka-cluster:Connect", targetArn());
    }
    return plan.selfManagedSource() ? !source.refused() : may("kafka-cluster:Connect", sourceArn());
  }

  SortedMap<String, Integer> selected() {
    return selected;
  }

  SortedMap<String, Integer> denied() {
    return denied;
  }

  int failures() {
    return failures + denied.size();
  }

  Map<TopicPartition, Long> offsets(Collection<TopicPartition> partitions) {
    return source.offsets(partitions, OffsetSpec.latest());
  }

  /** The next offset to read, null for a partition that is not read at all. */
  @Nullable Long next(TopicPartition partition) {
    Long next = progress.next(partition);
    return next == null ? starts.get(partition) : next;
  }

  String consumerId() {
    return properties().consumerId();
  }

  String producerId() {
    return "connector-producer-" + connector + "-0";
  }

  private MirrorProperties properties() {
    return new MirrorProperties(plan, connector, sides);
  }

  /** The clients of both clusters, which the replicator closes. */
  record Ends(ClusterAdmin source, ClusterAdmin target) implements AutoCloseable {
    static Ends open(ReplicationPlan plan, ClusterSides sides) {
      return new Ends(
          new ClusterAdmin(sides.source(), name(plan) + "-source"),
          new ClusterAdmin(sides.target(), name(plan) + "-target"));
    }

    @Override
    public void close() {
      source.close();
      target.close();
    }
  }

  /**
   * What all replicators of an engine share.
   *
   * @param worker the Connect worker, waited for while it starts
   * @param rights what roles may do
   * @param clock the local MSK's time
   * @param time real time
   * @param executor what runs work in the background
   * @param mostTopics how many topics a replicator copies at most
   */
  record Parts(
      Supplier<MirrorWorker> worker,
      RoleRights rights,
      LocalClock clock,
      Time time,
      Executor executor,
      int mostTopics) {}
}
