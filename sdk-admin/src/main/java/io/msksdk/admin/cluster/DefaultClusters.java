package io.msksdk.admin.cluster;

import static java.util.Objects.requireNonNull;

import io.msksdk.admin.call.internal.AwsCalls;
import io.msksdk.admin.call.internal.Session;
import io.msksdk.core.arn.MskClusterArn;
import io.msksdk.core.arn.MskClusterOperationArn;
import io.msksdk.core.call.CallException;
import io.msksdk.core.check.Finding;
import io.msksdk.core.operation.OperationHandle;
import java.time.Instant;
import java.util.List;
import java.util.Optional;
import java.util.function.Supplier;
import java.util.stream.Stream;

/** The clusters behind {@code Msk.clusters()}, which makes it. Thread-safe. */
public final class DefaultClusters implements Clusters {
  private final Session session;
  private final AwsCalls calls;
  private final ClusterCalls clusters;
  private final ClusterWatches watches;

  private DefaultClusters(Session session, ClusterCalls clusters) {
    this.session = session;
    this.calls = session.calls();
    this.clusters = clusters;
    this.watches = new ClusterWatches(calls);
  }

  /**
   * Binds the feature to a session.
   *
   * @param session the session of an {@code Msk}
   * @return the clusters of its account and Region
   */
  public static Clusters on(Session session) {
    return new DefaultClusters(session, new ClusterCalls.Second(session.calls()));
  }

  @Override
  public OperationHandle<Cluster> create(ClusterSpec spec) {
    requireNonNull(spec, "spec");
    CreationRules.check(spec, calls.region(), session.limits()).requireNoErrors();
    return creation(accepted(spec.name(), () -> clusters.create(spec)));
  }

  @Override
  public List<Finding> preflight(ClusterSpec spec) {
    return new CreationPreflight(session, this).findings(requireNonNull(spec, "spec"));
  }

  @Override
  public OperationHandle<Cluster> create(ServerlessSpec spec) {
    requireNonNull(spec, "spec");
    return creation(accepted(spec.name(), () -> CreateServerlessOperation.call(calls, spec)));
  }

  private MskClusterArn accepted(String name, Supplier<MskClusterArn> create) {
    Instant sent = session.time().now();
    try {
      return create.get();
    } catch (CallException e) {
      if (e.notApplied()) {
        throw e;
      }
      return new LostCreation(calls, session.time()).find(name, sent, e);
    }
  }

  @Override
  public OperationHandle<Cluster> creation(MskClusterArn cluster) {
    requireNonNull(cluster, "cluster");
    return session.waits().handle(watches.creation(cluster));
  }

  @Override
  public Cluster describe(MskClusterArn cluster) {
    return clusters.describe(requireNonNull(cluster, "cluster"));
  }

  @Override
  public Optional<Cluster> find(String name) {
    requireNonNull(name, "name");
    // the service filters by prefix
    return clusters.list(name).filter(c -> c.name().equals(name)).findFirst();
  }

  @Override
  public Stream<Cluster> list() {
    return clusters.list(null);
  }

  @Override
  public OperationHandle<Void> delete(MskClusterArn cluster) {
    requireNonNull(cluster, "cluster");
    DeleteClusterOperation.call(calls, cluster);
    return session.waits().handle(watches.deletion(cluster));
  }

  @Override
  public ClusterUpdates update(MskClusterArn cluster) {
    return new DefaultClusterUpdates(session, calls, requireNonNull(cluster, "cluster"));
  }

  @Override
  public OperationHandle<Cluster> update(MskClusterOperationArn operation) {
    requireNonNull(operation, "operation");
    return new UpdateRunner(session, calls).handle(operation);
  }

  @Override
  public Clusters firstGeneration() {
    return new DefaultClusters(session, new ClusterCalls.First(calls));
  }
}
