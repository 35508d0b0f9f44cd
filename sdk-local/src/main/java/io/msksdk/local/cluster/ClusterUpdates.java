package io.msksdk.local.cluster;

import io.msksdk.local.api.Caller;
import io.msksdk.local.cluster.brokers.ClusterBrokers;
import io.msksdk.local.cluster.listener.ClusterListeners;
import io.msksdk.local.refusal.Refusal;
import io.msksdk.local.resource.Owner;
import java.util.ArrayList;
import java.util.Collections;
import java.util.Comparator;
import java.util.List;
import java.util.Set;
import java.util.function.Function;
import java.util.regex.Pattern;
import org.jspecify.annotations.Nullable;
import software.amazon.awssdk.services.kafka.model.ClusterState;

/** Changes of clusters: one at a time for each cluster, and a record of each. Thread-safe. */
public final class ClusterUpdates {
  private static final Pattern OPERATION_ARN =
      Pattern.compile("arn:[a-z-]+:kafka:[a-z0-9-]+:\\d{12}:cluster-operation/[^/]+/[^/]+/[^/]+");

  private static final Comparator<Described> NEWEST_FIRST =
      Comparator.comparing((Described described) -> described.operation().startedAt()).reversed();

  private final Clusters clusters;
  private final ClusterLifecycle lifecycle;
  private final Function<String, List<ClusterOperationSnapshot>> others;

  /**
   * Joins what changes need.
   *
   * @param clusters the clusters
   * @param lifecycle what carries changes out
   * @param others finds the operations on what belongs to a cluster by the cluster's ARN
   */
  public ClusterUpdates(
      Clusters clusters,
      ClusterLifecycle lifecycle,
      Function<String, List<ClusterOperationSnapshot>> others) {
    this.clusters = clusters;
    this.lifecycle = lifecycle;
    this.others = others;
  }

  /**
   * Begins a change.
   *
   * @param caller who asks
   * @param arn the cluster's ARN
   * @param version the version the caller has seen, null where the operation has none
   * @param rule makes the change from the cluster as it is, or refuses it
   * @return the operation, pending
   * @throws Refusal when the cluster cannot be changed now, or not so
   */
  public ClusterOperationSnapshot start(
      Caller caller,
      String arn,
      @Nullable String version,
      Function<ClusterSnapshot, ClusterChange> rule) {
    ClusterRecord cluster = clusters.find(caller.owner(), arn);
    while (true) {
      ClusterSnapshot seen = cluster.snapshot();
      check(seen, version);
      ClusterChange change = rule.apply(seen);
      lifecycle.checkOffered(ClusterListeners.of(change.after()));
      OperationRecord operation = new OperationRecord(arn, change, lifecycle.now());
      if (lifecycle.begin(cluster, seen.version(), operation)) {
        ClusterOperationSnapshot accepted = operation.snapshot();
        lifecycle.change(cluster, operation, caller);
        return accepted;
      }
      // something else was faster: what it left is looked at again
    }
  }

  /**
   * Describes an operation.
   *
   * @param owner who asks
   * @param arn the operation's ARN
   * @return the operation as it is now
   * @throws Refusal when the owner has no such operation
   */
  public Described describe(Owner owner, String arn) {
    if (!OPERATION_ARN.matcher(arn).matches()) {
      throw Refusal.badRequest(
          "clusterOperationArn", "The cluster operation ARN " + arn + " isn't valid.");
    }
    for (ClusterRecord cluster : clusters.of(owner)) {
      for (ClusterOperationSnapshot operation : operations(cluster)) {
        if (operation.arn().equals(arn)) {
          return new Described(cluster.snapshot(), operation);
        }
      }
    }
    throw Refusal.notFound("clusterOperationArn", "Cluster operation " + arn + " does not exist.");
  }

  /**
   * Lists the operations on a cluster.
   *
   * @param owner who asks
   * @param arn the cluster's ARN
   * @return the newest first
   * @throws Refusal when the owner has no such cluster
   */
  public List<Described> list(Owner owner, String arn) {
    ClusterRecord cluster = clusters.find(owner, arn);
    ClusterSnapshot now = cluster.snapshot();
    return operations(cluster).stream()
        .map(operation -> new Described(now, operation))
        .sorted(NEWEST_FIRST)
        .toList();
  }

  /**
   * Says which brokers hold partitions of users.
   *
   * @param owner who asks
   * @param arn the cluster's ARN
   * @return their ids; none where no brokers run
   */
  public Set<Integer> occupied(Owner owner, String arn) {
    ClusterBrokers brokers = clusters.find(owner, arn).brokers();
    return brokers == null ? Set.of() : brokers.occupied();
  }

  /**
   * Says how many partitions the fullest broker holds.
   *
   * @param owner who asks
   * @param arn the cluster's ARN
   * @return how many, replicas and Kafka's own topics included; 0 where no brokers run
   */
  public int mostPartitions(Owner owner, String arn) {
    ClusterBrokers brokers = clusters.find(owner, arn).brokers();
    return brokers == null
        ? 0
        : brokers.partitions().values().stream().mapToInt(Integer::intValue).max().orElse(0);
  }

  /** The newest first, also among those of the same moment. */
  private List<ClusterOperationSnapshot> operations(ClusterRecord cluster) {
    List<ClusterOperationSnapshot> all = new ArrayList<>(others.apply(cluster.arn()));
    cluster.operations().forEach(operation -> all.add(operation.snapshot()));
    Collections.reverse(all);
    return all;
  }

  private static void check(ClusterSnapshot cluster, @Nullable String version) {
    if (cluster.serverless() != null) {
      throw Refusal.badRequest(
          "clusterArn", "This operation cannot be performed on serverless clusters.");
    }
    if (cluster.state() != ClusterState.ACTIVE) {
      throw Refusal.badRequest("You can't update cluster in " + cluster.state() + " state.");
    }
    if (cluster.history().running() != null) {
      throw Refusal.badRequest(
          "You can't update cluster while the operation "
              + cluster.history().running()
              + " is running.");
    }
    if (version != null && !version.equals(cluster.version())) {
      throw Clusters.stale(cluster);
    }
  }

  /**
   * An operation with the cluster it changes.
   *
   * @param cluster the cluster
   * @param operation the operation
   */
  public record Described(ClusterSnapshot cluster, ClusterOperationSnapshot operation) {}
}
