package io.msksdk.admin.lag.source;

import java.util.ArrayList;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import org.apache.kafka.clients.admin.Admin;
import org.apache.kafka.clients.admin.ConsumerGroupDescription;
import org.apache.kafka.clients.admin.DescribeConsumerGroupsOptions;
import org.apache.kafka.clients.admin.MemberDescription;
import org.apache.kafka.common.KafkaFuture;

/**
 * Describes the groups that may have members. Requests are sent on creation, answers awaited later.
 */
final class Memberships {
  private final Map<String, KafkaFuture<ConsumerGroupDescription>> consumers = new HashMap<>();
  private final Map<String, KafkaFuture<Membership>> others = new HashMap<>();

  Memberships(Admin admin, KafkaCapabilities capabilities, List<Listed> groups, int timeoutMillis) {
    List<String> ofConsumers = new ArrayList<>();
    List<String> ofShares = new ArrayList<>();
    List<String> ofStreams = new ArrayList<>();
    for (Listed group : groups) {
      if (group.mayHaveMembers()) {
        switch (group.type()) {
          case SHARE -> ofShares.add(group.group());
          case STREAMS -> ofStreams.add(group.group());
          default -> ofConsumers.add(group.group());
        }
      }
    }
    if (!ofConsumers.isEmpty()) {
      var options = new DescribeConsumerGroupsOptions().timeoutMs(timeoutMillis);
      consumers.putAll(admin.describeConsumerGroups(ofConsumers, options).describedGroups());
    }
    if (!ofShares.isEmpty() && capabilities.shareLag()) {
      others.putAll(ShareGroups.memberships(admin, ofShares, timeoutMillis));
    }
    if (!ofStreams.isEmpty() && capabilities.streamsGroups()) {
      others.putAll(StreamsGroups.memberships(admin, ofStreams, timeoutMillis));
    }
  }

  /** The membership of a group; one that cannot be read is a fault of the group. */
  Membership of(String group, List<LagFault> faults) {
    if (consumers.containsKey(group)) {
      return answer(group, consumers.get(group).thenApply(Memberships::membership), faults);
    }
    KafkaFuture<Membership> other = others.get(group);
    return other == null ? Membership.NONE : answer(group, other, faults);
  }

  private static Membership answer(
      String group, KafkaFuture<Membership> future, List<LagFault> faults) {
    var answer = KafkaFaults.answer(future);
    if (answer.value() != null) {
      return answer.value();
    }
    if (answer.cause() != null) {
      faults.add(KafkaFaults.fault("group " + group, answer.cause()));
    }
    return Membership.NONE;
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
