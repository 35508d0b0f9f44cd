package io.msksdk.local.server;

import io.msksdk.local.api.Operation;
import io.msksdk.local.api.Pages;
import io.msksdk.local.channel.ChannelOperations;
import io.msksdk.local.channel.Channels;
import io.msksdk.local.cluster.ClusterAdmission;
import io.msksdk.local.cluster.ClusterOperationSnapshot;
import io.msksdk.local.cluster.Clusters;
import io.msksdk.local.quota.Quotas;
import io.msksdk.local.replicator.ReplicationPlane;
import io.msksdk.local.replicator.ReplicatorOperations;
import io.msksdk.local.replicator.Replicators;
import io.msksdk.local.resource.Transitions;
import io.msksdk.local.tag.TaggedKind;
import io.msksdk.local.topic.TopicOperations;
import io.msksdk.local.topic.Topics;
import io.msksdk.local.vpc.VpcConnectionOperations;
import io.msksdk.local.vpc.VpcConnections;
import java.util.List;
import java.util.concurrent.Executor;
import java.util.stream.Stream;

/** Joins the features that reach into clusters or lead from one to another. */
final class NetworkOperations {
  private final Channels channels;
  private final Topics topics;
  private final Replicators replicators;
  private final VpcConnections connections;

  NetworkOperations(
      Clusters clusters,
      Transitions transitions,
      Quotas quotas,
      Executor executor,
      ClusterAdmission admission,
      ReplicationPlane replication) {
    this.channels = new Channels(clusters, transitions);
    this.topics = new Topics(clusters, transitions, channels::reads, executor);
    this.replicators =
        new Replicators(clusters::ofAnyOwner, replication, quotas, transitions, executor);
    this.connections = new VpcConnections(clusters::ofAnyOwner, admission, transitions);
  }

  Replicators replicators() {
    return replicators;
  }

  List<Operation<?>> all(Pages pages) {
    return Stream.of(
            TopicOperations.on(topics, pages),
            ChannelOperations.on(channels, topics::exists, pages),
            ReplicatorOperations.on(replicators, pages),
            VpcConnectionOperations.on(connections, pages))
        .<Operation<?>>flatMap(List::stream)
        .toList();
  }

  List<TaggedKind> tagged() {
    return List.of(channels::taggable, replicators::taggable, connections::taggable);
  }

  List<ClusterOperationSnapshot> operations(String clusterArn) {
    return channels.operations(clusterArn);
  }

  void clusterChanged(String arn) {
    connections.follow(arn);
  }
}
