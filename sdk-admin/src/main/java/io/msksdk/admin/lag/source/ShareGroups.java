package io.msksdk.admin.lag.source;

import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.stream.Collectors;
import org.apache.kafka.clients.admin.Admin;
import org.apache.kafka.clients.admin.DescribeShareGroupsOptions;
import org.apache.kafka.clients.admin.ListShareGroupOffsetsOptions;
import org.apache.kafka.clients.admin.ListShareGroupOffsetsSpec;
import org.apache.kafka.clients.admin.ShareGroupDescription;
import org.apache.kafka.clients.admin.SharePartitionOffsetInfo;
import org.apache.kafka.common.KafkaFuture;
import org.apache.kafka.common.TopicPartition;

/** Share groups. Loaded only where the Kafka client knows them. */
final class ShareGroups {

  private ShareGroups() {}

  static Map<String, KafkaFuture<Membership>> memberships(
      Admin admin, List<String> groups, int timeoutMillis) {
    Map<String, KafkaFuture<Membership>> memberships = new HashMap<>();
    admin
        .describeShareGroups(groups, new DescribeShareGroupsOptions().timeoutMs(timeoutMillis))
        .describedGroups()
        .forEach(
            (group, future) -> memberships.put(group, future.thenApply(ShareGroups::membership)));
    return memberships;
  }

  /** Asks how far share groups are; their lag is never worked out from offsets. */
  static Map<String, KafkaFuture<Progress>> progress(
      Admin admin, List<String> groups, int timeoutMillis) {
    Map<String, ListShareGroupOffsetsSpec> specs =
        groups.stream()
            .collect(Collectors.toMap(group -> group, group -> new ListShareGroupOffsetsSpec()));
    var result =
        admin.listShareGroupOffsets(
            specs, new ListShareGroupOffsetsOptions().timeoutMs(timeoutMillis));
    Map<String, KafkaFuture<Progress>> progress = new HashMap<>();
    groups.forEach(
        group ->
            progress.put(
                group, result.partitionsToOffsetInfo(group).thenApply(ShareGroups::progress)));
    return progress;
  }

  private static Progress progress(Map<TopicPartition, SharePartitionOffsetInfo> offsets) {
    Progress progress = new Progress();
    offsets.forEach(
        (partition, info) -> {
          if (info != null) {
            progress.add(partition, info.startOffset(), info.lag().orElse(Offsets.NONE));
          }
        });
    return progress;
  }

  private static Membership membership(ShareGroupDescription description) {
    Membership membership = new Membership();
    description
        .members()
        .forEach(
            member ->
                membership.add(
                    new GroupMember(member.consumerId(), "", member.clientId(), member.host()),
                    member.assignment().topicPartitions()));
    return membership;
  }
}
