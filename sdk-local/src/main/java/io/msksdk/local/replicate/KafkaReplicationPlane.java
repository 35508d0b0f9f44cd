package io.msksdk.local.replicate;

import io.msksdk.core.time.Time;
import io.msksdk.local.clock.LocalClock;
import io.msksdk.local.cluster.brokers.ClusterBrokers;
import io.msksdk.local.replicator.ReplicationControls;
import io.msksdk.local.replicator.ReplicationFailure;
import io.msksdk.local.replicator.ReplicationMeasure;
import io.msksdk.local.replicator.ReplicationPlan;
import io.msksdk.local.replicator.ReplicationPlane;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.concurrent.ConcurrentHashMap;
import java.util.concurrent.Executor;
import java.util.function.Consumer;
import java.util.function.Function;
import org.jspecify.annotations.Nullable;

/**
 * Copies records between the brokers of clusters. The worker starts with the first replicator and
 * ends with the last one. Thread-safe.
 */
public final class KafkaReplicationPlane implements ReplicationPlane {
  private final Function<String, Optional<ClusterBrokers>> brokers;
  private final RoleRights rights;
  private final LocalClock clock;
  private final Executor executor;
  private final int mostTopics;
  private final Map<String, Running> running = new ConcurrentHashMap<>();
  private final Map<String, Flow> flows = new ConcurrentHashMap<>();
  private @Nullable MirrorWorker worker;
  private int users;

  /**
   * Starts without any replicator.
   *
   * @param brokers finds the brokers of a cluster by its ARN
   * @param rights what roles may do
   * @param clock the local MSK's time, on which new topics are found
   * @param executor what runs work in the background
   * @param mostTopics how many topics a replicator copies at most
   */
  public KafkaReplicationPlane(
      Function<String, Optional<ClusterBrokers>> brokers,
      RoleRights rights,
      LocalClock clock,
      Executor executor,
      int mostTopics) {
    this.brokers = brokers;
    this.rights = rights;
    this.clock = clock;
    this.executor = executor;
    this.mostTopics = mostTopics;
  }

  @Override
  public void start(ReplicationPlan plan, Consumer<ReplicationFailure> failed) {
    ClusterBrokers source = brokers.apply(sourceOf(plan)).orElse(null);
    ClusterBrokers target = brokers.apply(targetOf(plan)).orElse(null);
    if (source == null || target == null) {
      return; // clusters that are modelled only
    }
    ClusterSides sides = ClusterSides.of(source, target);
    if (!sides.reachable()) {
      throw new ReplicationFailure(
          "ClusterUnavailable",
          "No broker of the source or of the target answers. Start the brokers, and create the"
              + " replicator again.");
    }
    // they connect while the worker starts
    Flow.Ends ends = Flow.Ends.open(plan, sides);
    MirrorWorker shared = enter(ends);
    Flow flow =
        new Flow(
            plan,
            sides,
            ends,
            new Flow.Parts(shared, rights, clock, Time.system(), executor, mostTopics));
    String arn = plan.replicatorArn();
    flows.put(Flow.name(plan), flow);
    Running now = new Running(plan, flow, shared.every(() -> look(arn, failed)));
    running.put(arn, now);
    try {
      flow.start();
    } catch (RuntimeException e) {
      stop(arn);
      throw e;
    }
  }

  @Override
  public void update(ReplicationPlan plan) {
    Running now = running.get(plan.replicatorArn());
    if (now != null) {
      try {
        now.flow().update(plan);
      } catch (RuntimeException e) {
        stop(plan.replicatorArn());
        throw e;
      }
    }
  }

  @Override
  public void stop(String replicatorArn) {
    Running now = running.remove(replicatorArn);
    if (now != null) {
      now.looks().cancel();
      now.flow().stop();
      flows.remove(Flow.name(now.plan()));
      leave();
    }
  }

  @Override
  public Optional<ReplicationControls> controls(String replicatorArn) {
    return Optional.ofNullable(running.get(replicatorArn)).map(Running::flow);
  }

  @Override
  public List<ReplicationMeasure> measures(String replicatorArn) {
    Running now = running.get(replicatorArn);
    return now == null ? List.of() : List.copyOf(now.flow().measures());
  }

  @Override
  public void close() {
    List.copyOf(running.keySet()).forEach(this::stop);
  }

  private void look(String arn, Consumer<ReplicationFailure> failed) {
    Running now = running.get(arn);
    if (now == null) {
      return;
    }
    for (String cluster : List.of(sourceOf(now.plan()), targetOf(now.plan()))) {
      if (brokers.apply(cluster).isEmpty()) {
        executor.execute(() -> end(arn, cluster, failed));
        return;
      }
    }
    now.flow().look();
  }

  private void end(String arn, String cluster, Consumer<ReplicationFailure> failed) {
    stop(arn);
    failed.accept(
        new ReplicationFailure(
            "ClusterNotFound",
            "Cluster "
                + cluster
                + " does not exist any more. Delete the replicator, and create one for a cluster"
                + " that exists."));
  }

  private MirrorWorker enter(Flow.Ends ends) {
    try {
      return enter();
    } catch (RuntimeException e) {
      ends.close();
      throw e;
    }
  }

  private synchronized MirrorWorker enter() {
    MirrorWorker shared = worker;
    if (shared == null) {
      shared = MirrorWorker.start(Time.system(), flows::get);
      worker = shared;
    }
    users++;
    return shared;
  }

  private void leave() {
    MirrorWorker unused;
    synchronized (this) {
      if (--users > 0) {
        return;
      }
      unused = worker;
      worker = null;
    }
    if (unused != null) {
      // the next replicator need not wait for it: it starts a worker of its own
      unused.close();
    }
  }

  private static String sourceOf(ReplicationPlan plan) {
    return plan.replication().sourceKafkaClusterArn();
  }

  private static String targetOf(ReplicationPlan plan) {
    return plan.replication().targetKafkaClusterArn();
  }

  /** A replicator that runs, with the looks at it. */
  private record Running(ReplicationPlan plan, Flow flow, MirrorWorker.Looks looks) {}
}
