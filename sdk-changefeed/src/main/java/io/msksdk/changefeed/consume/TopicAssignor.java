package io.msksdk.changefeed.consume;

import java.nio.ByteBuffer;
import java.nio.charset.StandardCharsets;
import java.util.ArrayList;
import java.util.Collection;
import java.util.Comparator;
import java.util.HashMap;
import java.util.HashSet;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.TreeMap;
import java.util.TreeSet;
import org.apache.kafka.clients.consumer.ConsumerGroupMetadata;
import org.apache.kafka.clients.consumer.ConsumerPartitionAssignor;
import org.apache.kafka.common.Cluster;
import org.apache.kafka.common.TopicPartition;
import org.jspecify.annotations.Nullable;

/**
 * Keeps the partitions of each topic together in one member of the group, as {@link
 * ConsumeScope#TOPIC} needs. Members get about as many partitions as topics allow, and keep the
 * topics they had where that leaves none with more than its share. A consumer of that scope uses it
 * unless its properties name another {@code partition.assignment.strategy}; Kafka makes the
 * instance from the name of the class.
 */
public final class TopicAssignor implements ConsumerPartitionAssignor {
  private static final String NAME = "changefeed-topic";

  private record Topic(String name, int size, int wanted) {}

  private Set<String> owned = Set.of();

  /** Makes an assignor that owns nothing yet. */
  public TopicAssignor() {}

  @Override
  public String name() {
    return NAME;
  }

  /** Tells the leader which topics this member had. */
  @Override
  public ByteBuffer subscriptionUserData(Set<String> topics) {
    Set<String> kept = new TreeSet<>(owned);
    kept.retainAll(topics);
    return ByteBuffer.wrap(String.join("\n", kept).getBytes(StandardCharsets.UTF_8));
  }

  @Override
  public void onAssignment(Assignment assignment, @Nullable ConsumerGroupMetadata metadata) {
    Set<String> topics = new HashSet<>();
    assignment.partitions().forEach(partition -> topics.add(partition.topic()));
    owned = topics;
  }

  @Override
  public GroupAssignment assign(Cluster metadata, GroupSubscription group) {
    Map<String, Member> members = new TreeMap<>();
    group
        .groupSubscription()
        .forEach((id, subscription) -> members.put(id, new Member(subscription)));
    List<Topic> topics = topics(metadata, members.values());
    int total = topics.stream().mapToInt(Topic::size).sum();
    int share = (total + members.size() - 1) / Math.max(1, members.size());
    topics.removeIf(topic -> give(topic, keeper(topic, members.values(), share)));
    for (Topic topic : topics) {
      boolean ignored = give(topic, least(topic, members.values()));
    }
    Map<String, Assignment> assignments = new HashMap<>();
    members.forEach((id, member) -> assignments.put(id, new Assignment(member.partitions)));
    return new GroupAssignment(assignments);
  }

  /** Those few members want first, and the large ones before the small, which even out the rest. */
  private static List<Topic> topics(Cluster metadata, Collection<Member> members) {
    Map<String, Integer> wanted = new TreeMap<>();
    members.forEach(member -> member.topics.forEach(name -> wanted.merge(name, 1, Integer::sum)));
    List<Topic> topics = new ArrayList<>();
    wanted.forEach(
        (name, times) ->
            topics.add(new Topic(name, metadata.partitionsForTopic(name).size(), times)));
    topics.sort(
        Comparator.comparingInt(Topic::wanted)
            .thenComparing(Comparator.comparingInt(Topic::size).reversed())
            .thenComparing(Topic::name));
    return topics;
  }

  /** The member that had a topic and has room for it. */
  private static @Nullable Member keeper(Topic topic, Collection<Member> members, int share) {
    return members.stream()
        .filter(member -> member.topics.contains(topic.name()))
        .filter(member -> member.owned.contains(topic.name()))
        .filter(
            member ->
                member.partitions.isEmpty() || member.partitions.size() + topic.size() <= share)
        .findFirst()
        .orElse(null);
  }

  private static @Nullable Member least(Topic topic, Collection<Member> members) {
    return members.stream()
        .filter(member -> member.topics.contains(topic.name()))
        .min(Comparator.comparingInt(member -> member.partitions.size()))
        .orElse(null);
  }

  private static boolean give(Topic topic, @Nullable Member taker) {
    for (int partition = 0; taker != null && partition < topic.size(); partition++) {
      taker.partitions.add(new TopicPartition(topic.name(), partition));
    }
    return taker != null;
  }

  /** A member while topics are given out. */
  private static final class Member {
    final Set<String> topics;
    final Set<String> owned;
    final List<TopicPartition> partitions = new ArrayList<>();

    Member(Subscription subscription) {
      this.topics = new HashSet<>(subscription.topics());
      ByteBuffer data = subscription.userData();
      String text = data == null ? "" : StandardCharsets.UTF_8.decode(data.duplicate()).toString();
      this.owned = Set.copyOf(List.of(text.split("\n", -1)));
    }
  }
}
