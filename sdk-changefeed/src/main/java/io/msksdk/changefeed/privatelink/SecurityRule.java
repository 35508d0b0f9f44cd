package io.msksdk.changefeed.privatelink;

/**
 * A TCP rule of the balancer's or the brokers' security group.
 *
 * @param inbound whether it lets in, or out
 * @param fromPort the first port
 * @param toPort the last port
 * @param cidr from where, or where to
 * @param why what it is for
 */
public record SecurityRule(boolean inbound, int fromPort, int toPort, String cidr, String why) {}
