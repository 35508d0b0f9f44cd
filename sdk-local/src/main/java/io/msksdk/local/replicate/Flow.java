package io.msksdk.local.replicate;

import io.msksdk.core.time.Time;
import io.msksdk.local.clock.LocalClock;
import io.msksdk.local.clock.Pause;
import io.msksdk.local.replicator.ReplicationControls;
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

/**
 * One replicator that copies. Changes wait for each other; what is asked meanwhile does not. A
 * control has taken effect when it returns.
 */
final class Flow implements ReplicationControls {
  // developer guide, "How Amazon MSK Replicator works": up to 30 seconds for a new topic
  private static final Duration DISCOVERY = Duration.ofSeconds(30);
  private static final Duration ARRIVAL = Duration.ofSeconds(5);
  // three on the service, which asks for three brokers; the local MSK may have fewer
  private static final int REPLICAS = 3;
  private static final Logger log = LoggerFactory.getLogger(Flow.class);

  private final String connector;
  private final Parts parts;
  private final ClusterSides sides;
  private final ClusterAdmin source;
  private final ClusterAdmin target;
  private final CopyRights rights;
  private final WantedTopics wanted;
  private final ReadLimit limit;
  private final FollowingGroups groups;
  private final Progress progress;
  private final Returns returns;
  private final CompletableFuture<Void> ending = new CompletableFuture<>();
  private final Map<TopicPartition, Long> starts = new ConcurrentHashMap<>();
  private volatile ReplicationPlan plan;
  private volatile SortedMap<String, Integer> selected = new TreeMap<>();
  private volatile int failures;
  private volatile boolean cut;
  private volatile boolean stopped;
  private List<Pattern> heldGroups = List.of();
  private boolean paused;
  private boolean groupsBegun;
  private int replicas;
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
    this.rights = new CopyRights(plan, parts.rights(), source, target);
    this.wanted = new WantedTopics(source, target, rights, () -> replicas, parts.mostTopics());
    this.limit = new ReadLimit(source, sides.source().brokers(), consumerId());
    this.groups =
        new FollowingGroups(parts.worker(), MirrorProperties.groupsConnector(connector), ending);
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
    return MirrorProperties.identicalNames(plan);
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
    rights.require();
    // those of now: brokers that stop are no reason to copy with fewer replicas
    replicas = Math.min(REPLICAS, target.brokers());
    wanted.begin(plan);
  }

  /** Starts to copy; groups follow by themselves. */
  synchronized void start() {
    copy(select());
    parts.executor().execute(this::followGroups);
  }

  synchronized void update(ReplicationPlan changed) {
    plan = changed;
    copy(select());
    letGroupsFollow();
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
    followGroups();
    SortedMap<String, Integer> now = select();
    if (now.equals(selected)) {
      return;
    }
    if (!now.entrySet().containsAll(selected.entrySet())) {
      // a topic that is deleted, or that the role may not read any more
      copy(now);
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

  private void copy(SortedMap<String, Integer> asked) {
    SortedMap<String, Integer> topics = wanted.withCopies(plan, asked);
    worker().put(connector, properties().topics(topics.keySet()), ending);
    if (!halted()) {
      worker().await(connector, MirrorWorker.RUNNING);
    }
    boolean others = !selected.keySet().equals(topics.keySet());
    selected = topics;
    progress.keepOnly(topics.keySet());
    if (others && groupsBegun) {
      letGroupsFollow();
    }
  }

  /** Groups follow after the records; what fails is tried again at the next look. */
  private synchronized void followGroups() {
    if (!stopped) {
      groupsBegun = true;
      try {
        letGroupsFollow();
      } catch (IllegalStateException e) {
        log.debug("[replicator={}] groups do not follow: {}", connector, e.getMessage());
      }
    }
  }

  private void letGroupsFollow() {
    MirrorProperties properties = properties();
    if (properties.syncsGroups() && !halted()) {
      groups.follow(properties.groups(selected.keySet(), heldGroups));
    } else {
      groups.rest();
    }
  }

  private boolean halted() {
    return paused || cut;
  }

  private SortedMap<String, Integer> select() {
    return wanted.of(plan);
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
    if (!paused) {
      paused = true;
      halt();
    }
  }

  @Override
  public synchronized void resume() {
    if (paused) {
      paused = false;
      goOn();
    }
  }

  @Override
  public synchronized void throttle(OptionalLong bytesPerSecond) {
    limit.set(bytesPerSecond);
  }

  @Override
  public synchronized void deny(List<Pattern> topics) {
    wanted.deny(topics);
    copy(select());
  }

  @Override
  public synchronized void cutSource() {
    if (!cut) {
      cut = true;
      halt();
    }
  }

  @Override
  public synchronized void healSource() {
    if (cut) {
      cut = false;
      goOn();
    }
  }

  private void halt() {
    worker().pause(connector);
    worker().await(connector, MirrorWorker.PAUSED);
    letGroupsFollow();
    if (!Pause.until(returns::arrived, ARRIVAL)) {
      // a target that does not answer keeps it: nothing arrives there either
      log.debug("[replicator={}] halted with records under way", connector);
    }
  }

  private void goOn() {
    if (!halted()) {
      worker().resume(connector);
      worker().await(connector, MirrorWorker.RUNNING);
      letGroupsFollow();
    }
  }

  @Override
  public synchronized void holdGroups(List<Pattern> held) {
    heldGroups = List.copyOf(held);
    if (groupsBegun) {
      letGroupsFollow();
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
      groups.end();
      worker().remove(connector);
      limit.end();
    } finally {
      source.close();
      target.close();
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

  CopyRights rights() {
    return rights;
  }

  SortedMap<String, Integer> selected() {
    return selected;
  }

  SortedMap<String, Integer> denied() {
    return wanted.denied();
  }

  int failures() {
    return failures + wanted.denied().size();
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
    return MirrorProperties.consumerId(plan, connector);
  }

  String producerId() {
    return "connector-producer-" + connector + "-0";
  }

  private MirrorProperties properties() {
    return new MirrorProperties(plan, connector, sides, replicas);
  }

  /** The clients of both clusters, which the replicator closes. */
  record Ends(ClusterAdmin source, ClusterAdmin target) implements AutoCloseable {
    static Ends open(ReplicationPlan plan, ClusterSides sides) {
      return new Ends(
          new ClusterAdmin(sides.source().client(), name(plan) + "-source"),
          new ClusterAdmin(sides.target().client(), name(plan) + "-target"));
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
