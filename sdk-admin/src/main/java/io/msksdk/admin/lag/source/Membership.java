package io.msksdk.admin.lag.source;

import java.util.ArrayList;
import java.util.Collection;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import org.apache.kafka.common.TopicPartition;

/** Who is in a group and owns what. */
final class Membership {
  static final Membership NONE = new Membership();

  private final List<GroupMember> members = new ArrayList<>();
  private final Map<String, LongRow> owners = new HashMap<>();

  void add(GroupMember member, Collection<TopicPartition> assigned) {
    int index = members.size();
    members.add(member);
    assigned.forEach(
        partition ->
            owners
                .computeIfAbsent(partition.topic(), topic -> new LongRow())
                .set(partition.partition(), index));
  }

  List<GroupMember> members() {
    return members;
  }

  Map<String, LongRow> owners() {
    return owners;
  }
}
