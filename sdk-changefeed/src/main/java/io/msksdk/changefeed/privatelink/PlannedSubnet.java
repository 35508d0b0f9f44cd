package io.msksdk.changefeed.privatelink;

/**
 * A subnet of the network around the brokers.
 *
 * @param name its name; for brokers it holds the id of the zone, which they advertise
 * @param azId the id of its zone
 * @param cidr its addresses
 */
public record PlannedSubnet(String name, String azId, String cidr) {}
