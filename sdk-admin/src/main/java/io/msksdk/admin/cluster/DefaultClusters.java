package io.msksdk.admin.cluster;

import static java.util.Objects.requireNonNull;

import io.msksdk.admin.call.internal.AwsCalls;
import io.msksdk.admin.call.internal.Session;
import io.msksdk.core.arn.MskClusterArn;
import io.msksdk.core.call.CallException;
import io.msksdk.core.operation.OperationHandle;
import io.msksdk.core.operation.Waits;
import io.msksdk.core.time.Time;
import java.time.Instant;
import java.util.Optional;
import java.util.stream.Stream;

/** The clusters behind {@code Msk.clusters()}, which makes it. Thread-safe. */
public final class DefaultClusters implements Clusters {
  private final AwsCalls calls;
  private final Waits waits;
  private final Time time;
  private final ClusterWatches watches;

  private DefaultClusters(Session session) {
    this.calls = session.calls();
    this.waits = session.waits();
    this.time = session.time();
    this.watches = new ClusterWatches(calls);
  }

  /**
   * Binds the feature to a session.
   *
   * @param session the session of an {@code Msk}
   * @return the clusters of its account and Region
   */
  public static Clusters on(Session session) {
    return new DefaultClusters(session);
  }

  @Override
  public OperationHandle<Cluster> create(ClusterSpec spec) {
    requireNonNull(spec, "spec");
    return creation(accepted(spec));
  }

  private MskClusterArn accepted(ClusterSpec spec) {
    Instant sent = time.now();
    try {
      return CreateClusterOperation.call(calls, spec);
    } catch (CallException e) {
      if (e.notApplied()) {
        throw e;
      }
      return new LostCreation(calls, time).find(spec.name(), sent, e);
    }
  }

  @Override
  public OperationHandle<Cluster> creation(MskClusterArn cluster) {
    requireNonNull(cluster, "cluster");
    return waits.handle(watches.creation(cluster));
  }

  @Override
  public Cluster describe(MskClusterArn cluster) {
    requireNonNull(cluster, "cluster");
    return DescribeClusterOperation.call(calls, cluster);
  }

  @Override
  public Optional<Cluster> find(String name) {
    requireNonNull(name, "name");
    // the service filters by prefix
    return ListClustersOperation.call(calls, name).filter(c -> c.name().equals(name)).findFirst();
  }

  @Override
  public Stream<Cluster> list() {
    return ListClustersOperation.call(calls, null);
  }

  @Override
  public OperationHandle<Void> delete(MskClusterArn cluster) {
    requireNonNull(cluster, "cluster");
    DeleteClusterOperation.call(calls, cluster);
    return waits.handle(watches.deletion(cluster));
  }
}
