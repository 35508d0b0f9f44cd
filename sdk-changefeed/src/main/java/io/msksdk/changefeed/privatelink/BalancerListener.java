package io.msksdk.changefeed.privatelink;

/**
 * A TCP listener of the balancer.
 *
 * @param port where it listens
 * @param targetGroup the name of the group it forwards to
 */
public record BalancerListener(int port, String targetGroup) {}
