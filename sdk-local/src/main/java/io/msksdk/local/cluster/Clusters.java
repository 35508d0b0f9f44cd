package io.msksdk.local.cluster;

import static java.util.Objects.requireNonNull;

import io.msksdk.local.api.Caller;
import io.msksdk.local.cluster.brokers.BrokerPlan;
import io.msksdk.local.cluster.brokers.BrokerSettings;
import io.msksdk.local.cluster.brokers.ClusterBrokers;
import io.msksdk.local.cluster.listener.ClusterListeners;
import io.msksdk.local.cluster.listener.Listener;
import io.msksdk.local.cluster.rule.ConfigurationCheck;
import io.msksdk.local.quota.Quotas;
import io.msksdk.local.refusal.Refusal;
import io.msksdk.local.resource.Owner;
import io.msksdk.local.resource.Registry;
import io.msksdk.local.tag.Taggable;
import java.time.Duration;
import java.util.List;
import java.util.Map;
import java.util.Objects;
import java.util.Optional;
import java.util.concurrent.CompletableFuture;
import java.util.concurrent.ExecutionException;
import java.util.concurrent.TimeUnit;
import java.util.concurrent.TimeoutException;
import org.jspecify.annotations.Nullable;
import software.amazon.awssdk.services.kafka.model.BrokerSoftwareInfo;
import software.amazon.awssdk.services.kafka.model.ClusterState;
import software.amazon.awssdk.services.kafka.model.ConfigurationInfo;
import software.amazon.awssdk.services.kafka.model.Provisioned;
import software.amazon.awssdk.services.kafka.model.Serverless;
import software.amazon.awssdk.services.kafka.model.ServerlessRequest;

/** The clusters of all accounts and Regions; each call sees those of one owner. Thread-safe. */
public final class Clusters {
  // as many as the service puts replicas of a partition of a serverless cluster on
  private static final int SERVERLESS_BROKERS = 3;

  private final Registry<ClusterRecord> registry = new Registry<>();
  private final ClusterLifecycle lifecycle;
  private final Quotas quotas;
  private final ConfigurationCheck configurations;

  /**
   * Starts without any cluster.
   *
   * @param lifecycle what carries creations and deletions out
   * @param quotas how many and how large clusters may be
   * @param configurations what knows the configurations that clusters may name
   */
  public Clusters(ClusterLifecycle lifecycle, Quotas quotas, ConfigurationCheck configurations) {
    this.lifecycle = lifecycle;
    this.quotas = quotas;
    this.configurations = configurations;
  }

  /**
   * Creates a provisioned cluster; its brokers start while this returns.
   *
   * @param caller who asks
   * @param request what is asked for
   * @return the cluster, in CREATING
   * @throws Refusal when the request breaks a rule or the name is taken
   */
  public ClusterSnapshot create(Caller caller, ClusterRequest request) {
    Owner owner = caller.owner();
    ClusterRules.check(request, quotas);
    ConfigurationInfo configuration = request.provisioned().configurationInfo();
    if (configuration != null) {
      configurations.check(owner, configuration, request.prefix() + "configurationInfo");
    }
    int more = request.provisioned().numberOfBrokerNodes();
    checkBrokersOf(owner, more, request.prefix() + "numberOfBrokerNodes");
    Provisioned settings = ClusterSettings.of(owner, request.provisioned());
    lifecycle.checkOffered(ClusterListeners.of(settings));
    ClusterRecord cluster =
        ClusterRecord.provisioned(
            owner, requireNonNull(request.name()), settings, request.tags(), lifecycle.now());
    BrokerPlan plan =
        new BrokerPlan(cluster.arn(), cluster.name(), more, lifecycle.brokersOf(owner, settings));
    return create(cluster, plan, DocumentedDuration.CREATE_CLUSTER, caller);
  }

  /**
   * Creates a serverless cluster; what serves it starts while this returns.
   *
   * @param caller who asks
   * @param name the cluster's name, null when the caller left it out
   * @param request its settings
   * @param tags its tags
   * @return the cluster, in CREATING
   * @throws Refusal when the request breaks a rule or the name is taken
   */
  public ClusterSnapshot createServerless(
      Caller caller, @Nullable String name, ServerlessRequest request, Map<String, String> tags) {
    Owner owner = caller.owner();
    long present = registry.of(owner).stream().filter(c -> c.serverless() != null).count();
    ServerlessRules.check(name, request, present, quotas);
    BrokerSettings brokers = BrokerSettings.serverless();
    lifecycle.checkOffered(brokers.listeners());
    Serverless settings =
        Serverless.builder()
            .vpcConfigs(request.vpcConfigs())
            .clientAuthentication(a -> a.sasl(s -> s.iam(i -> i.enabled(true))))
            .build();
    ClusterRecord cluster =
        ClusterRecord.serverless(owner, requireNonNull(name), settings, tags, lifecycle.now());
    BrokerPlan plan = new BrokerPlan(cluster.arn(), cluster.name(), SERVERLESS_BROKERS, brokers);
    return create(cluster, plan, DocumentedDuration.CREATE_SERVERLESS, caller);
  }

  private ClusterSnapshot create(
      ClusterRecord cluster, BrokerPlan plan, DocumentedDuration takes, Caller caller) {
    if (!registry.add(cluster)) {
      throw Refusal.conflict("clusterName", "A resource with this name already exists.");
    }
    ClusterSnapshot accepted = cluster.snapshot();
    lifecycle.create(cluster, plan, takes.duration(), caller);
    return accepted;
  }

  /**
   * Refuses more brokers than an account may have.
   *
   * @param owner whose they would be
   * @param more how many more
   * @param member the member that asks for them
   * @throws Refusal when they are too many
   */
  public void checkBrokersOf(Owner owner, int more, String member) {
    long most = quotas.of("brokersPerAccount");
    long present =
        registry.of(owner).stream().mapToLong(cluster -> cluster.snapshot().nodes().size()).sum();
    if (present + more > most) {
      throw Refusal.badRequest(
          member,
          "The account has " + present + " brokers and may have " + most + " in this Region.");
    }
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
    // of calls at the same time one alone deletes it
    synchronized (cluster) {
      ClusterSnapshot now = cluster.snapshot();
      if (now.state() == ClusterState.CREATING || now.state() == ClusterState.DELETING) {
        throw Refusal.badRequest("You can't delete cluster in " + now.state() + " state.");
      }
      if (version != null && !version.equals(now.version())) {
        throw stale(now);
      }
      lifecycle.delete(cluster, () -> registry.remove(cluster));
      return cluster.snapshot();
    }
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
   * Finds a cluster as something that has tags.
   *
   * @param owner who asks
   * @param arn the cluster's ARN
   * @return the cluster, empty when the owner has none of that ARN
   */
  public Optional<Taggable> taggable(Owner owner, String arn) {
    return registry.find(owner, arn).map(cluster -> cluster);
  }

  /**
   * Looks up the state of a cluster.
   *
   * @param owner who asks
   * @param arn the cluster's ARN
   * @return its state, empty when the owner has no cluster of that ARN
   */
  public Optional<ClusterState> state(Owner owner, String arn) {
    return registry.find(owner, arn).map(ClusterRecord::state);
  }

  /**
   * Returns the Kafka version of a cluster.
   *
   * @param owner who asks
   * @param arn the cluster's ARN
   * @return the version
   * @throws Refusal when the owner has no such cluster, or it has no version to speak of
   */
  public String kafkaVersion(Owner owner, String arn) {
    BrokerSoftwareInfo software = find(owner, arn).settings().currentBrokerSoftwareInfo();
    if (software == null) {
      throw Refusal.badRequest(
          "clusterArn", "This operation cannot be performed on serverless clusters.");
    }
    return software.kafkaVersion();
  }

  /**
   * Tells whether a cluster has a configuration.
   *
   * @param owner whose clusters
   * @param configurationArn the configuration's ARN
   * @return true when a cluster has one of its revisions
   */
  public boolean anyWith(Owner owner, String configurationArn) {
    return registry.of(owner).stream()
        .map(cluster -> cluster.settings().currentBrokerSoftwareInfo())
        .filter(Objects::nonNull)
        .anyMatch(software -> configurationArn.equals(software.configurationArn()));
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
   * Waits until what is being done to a cluster is done, and no longer than it is told.
   *
   * @param arn the cluster's ARN, of any owner
   * @param atMost how long, in real time
   * @throws Refusal when there is no such cluster
   */
  public void settle(String arn, Duration atMost) {
    CompletableFuture<?> work = ofAnybody(arn).work();
    try {
      var unused = work.get(atMost.toMillis(), TimeUnit.MILLISECONDS);
    } catch (ExecutionException | TimeoutException e) {
      // the cluster's state says what became of it
      return;
    } catch (InterruptedException e) {
      Thread.currentThread().interrupt();
    }
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

  /**
   * Describes a cluster, whoever asks.
   *
   * @param arn the cluster's ARN, of any owner
   * @return the cluster as it is now, empty when there is none
   */
  public Optional<ClusterSnapshot> ofAnyOwner(String arn) {
    return registry.find(arn).map(ClusterRecord::snapshot);
  }

  /**
   * Returns the running brokers of a cluster, where it has any.
   *
   * @param arn the cluster's ARN, of any owner
   * @return the brokers, empty for a cluster that is modelled only
   */
  public Optional<ClusterBrokers> realBrokers(String arn) {
    return registry.find(arn).flatMap(cluster -> Optional.ofNullable(cluster.brokers()));
  }

  /**
   * Lets a cluster say how full its brokers' disks are (developer guide, "Amazon MSK storage
   * capacity alerts").
   *
   * @param arn the cluster's ARN, of any owner
   */
  public void warnOfStorage(String arn) {
    registry.find(arn).ifPresent(StorageAlert::follow);
  }

  /** Stops the brokers of all clusters; what is being created or deleted ends first. */
  public void close() {
    lifecycle.close(registry.all());
  }

  List<ClusterRecord> of(Owner owner) {
    return registry.of(owner);
  }

  static Refusal stale(ClusterSnapshot now) {
    return Refusal.badRequest(
        "currentVersion",
        "This operation cannot be performed because the current version of the cluster is "
            + now.version()
            + ".");
  }

  ClusterRecord find(Owner owner, String arn) {
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
