package io.msksdk.local.cluster;

import io.msksdk.local.clock.LocalClock;
import io.msksdk.local.event.EventLog;
import io.msksdk.local.refusal.Refusal;
import io.msksdk.local.resource.Transitions;
import java.time.Duration;
import java.time.Instant;
import java.util.List;
import java.util.Set;
import java.util.concurrent.CompletableFuture;
import java.util.concurrent.Executor;
import org.jspecify.annotations.Nullable;
import software.amazon.awssdk.services.kafka.model.ClusterState;
import software.amazon.awssdk.services.kafka.model.StateInfo;

/**
 * Carries creations and deletions out. Both end when the real work has and the time of the local
 * clock has passed. Thread-safe.
 */
public final class ClusterLifecycle {
  private final LocalClock clock;
  private final DataPlane dataPlane;
  private final Transitions transitions;
  private final Executor executor;
  private volatile boolean closed;

  /**
   * Joins what a life cycle needs.
   *
   * @param clock the local MSK's time
   * @param dataPlane where brokers come from
   * @param events where transitions are written
   * @param executor what starts and stops brokers
   */
  public ClusterLifecycle(
      LocalClock clock, DataPlane dataPlane, EventLog events, Executor executor) {
    this.clock = clock;
    this.dataPlane = dataPlane;
    this.transitions = new Transitions(clock, events);
    this.executor = executor;
  }

  Instant now() {
    return clock.now();
  }

  void checkOffered(Set<Listener> listeners) {
    if (closed) {
      throw Refusal.of(503, "ServiceUnavailableException", "The local MSK is being shut down.");
    }
    for (Listener listener : listeners) {
      if (!dataPlane.offered().contains(listener)) {
        throw Refusal.notBuilt("Access by " + listener + " to real brokers");
      }
    }
  }

  void create(ClusterRecord cluster, Set<Listener> listeners, @Nullable StateInfo failure) {
    moved(cluster, "NONE", ClusterState.CREATING.toString());
    BrokerPlan plan =
        new BrokerPlan(
            cluster.arn(), cluster.name(), cluster.settings().numberOfBrokerNodes(), listeners);
    CompletableFuture<Void> started =
        failure != null
            ? CompletableFuture.completedFuture(null)
            : CompletableFuture.runAsync(() -> cluster.brokers(dataPlane.start(plan)), executor);
    cluster.work(
        started
            .thenCombine(
                clock.elapsed(DocumentedDuration.CREATE_CLUSTER.duration()), (work, time) -> null)
            .handle(
                (done, trouble) -> {
                  StateInfo info = trouble == null ? failure : info(trouble);
                  move(cluster, info == null ? ClusterState.ACTIVE : ClusterState.FAILED, info);
                  return null;
                }));
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
    move(cluster, state, null);
    if (then != null) {
      var unused = clock.elapsed(then).thenRun(() -> moveFrom(cluster, state, ClusterState.ACTIVE));
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
    ClusterState last = cluster.state();
    cluster.enter(next, info);
    moved(cluster, last.toString(), next.toString());
  }

  private void moveFrom(ClusterRecord cluster, ClusterState expected, ClusterState next) {
    if (cluster.state() == expected) {
      move(cluster, next, null);
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
