package io.msksdk.local.replicate;

import io.msksdk.core.time.Time;
import io.msksdk.local.clock.LocalClock;
import io.msksdk.local.cluster.brokers.ClusterBrokers;
import io.msksdk.local.replicate.ClusterSides.Side;
import io.msksdk.local.replicator.ReplicationControls;
import io.msksdk.local.replicator.ReplicationFailure;
import io.msksdk.local.replicator.ReplicationMeasure;
import io.msksdk.local.replicator.ReplicationPlan;
import io.msksdk.local.replicator.ReplicationPlane;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.concurrent.CompletableFuture;
import java.util.concurrent.ConcurrentHashMap;
import java.util.concurrent.Executor;
import java.util.function.Consumer;
import java.util.function.Function;
import org.jspecify.annotations.Nullable;
import software.amazon.awssdk.services.kafka.model.KafkaCluster;

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
  private volatile SourceSecrets secrets = secretArn -> Optional.empty();
  private @Nullable CompletableFuture<MirrorWorker> worker;
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

  /**
   * Sets where the secrets of self-managed clusters are; there are none before.
   *
   * @param secrets finds them
   */
  public void secretsFrom(SourceSecrets secrets) {
    this.secrets = secrets;
  }

  @Override
  public void start(ReplicationPlan plan, Consumer<ReplicationFailure> failed) {
    ClusterSides sides = sides(plan);
    if (sides == null) {
      return; // clusters that are modelled only
    }
    if (!sides.reachable()) {
      throw new ReplicationFailure(
          "ClusterUnavailable",
          "No broker of the source or of the target answers. Start the brokers, and create the"
              + " replicator again.");
    }
    CompletableFuture<MirrorWorker> starting = enter();
    Flow flow =
        new Flow(
            plan,
            sides,
            Flow.Ends.open(plan, sides),
            new Flow.Parts(starting::join, rights, clock, Time.system(), executor, mostTopics));
    String arn = plan.replicatorArn();
    flows.put(Flow.name(plan), flow);
    Running now = new Running(plan, flow, starting);
    running.put(arn, now);
    try {
      flow.prepare();
      flow.start();
      now.looks(() -> look(arn, failed));
    } catch (RuntimeException e) {
      stop(arn);
      throw e;
    }
  }

  private @Nullable ClusterSides sides(ReplicationPlan plan) {
    List<ClusterBrokers> real = ClusterSides.real(plan.mskClusters(), brokers);
    return real == null
        ? null
        : new ClusterSides(
            plan.selfManagedSource() ? selfManaged(plan, plan.source()) : Side.of(real.get(0)),
            plan.selfManagedTarget()
                ? selfManaged(plan, plan.target())
                : Side.of(real.get(real.size() - 1)));
  }

  private Side selfManaged(ReplicationPlan plan, KafkaCluster cluster) {
    return new Side(
        new SelfManagedClient(plan.role(), cluster, rights, secrets).properties(), null);
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
      now.end();
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
    for (String cluster : now.plan().mskClusters()) {
      if (brokers.apply(cluster).isEmpty()) {
        executor.execute(() -> end(arn, cluster, failed));
        return;
      }
    }
    now.flow().look();
  }

  private void end(String arn, String cluster, Consumer<ReplicationFailure> failed) {
    // said before it is stopped: clients of a cluster that is gone take their time to end
    failed.accept(
        new ReplicationFailure(
            "ClusterNotFound",
            "Cluster "
                + cluster
                + " does not exist any more. Delete the replicator, and create one for a cluster"
                + " that exists."));
    stop(arn);
  }

  /** The worker starts while its first replicator looks what there is to copy. */
  private synchronized CompletableFuture<MirrorWorker> enter() {
    CompletableFuture<MirrorWorker> shared = worker;
    if (shared == null) {
      shared =
          CompletableFuture.supplyAsync(
              () -> MirrorWorker.start(Time.system(), flows::get), executor);
      worker = shared;
    }
    users++;
    return shared;
  }

  private void leave() {
    CompletableFuture<MirrorWorker> idle;
    synchronized (this) {
      if (--users > 0) {
        return;
      }
      idle = worker;
      worker = null;
    }
    if (idle != null) {
      // the next replicator need not wait for it: it starts a worker of its own
      var unused = idle.thenAccept(MirrorWorker::close);
    }
  }

  /** A replicator that runs, and is looked at again and again. */
  private static final class Running {
    private final ReplicationPlan plan;
    private final Flow flow;
    private final CompletableFuture<MirrorWorker> worker;
    private MirrorWorker.Looks looks = () -> {};
    private boolean ended;

    Running(ReplicationPlan plan, Flow flow, CompletableFuture<MirrorWorker> worker) {
      this.plan = plan;
      this.flow = flow;
      this.worker = worker;
    }

    ReplicationPlan plan() {
      return plan;
    }

    Flow flow() {
      return flow;
    }

    synchronized void looks(Runnable look) {
      if (!ended) {
        looks = worker.join().every(look);
      }
    }

    void end() {
      synchronized (this) {
        ended = true;
        looks.cancel();
      }
      flow.stop();
    }
  }
}
