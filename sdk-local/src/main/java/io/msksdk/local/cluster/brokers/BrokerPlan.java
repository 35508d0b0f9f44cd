package io.msksdk.local.cluster.brokers;

/**
 * What brokers a cluster needs.
 *
 * @param clusterArn the cluster's ARN
 * @param clusterName the cluster's name
 * @param brokers how many brokers to start with; their ids are 1 to this number
 * @param settings what they follow
 */
public record BrokerPlan(
    String clusterArn, String clusterName, int brokers, BrokerSettings settings) {}
