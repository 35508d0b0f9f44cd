package io.msksdk.replication.failover;

import java.util.Collection;
import java.util.List;
import java.util.Map;
import org.apache.kafka.common.TopicPartition;

/** Where groups stood on the cluster they come from. */
interface Positions {

  /** What is known of them, beside what lies on the target. */
  ReadinessReport readiness(List<String> topics, List<String> groups);

  /**
   * When the records were written that a group has read last, by the copies of their partitions; a
   * partition of which it has read nothing, or of which that is not known, is left out.
   */
  Map<TopicPartition, Long> lastReads(String group, Collection<TopicPartition> copies);
}
