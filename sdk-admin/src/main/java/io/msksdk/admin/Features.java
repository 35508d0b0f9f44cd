package io.msksdk.admin;

import io.msksdk.admin.bootstrap.Bootstrap;
import io.msksdk.admin.bootstrap.DefaultBootstrap;
import io.msksdk.admin.call.internal.Session;
import io.msksdk.admin.channel.Channels;
import io.msksdk.admin.channel.DefaultChannels;
import io.msksdk.admin.cluster.Clusters;
import io.msksdk.admin.cluster.DefaultClusters;
import io.msksdk.admin.configuration.Configurations;
import io.msksdk.admin.configuration.DefaultConfigurations;
import io.msksdk.admin.connectivity.Connectivity;
import io.msksdk.admin.connectivity.DefaultConnectivity;
import io.msksdk.admin.node.DefaultNodes;
import io.msksdk.admin.node.Nodes;
import io.msksdk.admin.operation.DefaultOperations;
import io.msksdk.admin.operation.Operations;
import io.msksdk.admin.plan.DefaultPlans;
import io.msksdk.admin.plan.Plans;
import io.msksdk.admin.policy.ClusterPolicies;
import io.msksdk.admin.policy.DefaultClusterPolicies;
import io.msksdk.admin.scram.DefaultScramSecrets;
import io.msksdk.admin.scram.ScramSecrets;
import io.msksdk.admin.tag.DefaultTags;
import io.msksdk.admin.tag.Tags;
import io.msksdk.admin.topic.DefaultTopics;
import io.msksdk.admin.topic.Topics;
import io.msksdk.admin.upgrade.DefaultUpgrades;
import io.msksdk.admin.upgrade.Upgrades;
import io.msksdk.admin.version.DefaultKafkaVersions;
import io.msksdk.admin.version.KafkaVersions;
import io.msksdk.admin.vpc.DefaultVpcConnections;
import io.msksdk.admin.vpc.VpcConnections;

/** The features of one {@code Msk} that need nothing but its session. */
record Features(
    Clusters clusters,
    Bootstrap bootstrap,
    Operations operations,
    Plans plans,
    Nodes nodes,
    Configurations configurations,
    ScramSecrets scram,
    ClusterPolicies policies,
    VpcConnections vpcConnections,
    Topics topics,
    Channels channels,
    Tags tags,
    KafkaVersions versions,
    Upgrades upgrades,
    Connectivity connectivity) {

  static Features on(Session session) {
    return new Features(
        DefaultClusters.on(session),
        DefaultBootstrap.on(session),
        DefaultOperations.on(session),
        DefaultPlans.on(session),
        DefaultNodes.on(session),
        DefaultConfigurations.on(session),
        DefaultScramSecrets.on(session),
        DefaultClusterPolicies.on(session),
        DefaultVpcConnections.on(session),
        DefaultTopics.on(session),
        DefaultChannels.on(session),
        DefaultTags.on(session),
        DefaultKafkaVersions.on(session),
        DefaultUpgrades.on(session),
        DefaultConnectivity.on(session));
  }
}
