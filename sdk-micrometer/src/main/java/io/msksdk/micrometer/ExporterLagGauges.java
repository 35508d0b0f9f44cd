package io.msksdk.micrometer;

import io.msksdk.admin.lag.GroupLag;
import io.msksdk.admin.lag.PartitionLag;
import io.msksdk.admin.lag.TopicLag;
import io.msksdk.admin.lag.source.GroupMember;
import java.util.List;

/** Lag under the names and labels of kafka-lag-exporter. */
final class ExporterLagGauges {
  private static final String PREFIX = "kafka_consumergroup_group_";

  private final LiveGauges gauges;
  private final String cluster;

  ExporterLagGauges(LiveGauges gauges, String cluster) {
    this.gauges = gauges;
    this.cluster = cluster;
  }

  void set(List<GroupLag> groups, List<TopicLag> topics, List<PartitionLag> partitions) {
    groups.forEach(this::set);
    topics.forEach(
        topic ->
            topic
                .lag()
                .ifPresent(
                    lag ->
                        gauges.set(
                            PREFIX + "topic_sum_lag", lag, cluster, topic.group(), topic.topic())));
    partitions.forEach(this::set);
  }

  private void set(GroupLag group) {
    group.lag().ifPresent(lag -> gauges.set(PREFIX + "sum_lag", lag, cluster, group.group()));
    group.maxLag().ifPresent(lag -> gauges.set(PREFIX + "max_lag", lag, cluster, group.group()));
    MskLagGauges.oldestAge(group)
        .map(MskLagGauges::seconds)
        .ifPresent(
            seconds -> gauges.set(PREFIX + "max_lag_seconds", seconds, cluster, group.group()));
  }

  private void set(PartitionLag partition) {
    String number = Integer.toString(partition.partition());
    String[] tags = {
      cluster,
      partition.group(),
      partition.topic(),
      number,
      partition.member().map(GroupMember::host).orElse(""),
      partition.member().map(GroupMember::memberId).orElse(""),
      partition.member().map(GroupMember::clientId).orElse("")
    };
    partition.lag().ifPresent(lag -> gauges.set(PREFIX + "lag", lag, tags));
    partition.committed().ifPresent(offset -> gauges.set(PREFIX + "offset", offset, tags));
    MskLagGauges.age(partition)
        .map(MskLagGauges::seconds)
        .ifPresent(seconds -> gauges.set(PREFIX + "lag_seconds", seconds, tags));
    partition
        .endOffset()
        .ifPresent(
            end ->
                gauges.set(
                    "kafka_partition_latest_offset", end, cluster, partition.topic(), number));
    partition
        .startOffset()
        .ifPresent(
            start ->
                gauges.set(
                    "kafka_partition_earliest_offset", start, cluster, partition.topic(), number));
  }
}
