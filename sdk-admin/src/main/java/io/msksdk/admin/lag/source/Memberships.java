package io.msksdk.admin.lag.source;

import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.function.Predicate;
import org.apache.kafka.clients.admin.Admin;
import org.apache.kafka.clients.admin.ConsumerGroupDescription;
import org.apache.kafka.clients.admin.DescribeConsumerGroupsOptions;
import org.apache.kafka.clients.admin.MemberDescription;
import org.apache.kafka.common.KafkaFuture;
import org.apache.kafka.common.errors.GroupIdNotFoundException;

/** Describes the groups that may have members, many in each request of their coordinator. */
final class Memberships {
  private static final Set<GroupType> OF_THEIR_OWN = Set.of(GroupType.SHARE, GroupType.STREAMS);

  private final Admin admin;
  private final KafkaCapabilities capabilities;
  private final int timeoutMillis;
  private final Map<String, Membership> known = new HashMap<>();
  private final Map<String, LagFault> faults = new HashMap<>();

  Memberships(Admin admin, KafkaCapabilities capabilities, int timeoutMillis) {
    this.admin = admin;
    this.capabilities = capabilities;
    this.timeoutMillis = timeoutMillis;
  }

  /** Asks about groups; what is returned takes the answers. */
  Runnable ask(List<Listed> groups) {
    Map<String, KafkaFuture<Membership>> sent = new HashMap<>();
    List<String> consumers = named(groups, type -> !OF_THEIR_OWN.contains(type));
    if (!consumers.isEmpty()) {
      var options = new DescribeConsumerGroupsOptions().timeoutMs(timeoutMillis);
      admin
          .describeConsumerGroups(consumers, options)
          .describedGroups()
          .forEach((group, future) -> sent.put(group, future.thenApply(Memberships::membership)));
    }
    List<String> shares = named(groups, type -> type == GroupType.SHARE);
    if (!shares.isEmpty() && capabilities.shareLag()) {
      sent.putAll(ShareGroups.memberships(admin, shares, timeoutMillis));
    }
    List<String> streams = named(groups, type -> type == GroupType.STREAMS);
    if (!streams.isEmpty() && capabilities.streamsGroups()) {
      sent.putAll(StreamsGroups.memberships(admin, streams, timeoutMillis));
    }
    return () -> sent.forEach(this::take);
  }

  /** The membership of a group; one that could not be read is a fault of the group. */
  Membership of(String group, List<LagFault> ofGroup) {
    if (faults.containsKey(group)) {
      ofGroup.add(faults.get(group));
    }
    return known.getOrDefault(group, Membership.NONE);
  }

  private static List<String> named(List<Listed> groups, Predicate<GroupType> of) {
    return groups.stream()
        .filter(group -> group.mayHaveMembers() && of.test(group.type()))
        .map(Listed::group)
        .toList();
  }

  private void take(String group, KafkaFuture<Membership> future) {
    var answer = KafkaFaults.answer(future);
    if (answer.value() != null) {
      known.put(group, answer.value());
    } else if (answer.cause() != null && !(answer.cause() instanceof GroupIdNotFoundException)) {
      // a name asked for literally need not be a group; what it committed, if anything, says enough
      faults.put(group, KafkaFaults.fault("group " + group, answer.cause()));
    }
  }

  private static Membership membership(ConsumerGroupDescription description) {
    Membership membership = new Membership();
    for (MemberDescription member : description.members()) {
      membership.add(
          new GroupMember(
              member.consumerId(),
              member.groupInstanceId().orElse(""),
              member.clientId(),
              member.host()),
          member.assignment().topicPartitions());
    }
    return membership;
  }
}
