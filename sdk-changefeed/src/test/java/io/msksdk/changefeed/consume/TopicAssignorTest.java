package io.msksdk.changefeed.consume;

import static org.assertj.core.api.Assertions.assertThat;

import java.util.ArrayList;
import java.util.HashMap;
import java.util.HashSet;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.TreeMap;
import java.util.stream.Collectors;
import java.util.stream.IntStream;
import org.apache.kafka.clients.consumer.ConsumerGroupMetadata;
import org.apache.kafka.clients.consumer.ConsumerPartitionAssignor.Assignment;
import org.apache.kafka.clients.consumer.ConsumerPartitionAssignor.GroupSubscription;
import org.apache.kafka.clients.consumer.ConsumerPartitionAssignor.Subscription;
import org.apache.kafka.common.Cluster;
import org.apache.kafka.common.Node;
import org.apache.kafka.common.PartitionInfo;
import org.apache.kafka.common.TopicPartition;
import org.junit.jupiter.api.Test;

class TopicAssignorTest {
  private final Map<String, TopicAssignor> members = new TreeMap<>();
  private final Map<String, Integer> topics = new TreeMap<>();

  private void join(String... ids) {
    List.of(ids).forEach(id -> members.put(id, new TopicAssignor()));
  }

  /** One rebalance in which every member wants every topic. */
  private Map<String, Set<String>> rebalance() {
    Map<String, Subscription> subscriptions = new HashMap<>();
    members.forEach(
        (id, assignor) ->
            subscriptions.put(
                id,
                new Subscription(
                    List.copyOf(topics.keySet()), assignor.subscriptionUserData(topics.keySet()))));
    return assign(subscriptions);
  }

  private Map<String, Set<String>> assign(Map<String, Subscription> subscriptions) {
    Map<String, Assignment> assignments =
        new TopicAssignor()
            .assign(cluster(), new GroupSubscription(subscriptions))
            .groupAssignment();
    Map<String, Set<String>> given = new TreeMap<>();
    List<TopicPartition> all = new ArrayList<>();
    assignments.forEach(
        (id, assignment) -> {
          all.addAll(assignment.partitions());
          Set<String> names =
              assignment.partitions().stream()
                  .map(TopicPartition::topic)
                  .collect(Collectors.toSet());
          int expected = names.stream().mapToInt(topics::get).sum();
          assertThat(assignment.partitions()).as("whole topics of " + id).hasSize(expected);
          members.get(id).onAssignment(assignment, new ConsumerGroupMetadata("group"));
          given.put(id, names);
        });
    assertThat(all).doesNotHaveDuplicates();
    return given;
  }

  private Cluster cluster() {
    List<PartitionInfo> partitions = new ArrayList<>();
    topics.forEach(
        (topic, count) ->
            IntStream.range(0, count)
                .forEach(
                    p -> partitions.add(new PartitionInfo(topic, p, Node.noNode(), null, null))));
    return new Cluster("cluster", List.of(), partitions, Set.of(), Set.of());
  }

  private int load(Set<String> given) {
    return given.stream().mapToInt(topics::get).sum();
  }

  @Test
  void partitionsOfATopic_stayTogether_andAllTopicsAreGiven() {
    topics.putAll(Map.of("a", 6, "b", 3, "c", 3, "d", 1, "e", 1));
    join("one", "two");

    Map<String, Set<String>> given = rebalance();

    assertThat(load(given.get("one"))).isEqualTo(7);
    assertThat(load(given.get("two"))).isEqualTo(7);
    Set<String> all = new HashSet<>();
    given.values().forEach(all::addAll);
    assertThat(all).isEqualTo(topics.keySet());
  }

  @Test
  void membersThatStay_keepWhatTheyHad() {
    topics.putAll(Map.of("a", 3, "b", 3, "c", 3, "d", 3, "e", 3, "f", 3));
    join("one", "two");
    Map<String, Set<String>> before = rebalance();

    join("three");
    Map<String, Set<String>> joined = rebalance();
    members.remove("two");
    Map<String, Set<String>> left = rebalance();

    assertThat(before.get("one")).containsAll(joined.get("one"));
    assertThat(before.get("two")).containsAll(joined.get("two"));
    assertThat(joined.get("three")).hasSize(2);
    assertThat(left.get("one")).hasSize(3).containsAll(joined.get("one"));
    assertThat(left.get("three")).hasSize(3).containsAll(joined.get("three"));
  }

  @Test
  void moreMembersThanTopics_leaveSomeWithNothing() {
    topics.putAll(Map.of("a", 3, "b", 1));
    join("one", "two", "three");

    Map<String, Set<String>> given = rebalance();

    assertThat(given.values().stream().filter(Set::isEmpty)).hasSize(1);
  }

  @Test
  void topic_goesToAMemberThatWantsIt() {
    topics.putAll(Map.of("a", 3, "b", 3));
    join("one", "two");

    Map<String, Set<String>> given =
        assign(
            Map.of(
                "one", new Subscription(List.of("a", "b")), "two", new Subscription(List.of("a"))));

    assertThat(given.get("one")).contains("b");
    assertThat(given.get("two")).containsExactly("a");
  }

  @Test
  void groupWithoutPartitions_isLeftEmpty() {
    topics.put("a", 0);
    join("one");

    assertThat(rebalance().get("one")).isEmpty();
  }
}
