package io.msksdk.local.clusterpolicy;

import io.msksdk.core.policy.PolicyDocument;
import io.msksdk.local.api.Caller;
import io.msksdk.local.clock.History;
import io.msksdk.local.refusal.Refusal;
import io.msksdk.local.resource.Owner;
import java.time.Instant;
import java.time.InstantSource;
import java.util.Map;
import java.util.Set;
import java.util.concurrent.ConcurrentHashMap;
import org.jspecify.annotations.Nullable;
import software.amazon.awssdk.services.kafka.model.ClusterState;

/** The policies of all clusters (developer guide, "Resource-based policies"). Thread-safe. */
public final class ClusterPolicies {
  private static final Set<ClusterState> CLOSED =
      Set.of(ClusterState.CREATING, ClusterState.DELETING, ClusterState.FAILED);

  private final Map<String, ClusterPolicy> byCluster = new ConcurrentHashMap<>();
  private final Map<String, History<Present>> changes = new ConcurrentHashMap<>();
  private final ClusterStates clusters;
  private final InstantSource time;

  /**
   * Starts without any policy.
   *
   * @param clusters what knows the clusters there are
   * @param time what changes are dated by
   */
  public ClusterPolicies(ClusterStates clusters, InstantSource time) {
    this.clusters = clusters;
    this.time = time;
  }

  /**
   * Decides about a caller of another account, by the cluster's policy alone.
   *
   * @param clusterArn the cluster's ARN, of any owner
   * @param caller who calls
   * @param action the action in full, such as {@code kafka:CreateVpcConnection}
   * @return true when the cluster has a policy that allows it and does not deny it
   */
  public boolean admits(String clusterArn, Caller caller, String action) {
    ClusterPolicy policy = byCluster.get(clusterArn);
    return policy != null && policy.admits(caller.principal(), action, clusterArn);
  }

  /**
   * Returns the policy of a cluster, for decisions that count other policies too.
   *
   * @param clusterArn the cluster's ARN, of any owner
   * @return its policy, the same object until it is put again; null when it has none
   */
  public @Nullable PolicyDocument document(String clusterArn) {
    ClusterPolicy policy = byCluster.get(clusterArn);
    return policy == null ? null : policy.document();
  }

  /**
   * Returns the policy that a cluster had.
   *
   * @param clusterArn the cluster's ARN, of any owner
   * @param then the time
   * @return its policy then, the same object until it was put again; null when it had none
   */
  public @Nullable PolicyDocument documentAt(String clusterArn, Instant then) {
    History<Present> history = changes.get(clusterArn);
    return history == null ? null : history.at(then).document();
  }

  ClusterPolicy get(Owner owner, String clusterArn) {
    if (clusters.of(owner, clusterArn).isEmpty()) {
      throw unknown(clusterArn);
    }
    ClusterPolicy policy = byCluster.get(clusterArn);
    if (policy == null) {
      throw Refusal.notFound("clusterArn", "Cluster " + clusterArn + " does not have a policy.");
    }
    return policy;
  }

  synchronized ClusterPolicy put(
      Owner owner, String clusterArn, @Nullable String text, @Nullable String version) {
    if (text == null) {
      throw Refusal.missing("policy");
    }
    ClusterState state =
        clusters
            .of(owner, clusterArn)
            // this operation alone does not model NotFoundException
            .orElseThrow(() -> Refusal.badRequest("clusterArn", doesNotExist(clusterArn)));
    open(state);
    ClusterPolicy policy = ClusterPolicy.of(text);
    current(byCluster.get(clusterArn), version);
    byCluster.put(clusterArn, policy);
    changed(clusterArn, policy.document());
    return policy;
  }

  synchronized void delete(Owner owner, String clusterArn) {
    open(clusters.of(owner, clusterArn).orElseThrow(() -> unknown(clusterArn)));
    ClusterPolicy unused = get(owner, clusterArn);
    byCluster.remove(clusterArn);
    changed(clusterArn, null);
  }

  private void changed(String clusterArn, @Nullable PolicyDocument document) {
    changes
        .computeIfAbsent(clusterArn, arn -> History.of(Present.NONE))
        .add(new Present(document), time.instant());
  }

  private static void current(@Nullable ClusterPolicy present, @Nullable String version) {
    if (present != null && version == null) {
      throw Refusal.badRequest("Current cluster policy version needed for Update");
    }
    if (version != null && (present == null || !version.equals(present.version()))) {
      throw Refusal.badRequest(
          "currentVersion",
          "The version of the cluster policy isn't current. Check the current version and try"
              + " again.");
    }
  }

  private static void open(ClusterState state) {
    if (CLOSED.contains(state)) {
      throw Refusal.badRequest("You can't change the policy of a cluster in " + state + " state.");
    }
  }

  private static Refusal unknown(String clusterArn) {
    return Refusal.notFound("clusterArn", doesNotExist(clusterArn));
  }

  private static String doesNotExist(String clusterArn) {
    return "Cluster " + clusterArn + " does not exist.";
  }

  /** What a cluster has at a time. */
  private record Present(@Nullable PolicyDocument document) {
    static final Present NONE = new Present(null);
  }
}
