package io.msksdk.local.server;

import io.msksdk.core.policy.PolicyDocument;
import io.msksdk.local.api.Operations;
import io.msksdk.local.api.Pages;
import io.msksdk.local.clock.LocalClock;
import io.msksdk.local.cluster.ClusterLifecycle;
import io.msksdk.local.cluster.ClusterNode;
import io.msksdk.local.cluster.ClusterSnapshot;
import io.msksdk.local.cluster.ClusterUpdates;
import io.msksdk.local.cluster.Clusters;
import io.msksdk.local.cluster.brokers.DataPlane;
import io.msksdk.local.cluster.change.ClusterChangeOperations;
import io.msksdk.local.cluster.operation.ClusterOperations;
import io.msksdk.local.clusterpolicy.ClusterPolicies;
import io.msksdk.local.clusterpolicy.ClusterPolicyOperations;
import io.msksdk.local.companion.cloudwatch.MonitoredCluster;
import io.msksdk.local.configuration.ConfigurationOperations;
import io.msksdk.local.configuration.Configurations;
import io.msksdk.local.event.EventLog;
import io.msksdk.local.identity.ResourceFacts;
import io.msksdk.local.quota.Quotas;
import io.msksdk.local.replicate.KafkaReplicationPlane;
import io.msksdk.local.replicate.RoleRights;
import io.msksdk.local.replicator.Replicators;
import io.msksdk.local.resource.Owner;
import io.msksdk.local.resource.Transitions;
import io.msksdk.local.scram.ScramOperations;
import io.msksdk.local.scram.ScramSecrets;
import io.msksdk.local.scram.SecretLookup;
import io.msksdk.local.tag.TagOperations;
import io.msksdk.local.tag.TaggedKind;
import io.msksdk.local.tag.TaggedResources;
import io.msksdk.local.version.KafkaVersions;
import io.msksdk.local.version.VersionOperations;
import java.time.Instant;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.concurrent.Executor;
import org.jspecify.annotations.Nullable;
import software.amazon.awssdk.services.kafka.model.BrokerSoftwareInfo;
import software.amazon.awssdk.services.kafka.model.ClusterState;

/** The service of clusters: its features, joined. */
final class KafkaService implements ResourceFacts {
  private final KafkaVersions versions = KafkaVersions.published();
  private final Pages pages;
  private final EventLog events;
  private final Transitions transitions;
  private final Quotas quotas;
  private final ClusterLifecycle lifecycle;
  private final Configurations configurations;
  private final Clusters clusters;
  private final ClusterPolicies policies;
  private final KafkaReplicationPlane replication;
  private final NetworkOperations network;
  private final TaggedResources tagged;

  KafkaService(
      LocalClock clock,
      EventLog events,
      DataPlane dataPlane,
      Quotas quotas,
      Pages pages,
      Executor work,
      RoleRights rights) {
    this.pages = pages;
    this.events = events;
    this.quotas = quotas;
    this.transitions = new Transitions(clock, events);
    this.configurations = new Configurations(transitions, versions, quotas);
    this.lifecycle =
        new ClusterLifecycle(
            clock,
            dataPlane,
            (owner, arn, revision) ->
                configurations.properties(owner, arn, revision).orElse(Map.of()),
            events,
            work);
    this.clusters = new Clusters(lifecycle, quotas, configurations::check);
    this.policies = new ClusterPolicies(clusters::state, clock::now);
    this.replication =
        new KafkaReplicationPlane(
            clusters::realBrokers, rights, clock, work, quotas.of("topicsPerReplicator"));
    this.network =
        new NetworkOperations(clusters, transitions, quotas, work, policies::admits, replication);
    this.tagged = TaggedResources.of(tagged());
    lifecycle.follow(network::clusterChanged);
  }

  Clusters clusters() {
    return clusters;
  }

  Replicators replicators() {
    return network.replicators();
  }

  Operations operations(SecretLookup secrets) {
    replication.secretsFrom(arn -> secrets.value(ownerOf(arn), arn));
    return Operations.of(
        List.of(
            ClusterOperations.on(clusters, policies::admits, pages),
            ClusterChangeOperations.on(changes()),
            ConfigurationOperations.on(configurations, clusters::anyWith, pages),
            VersionOperations.on(versions, clusters::kafkaVersion, pages),
            ScramOperations.on(new ScramSecrets(clusters, secrets, quotas, events), pages),
            ClusterPolicyOperations.on(policies),
            network.all(pages),
            TagOperations.on(tagged)));
  }

  private static Owner ownerOf(String arn) {
    String[] parts = arn.split(":", 6);
    return new Owner(parts[4], parts[3]);
  }

  private List<TaggedKind> tagged() {
    List<TaggedKind> kinds = new ArrayList<>(network.tagged());
    kinds.add(clusters::taggable);
    kinds.add(configurations::taggable);
    return kinds;
  }

  /** What CloudWatch must know of the clusters of an owner. */
  List<MonitoredCluster> monitored(Owner owner) {
    return clusters.list(owner).stream().map(KafkaService::monitored).toList();
  }

  @Override
  public Map<String, String> tags(String arn) {
    return tagged.now(arn);
  }

  @Override
  public @Nullable PolicyDocument policy(String arn) {
    return policies.document(arn);
  }

  @Override
  public @Nullable PolicyDocument policyAt(String arn, Instant then) {
    return policies.documentAt(arn, then);
  }

  private ClusterChangeOperations.Parts changes() {
    return new ClusterChangeOperations.Parts(
        clusters,
        new ClusterUpdates(clusters, lifecycle, network::operations),
        quotas,
        configurations::check,
        versions::lead,
        transitions,
        pages);
  }

  private static MonitoredCluster monitored(ClusterSnapshot cluster) {
    String level = cluster.provisioned().enhancedMonitoringAsString();
    // a serverless cluster says nothing of the software of its brokers
    BrokerSoftwareInfo software = cluster.provisioned().currentBrokerSoftwareInfo();
    String version = software == null ? null : software.kafkaVersion();
    return new MonitoredCluster(
        cluster.name(),
        level == null ? "DEFAULT" : level,
        cluster.nodes().stream().map(ClusterNode::id).toList(),
        cluster.state() != ClusterState.CREATING,
        version != null && !version.contains("kraft"));
  }
}
