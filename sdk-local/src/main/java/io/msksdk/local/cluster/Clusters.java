package io.msksdk.local.cluster;

import static java.util.Objects.requireNonNull;

import io.msksdk.local.refusal.Refusal;
import io.msksdk.local.resource.Owner;
import io.msksdk.local.resource.Registry;
import java.time.Duration;
import java.util.List;
import java.util.Map;
import java.util.Set;
import org.jspecify.annotations.Nullable;
import software.amazon.awssdk.services.kafka.model.ClusterState;
import software.amazon.awssdk.services.kafka.model.Provisioned;
import software.amazon.awssdk.services.kafka.model.StateInfo;

/** The clusters of all accounts and Regions; each call sees those of one owner. Thread-safe. */
public final class Clusters {
  private final Registry<ClusterRecord> registry = new Registry<>();
  private final ClusterLifecycle lifecycle;

  /**
   * Starts without any cluster.
   *
   * @param lifecycle what carries creations and deletions out
   */
  public Clusters(ClusterLifecycle lifecycle) {
    this.lifecycle = lifecycle;
  }

  /**
   * Creates a cluster; its brokers start while this returns.
   *
   * @param owner whose it is
   * @param request what is asked for
   * @param failure how the creation is to fail, null when it is not
   * @return the cluster, in CREATING
   * @throws Refusal when the request breaks a rule or the name is taken
   */
  public ClusterSnapshot create(Owner owner, ClusterRequest request, @Nullable StateInfo failure) {
    ClusterRules.check(request);
    Provisioned settings = ClusterSettings.of(owner, request.provisioned());
    Set<Listener> listeners = ClusterListeners.of(settings);
    lifecycle.checkOffered(listeners);
    ClusterRecord cluster =
        new ClusterRecord(
            owner, requireNonNull(request.name()), settings, request.tags(), lifecycle.now());
    if (!registry.add(cluster)) {
      throw Refusal.conflict("clusterName", "A resource with this name already exists.");
    }
    ClusterSnapshot accepted = cluster.snapshot();
    lifecycle.create(cluster, listeners, failure);
    return accepted;
  }

  /**
   * Describes a cluster.
   *
   * @param owner who asks
   * @param arn the cluster's ARN
   * @return the cluster as it is now
   * @throws Refusal when the owner has no such cluster
   */
  public ClusterSnapshot describe(Owner owner, String arn) {
    return find(owner, arn).snapshot();
  }

  /**
   * Lists clusters.
   *
   * @param owner who asks
   * @return the owner's clusters, the oldest first
   */
  public List<ClusterSnapshot> list(Owner owner) {
    return registry.of(owner).stream().map(ClusterRecord::snapshot).toList();
  }

  /**
   * Deletes a cluster; its brokers stop while this returns.
   *
   * @param owner who asks
   * @param arn the cluster's ARN
   * @param version the version the caller has seen, null when it does not matter
   * @return the cluster, in DELETING
   * @throws Refusal when there is no such cluster, or it cannot be deleted now
   */
  public ClusterSnapshot delete(Owner owner, String arn, @Nullable String version) {
    ClusterRecord cluster = find(owner, arn);
    ClusterSnapshot now = cluster.snapshot();
    if (now.state() == ClusterState.CREATING || now.state() == ClusterState.DELETING) {
      throw Refusal.badRequest("You can't delete cluster in " + now.state() + " state.");
    }
    if (version != null && !version.equals(now.version())) {
      throw Refusal.badRequest(
          "currentVersion",
          "This operation cannot be performed because the current version of the cluster is "
              + now.version()
              + ".");
    }
    lifecycle.delete(cluster, () -> registry.remove(cluster));
    return cluster.snapshot();
  }

  /**
   * Returns where clients reach a cluster's brokers.
   *
   * @param owner who asks
   * @param arn the cluster's ARN
   * @return the addresses of the brokers by the way in
   * @throws Refusal when there is no such cluster, or it has no brokers in its state
   */
  public Map<Listener, List<String>> addresses(Owner owner, String arn) {
    ClusterRecord cluster = find(owner, arn);
    ClusterState state = cluster.state();
    if (state == ClusterState.CREATING
        || state == ClusterState.FAILED
        || state == ClusterState.DELETING) {
      throw Refusal.badRequest(
          "You can't get bootstrap broker nodes for a cluster in " + state + " state.");
    }
    return ClusterAddresses.of(cluster);
  }

  /**
   * Returns the host names of a cluster's brokers.
   *
   * @param owner who asks
   * @param arn the cluster's ARN
   * @return the host name by broker id
   * @throws Refusal when there is no such cluster
   */
  public Map<Integer, String> hosts(Owner owner, String arn) {
    return ClusterAddresses.hosts(find(owner, arn));
  }

  /**
   * Returns the tags of a cluster.
   *
   * @param arn the cluster's ARN, of any owner
   * @return the tags, none when there is no such cluster
   */
  public Map<String, String> tags(String arn) {
    return registry.find(arn).map(cluster -> cluster.snapshot().tags()).orElse(Map.of());
  }

  /**
   * Adds tags to a cluster.
   *
   * @param owner who asks
   * @param arn the cluster's ARN
   * @param tags the tags; one with a known key replaces it
   */
  public void tag(Owner owner, String arn, Map<String, String> tags) {
    find(owner, arn).tag(tags);
  }

  /**
   * Takes tags off a cluster.
   *
   * @param owner who asks
   * @param arn the cluster's ARN
   * @param keys the keys; unknown ones are ignored
   */
  public void untag(Owner owner, String arn, List<String> keys) {
    find(owner, arn).untag(keys);
  }

  /**
   * Puts a cluster into a state that it would enter by itself on the service.
   *
   * @param arn the cluster's ARN, of any owner
   * @param state the state
   * @param then how long until it is ACTIVE again, null for no end
   * @throws Refusal when there is no such cluster
   */
  public void enter(String arn, ClusterState state, @Nullable Duration then) {
    lifecycle.enter(ofAnybody(arn), state, then);
  }

  /**
   * Returns the running brokers of a cluster.
   *
   * @param arn the cluster's ARN, of any owner
   * @return the brokers
   * @throws Refusal when there is no such cluster, or it has no brokers
   */
  public ClusterBrokers brokers(String arn) {
    ClusterBrokers brokers = ofAnybody(arn).brokers();
    if (brokers == null) {
      throw Refusal.badRequest("The cluster " + arn + " has no running brokers.");
    }
    return brokers;
  }

  /** Stops the brokers of all clusters; what is being created or deleted ends first. */
  public void close() {
    lifecycle.close(registry.all());
  }

  private ClusterRecord find(Owner owner, String arn) {
    return registry.find(owner, arn).orElseThrow(() -> unknown(arn));
  }

  private ClusterRecord ofAnybody(String arn) {
    ClusterRecord cluster = registry.find(arn).orElse(null);
    if (cluster == null) {
      throw unknown(arn);
    }
    return cluster;
  }

  private static Refusal unknown(String arn) {
    return Refusal.notFound("clusterArn", "Cluster " + arn + " does not exist.");
  }
}
