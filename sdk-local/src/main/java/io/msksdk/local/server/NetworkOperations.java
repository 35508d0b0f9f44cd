package io.msksdk.local.server;

import io.msksdk.local.api.Operation;
import io.msksdk.local.api.Pages;
import io.msksdk.local.channel.ChannelOperations;
import io.msksdk.local.channel.Channels;
import io.msksdk.local.cluster.Clusters;
import io.msksdk.local.replicator.ReplicationPlane;
import io.msksdk.local.replicator.ReplicatorOperations;
import io.msksdk.local.replicator.ReplicatorQuota;
import io.msksdk.local.replicator.Replicators;
import io.msksdk.local.resource.Transitions;
import io.msksdk.local.topic.TopicOperations;
import io.msksdk.local.topic.Topics;
import io.msksdk.local.vpc.ClusterAdmission;
import io.msksdk.local.vpc.VpcConnectionOperations;
import io.msksdk.local.vpc.VpcConnections;
import java.util.List;
import java.util.concurrent.Executor;
import java.util.stream.Stream;

/** Joins the features that reach into clusters or lead from one to another. */
final class NetworkOperations {
  private NetworkOperations() {}

  static List<Operation<?>> on(
      Clusters clusters,
      Pages pages,
      Transitions transitions,
      Executor executor,
      ClusterAdmission admission) {
    Channels channels = new Channels(clusters, transitions);
    Topics topics = new Topics(clusters, transitions, channels::reads, executor);
    Replicators replicators =
        new Replicators(
            clusters::ofAnyOwner,
            ReplicationPlane.none(),
            ReplicatorQuota.documented(),
            transitions,
            executor);
    VpcConnections connections = new VpcConnections(clusters::ofAnyOwner, admission, transitions);
    return Stream.of(
            TopicOperations.on(topics, pages),
            ChannelOperations.on(channels, topics::exists, pages),
            ReplicatorOperations.on(replicators, pages),
            VpcConnectionOperations.on(connections, pages))
        .<Operation<?>>flatMap(List::stream)
        .toList();
  }
}
