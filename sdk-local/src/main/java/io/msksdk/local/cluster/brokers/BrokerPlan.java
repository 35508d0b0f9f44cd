package io.msksdk.local.cluster.brokers;

import io.msksdk.local.cluster.listener.Listener;
import java.util.Set;

/**
 * What brokers a cluster needs.
 *
 * @param clusterArn the cluster's ARN
 * @param clusterName the cluster's name
 * @param brokers how many brokers; their ids are 1 to this number
 * @param listeners the ways in that clients may use
 */
public record BrokerPlan(
    String clusterArn, String clusterName, int brokers, Set<Listener> listeners) {}
