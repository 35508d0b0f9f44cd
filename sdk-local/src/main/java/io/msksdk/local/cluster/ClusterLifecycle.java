package io.msksdk.local.cluster;

import io.msksdk.local.api.Caller;
import io.msksdk.local.clock.LocalClock;
import io.msksdk.local.cluster.brokers.BrokerPlan;
import io.msksdk.local.cluster.brokers.BrokerSettings;
import io.msksdk.local.cluster.brokers.ClusterBrokers;
import io.msksdk.local.cluster.brokers.ConfigurationProperties;
import io.msksdk.local.cluster.brokers.DataPlane;
import io.msksdk.local.cluster.listener.Listener;
import io.msksdk.local.event.EventLog;
import io.msksdk.local.refusal.Refusal;
import io.msksdk.local.resource.Owner;
import io.msksdk.local.resource.Transitions;
import java.time.Duration;
import java.time.Instant;
import java.util.List;
import java.util.Set;
import java.util.concurrent.CompletableFuture;
import java.util.concurrent.CopyOnWriteArrayList;
import java.util.concurrent.Executor;
import java.util.function.Consumer;
import org.jspecify.annotations.Nullable;
import software.amazon.awssdk.services.kafka.model.ClusterState;
import software.amazon.awssdk.services.kafka.model.ErrorInfo;
import software.amazon.awssdk.services.kafka.model.Provisioned;
import software.amazon.awssdk.services.kafka.model.StateInfo;

/**
 * Carries creations, changes and deletions out. All end when the real work has and the time of the
 * local clock has passed. Thread-safe.
 */
public final class ClusterLifecycle {
  private static final CompletableFuture<Void> NOTHING_TO_DO =
      CompletableFuture.completedFuture(null);

  private final LocalClock clock;
  private final DataPlane dataPlane;
  private final ConfigurationProperties configurations;
  private final Transitions transitions;
  private final Executor executor;
  private final List<Consumer<String>> followers = new CopyOnWriteArrayList<>();
  private volatile boolean closed;

  /**
   * Joins what a life cycle needs.
   *
   * @param clock the local MSK's time
   * @param dataPlane where brokers come from
   * @param configurations what knows the properties that brokers are to follow
   * @param events where transitions are written
   * @param executor what starts and stops brokers
   */
  public ClusterLifecycle(
      LocalClock clock,
      DataPlane dataPlane,
      ConfigurationProperties configurations,
      EventLog events,
      Executor executor) {
    this.clock = clock;
    this.dataPlane = dataPlane;
    this.configurations = configurations;
    this.transitions = new Transitions(clock, events);
    this.executor = executor;
  }

  /**
   * Tells of every change of a cluster, when it has ended and before anybody else can see that.
   *
   * @param follower is given the cluster's ARN
   */
  public void follow(Consumer<String> follower) {
    followers.add(follower);
  }

  Instant now() {
    return clock.now();
  }

  void checkOffered(Set<Listener> listeners) {
    if (closed) {
      throw Refusal.of(503, "ServiceUnavailableException", "The local MSK is being shut down.");
    }
    Set<Listener> offered = dataPlane.offered();
    for (Listener listener : listeners) {
      if (!offered.contains(listener)) {
        throw Refusal.of(
            501,
            "NotBuiltYetException",
            "Access by "
                + listener
                + " needs brokers that listen on ::1, an address that this machine does not have.");
      }
    }
  }

  BrokerSettings brokersOf(Owner owner, Provisioned settings) {
    return BrokerSettings.of(owner, settings, configurations);
  }

  void create(ClusterRecord cluster, BrokerPlan plan, Duration takes, Caller caller) {
    moved(cluster, "NONE", ClusterState.CREATING.toString());
    StateInfo failure = caller.failure();
    CompletableFuture<Void> started =
        failure != null
            ? NOTHING_TO_DO
            : CompletableFuture.runAsync(() -> cluster.brokers(dataPlane.start(plan)), executor);
    cluster.work(
        started
            .thenCombine(clock.elapsed(takes), (work, time) -> null)
            .handle(
                (done, trouble) -> {
                  StateInfo info = trouble == null ? failure : info(trouble);
                  move(cluster, info == null ? ClusterState.ACTIVE : ClusterState.FAILED, info);
                  if (info == null && !closed) {
                    CertificateRenewal.follow(cluster, transitions, this::enter);
                  }
                  return null;
                }));
  }

  /** Says whether the cluster is still as it was seen, and then changes its state. */
  boolean begin(ClusterRecord cluster, String seenVersion, OperationRecord operation) {
    // written down in the order it happens in, whoever else is about to move the cluster
    synchronized (cluster) {
      if (!cluster.begin(seenVersion, operation)) {
        return false;
      }
      transitions.moved(operation.arn(), "NONE", OperationRecord.PENDING);
      moved(cluster, ClusterState.ACTIVE.toString(), cluster.state().toString());
      return true;
    }
  }

  void change(ClusterRecord cluster, OperationRecord operation, Caller caller) {
    ClusterChange change = operation.change();
    Duration pending = DocumentedDuration.PENDING.duration();
    Duration step = DocumentedDuration.STEP.duration();
    if (caller.stuck()) {
      // no time passes for it any more, and what is stuck is in progress
      begin(operation);
    }
    CompletableFuture<Void> over = clock.elapsed(pending.plus(change.takes()));
    var begun = transitions.after(pending, () -> begin(operation));
    var second = transitions.after(pending.plus(step), operation::step);
    var third = transitions.after(pending.plus(change.takes()).minus(step), operation::step);
    StateInfo failure = caller.failure();
    CompletableFuture<Void> work =
        failure != null
            ? NOTHING_TO_DO
            : (caller.stuck() ? over : NOTHING_TO_DO)
                .thenRunAsync(() -> work(cluster, operation), executor);
    cluster.work(
        CompletableFuture.allOf(work, begun, second, third, over)
            .handle(
                (done, trouble) -> {
                  end(cluster, operation, trouble == null ? failure : info(trouble));
                  return null;
                }));
  }

  private void begin(OperationRecord operation) {
    if (operation.running() && operation.begin()) {
      transitions.moved(operation.arn(), OperationRecord.PENDING, operation.state());
    }
  }

  private void work(ClusterRecord cluster, OperationRecord operation) {
    ClusterBrokers brokers = cluster.brokers();
    if (brokers != null && operation.running()) {
      ClusterChange change = operation.change();
      change.work().on(brokers);
      brokers.follow(brokersOf(cluster.owner(), change.after()));
    }
  }

  private void end(ClusterRecord cluster, OperationRecord operation, @Nullable StateInfo failure) {
    ErrorInfo error =
        failure == null
            ? null
            : ErrorInfo.builder().errorCode(failure.code()).errorString(failure.message()).build();
    synchronized (cluster) {
      if (closed || !operation.running()) {
        return;
      }
      String last = operation.state();
      ClusterState before = cluster.state();
      cluster.end(operation, clock.now(), error);
      // within the lock: who sees the cluster ACTIVE again may change it back
      followers.forEach(follower -> follower.accept(cluster.arn()));
      transitions.moved(operation.arn(), last, operation.state());
      if (cluster.state() != before) {
        moved(cluster, before.toString(), cluster.state().toString());
      }
    }
  }

  void delete(ClusterRecord cluster, Runnable gone) {
    move(cluster, ClusterState.DELETING, null);
    cluster.work(
        CompletableFuture.runAsync(() -> stop(cluster), executor)
            .thenCombine(
                clock.elapsed(DocumentedDuration.DELETE_CLUSTER.duration()), (work, time) -> null)
            .thenRun(
                () -> {
                  gone.run();
                  moved(cluster, ClusterState.DELETING.toString(), "GONE");
                }));
  }

  void enter(ClusterRecord cluster, ClusterState state, @Nullable Duration then) {
    if (state == ClusterState.ACTIVE) {
      // nothing else ends an operation that is stuck
      StateInfo freed = StateInfo.builder().code("Stopped").message("Made ACTIVE.").build();
      cluster.running().ifPresent(running -> end(cluster, running, freed));
    }
    move(cluster, state, null);
    if (then != null) {
      var unused = clock.elapsed(then).thenRun(() -> moveFrom(cluster, state, cluster.usual()));
    }
  }

  /** Ends everything; time that has not passed yet is not waited for. */
  void close(List<ClusterRecord> clusters) {
    closed = true;
    clock.close();
    clusters.stream()
        .map(
            cluster ->
                cluster
                    .work()
                    .handle((done, trouble) -> done)
                    .thenRunAsync(() -> stop(cluster), executor))
        .toList()
        .forEach(CompletableFuture::join);
  }

  private static void stop(ClusterRecord cluster) {
    ClusterBrokers brokers = cluster.brokers();
    cluster.brokers(null);
    if (brokers != null) {
      brokers.close();
    }
  }

  private void move(ClusterRecord cluster, ClusterState next, @Nullable StateInfo info) {
    synchronized (cluster) {
      ClusterState last = cluster.state();
      if (last != next) {
        cluster.enter(next, info);
        moved(cluster, last.toString(), next.toString());
      }
    }
  }

  private void moveFrom(ClusterRecord cluster, ClusterState expected, ClusterState next) {
    synchronized (cluster) {
      if (cluster.state() == expected) {
        move(cluster, next, null);
      }
    }
  }

  private void moved(ClusterRecord cluster, String from, String to) {
    transitions.moved(cluster.arn(), from, to);
  }

  private static StateInfo info(Throwable trouble) {
    Throwable cause = trouble.getCause() == null ? trouble : trouble.getCause();
    return StateInfo.builder().code("InternalError").message(cause.getMessage()).build();
  }
}
