package io.msksdk.replication.failover;

import java.util.Map;
import org.apache.kafka.common.TopicPartition;

/**
 * A consumer group on one cluster.
 *
 * @param members how many are connected
 * @param committed its offsets; partitions without one are absent
 */
record GroupView(int members, Map<TopicPartition, Long> committed) {}
