package io.msksdk.changefeed.consume;

import static org.assertj.core.api.Assertions.assertThat;

import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.TreeMap;
import java.util.stream.IntStream;
import java.util.stream.Stream;
import org.apache.kafka.clients.consumer.ConsumerGroupMetadata;
import org.apache.kafka.clients.consumer.ConsumerPartitionAssignor.Assignment;
import org.apache.kafka.clients.consumer.ConsumerPartitionAssignor.GroupSubscription;
import org.apache.kafka.clients.consumer.ConsumerPartitionAssignor.Subscription;
import org.apache.kafka.common.Cluster;
import org.apache.kafka.common.Node;
import org.apache.kafka.common.PartitionInfo;
import org.junit.jupiter.api.Test;

class StandbyAssignorTest {
  private static final Node[] NONE = {};

  private final Map<String, StandbyAssignor> members = new TreeMap<>();
  private final Map<String, List<String>> wanted = new HashMap<>();

  private void join(String id, String... topics) {
    members.put(id, new StandbyAssignor());
    wanted.put(id, List.of(topics));
  }

  /** One rebalance; how many partitions each member has. */
  private Map<String, Integer> rebalance() {
    Map<String, Subscription> subscriptions = new HashMap<>();
    members.forEach(
        (id, assignor) ->
            subscriptions.put(
                id,
                new Subscription(
                    wanted.get(id), assignor.subscriptionUserData(Set.copyOf(wanted.get(id))))));
    Map<String, Assignment> assignments =
        new StandbyAssignor()
            .assign(cluster(), new GroupSubscription(subscriptions))
            .groupAssignment();
    Map<String, Integer> sizes = new TreeMap<>();
    assignments.forEach(
        (id, assignment) -> {
          members.get(id).onAssignment(assignment, new ConsumerGroupMetadata("group"));
          sizes.put(id, assignment.partitions().size());
        });
    return sizes;
  }

  private static Cluster cluster() {
    List<PartitionInfo> partitions =
        Stream.of("orders", "customers")
            .flatMap(
                topic ->
                    IntStream.range(0, 3)
                        .mapToObj(p -> new PartitionInfo(topic, p, Node.noNode(), NONE, NONE)))
            .toList();
    return new Cluster("c", List.of(Node.noNode()), partitions, Set.of(), Set.of());
  }

  @Test
  void oneMember_hasEverything_andKeepsItWhenOthersCome() {
    join("b", "orders", "customers");
    assertThat(rebalance()).containsOnly(Map.entry("b", 6));

    join("a", "orders", "customers");
    join("c", "orders", "customers");
    assertThat(rebalance()).containsOnly(Map.entry("a", 0), Map.entry("b", 6), Map.entry("c", 0));
  }

  @Test
  void memberThatLeaves_isFollowedByOneThatStoodBy() {
    join("a", "orders", "customers");
    join("b", "orders", "customers");
    assertThat(rebalance()).containsOnly(Map.entry("a", 6), Map.entry("b", 0));

    members.remove("a");
    assertThat(rebalance()).containsOnly(Map.entry("b", 6));
    join("a", "orders", "customers");
    assertThat(rebalance()).containsOnly(Map.entry("a", 0), Map.entry("b", 6));
  }

  @Test
  void topicsThatOneMemberAloneWants_areItsOwn() {
    join("a", "orders");
    join("b", "orders", "customers");
    join("c", "absent");

    assertThat(rebalance()).containsOnly(Map.entry("a", 3), Map.entry("b", 3), Map.entry("c", 0));
  }
}
