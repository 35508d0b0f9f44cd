package io.msksdk.admin.lag.source;

import java.util.ArrayList;
import java.util.HashMap;
import java.util.HashSet;
import java.util.List;
import java.util.Map;
import java.util.Set;
import org.apache.kafka.clients.admin.Admin;
import org.apache.kafka.clients.admin.DescribeStreamsGroupsOptions;
import org.apache.kafka.clients.admin.StreamsGroupDescription;
import org.apache.kafka.clients.admin.StreamsGroupMemberDescription;
import org.apache.kafka.common.KafkaFuture;
import org.apache.kafka.common.TopicPartition;

/** Groups of Kafka Streams. Loaded only where the Kafka client knows them. */
final class StreamsGroups {

  private StreamsGroups() {}

  static Map<String, KafkaFuture<Membership>> memberships(
      Admin admin, List<String> groups, int timeoutMillis) {
    Map<String, KafkaFuture<Membership>> memberships = new HashMap<>();
    admin
        .describeStreamsGroups(groups, new DescribeStreamsGroupsOptions().timeoutMs(timeoutMillis))
        .describedGroups()
        .forEach(
            (group, future) -> memberships.put(group, future.thenApply(StreamsGroups::membership)));
    return memberships;
  }

  private static Membership membership(StreamsGroupDescription description) {
    Map<String, Set<String>> topics = new HashMap<>();
    description
        .subtopologies()
        .forEach(
            part -> {
              Set<String> read = new HashSet<>(part.sourceTopics());
              read.addAll(part.repartitionSourceTopics().keySet());
              topics.put(part.subtopologyId(), read);
            });
    Membership membership = new Membership();
    for (StreamsGroupMemberDescription member : description.members()) {
      membership.add(
          new GroupMember(
              member.memberId(),
              member.instanceId().orElse(""),
              member.clientId(),
              member.clientHost()),
          assigned(member, topics));
    }
    return membership;
  }

  /** A task reads the partition of its number in every source topic of its part of the topology. */
  private static List<TopicPartition> assigned(
      StreamsGroupMemberDescription member, Map<String, Set<String>> topics) {
    List<TopicPartition> assigned = new ArrayList<>();
    for (var task : member.assignment().activeTasks()) {
      for (String topic : topics.getOrDefault(task.subtopologyId(), Set.of())) {
        task.partitions().forEach(number -> assigned.add(new TopicPartition(topic, number)));
      }
    }
    return assigned;
  }
}
