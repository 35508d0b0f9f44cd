package io.msksdk.changefeed.dispatch;

/**
 * Where the rows of a table go.
 *
 * @param topic the topic
 * @param partition what decides the partition
 */
public record Route(String topic, PartitionRule partition) {}
