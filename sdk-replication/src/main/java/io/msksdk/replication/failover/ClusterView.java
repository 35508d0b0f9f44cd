package io.msksdk.replication.failover;

import java.util.Collection;
import java.util.List;
import java.util.Map;
import java.util.Set;
import org.apache.kafka.common.TopicPartition;
import org.apache.kafka.common.acl.AclBinding;

/** What a runbook sees of a cluster, and the little it does to it. Used by one thread at a time. */
interface ClusterView extends AutoCloseable {

  /** The partitions of all topics but Kafka's own. */
  Map<String, Integer> topics();

  /** The topics with their settings that are not the broker's. */
  Map<String, Map<String, String>> configs(Collection<String> topics);

  Map<TopicPartition, Long> ends(Collection<String> topics);

  /** Where records that are committed end: before the end while a transaction is open. */
  Map<TopicPartition, Long> committedEnds(Collection<String> topics);

  Map<TopicPartition, Long> starts(Collection<String> topics);

  /** The last records of partitions, at most so many of each, in order. */
  Map<TopicPartition, List<Tip>> tips(Set<TopicPartition> partitions, int depth);

  /**
   * The timestamps of the first records at or after offsets; a partition without one is left out.
   */
  Map<TopicPartition, Long> timestamps(Map<TopicPartition, Long> offsets);

  /** The first offsets at or after times; the end of the partition where nothing is so late. */
  Map<TopicPartition, Long> atTimes(Map<TopicPartition, Long> millis);

  Set<String> groups();

  /** The groups asked for; one that does not exist has no members and no offsets. */
  Map<String, GroupView> groups(Collection<String> ids);

  Collection<AclBinding> acls();

  /** Quotas by entity, both as text. */
  Map<String, String> quotas();

  /** The transactional ids that are known, with the states of their transactions. */
  Map<String, String> transactions();

  void createTopic(String name, int partitions, Map<String, String> configs);

  /** Commits for a group without members; a group with members is refused by the cluster. */
  void commit(String group, Map<TopicPartition, Long> offsets);

  @Override
  void close();
}
