package io.msksdk.benchmarks;

import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.TreeSet;
import java.util.stream.Collectors;
import org.apache.kafka.clients.admin.Admin;
import org.apache.kafka.clients.admin.GroupListing;
import org.apache.kafka.clients.admin.ListConsumerGroupOffsetsSpec;
import org.apache.kafka.clients.admin.ListOffsetsOptions;
import org.apache.kafka.clients.admin.ListTopicsOptions;
import org.apache.kafka.clients.admin.OffsetSpec;
import org.apache.kafka.common.IsolationLevel;
import org.apache.kafka.common.TopicPartition;

/** The same questions with nothing but the admin client, batched, and no answer kept. */
final class BareLag {

  private BareLag() {}

  static long ask(Admin admin) throws Exception {
    List<String> groups =
        admin.listGroups().all().get().stream().map(GroupListing::groupId).toList();
    var topics = admin.listTopics(new ListTopicsOptions().listInternal(true)).names();
    ListConsumerGroupOffsetsSpec everything = new ListConsumerGroupOffsetsSpec();
    var commits =
        admin
            .listConsumerGroupOffsets(
                groups.stream().collect(Collectors.toMap(group -> group, group -> everything)))
            .all()
            .get();
    Set<String> known = topics.get();
    Set<TopicPartition> partitions = new TreeSet<>(LagPass.BY_NAME);
    commits.values().forEach(offsets -> partitions.addAll(offsets.keySet()));
    Map<TopicPartition, OffsetSpec> first = new HashMap<>();
    Map<TopicPartition, OffsetSpec> last = new HashMap<>();
    for (TopicPartition partition : partitions) {
      first.put(partition, OffsetSpec.earliest());
      last.put(partition, OffsetSpec.latest());
    }
    var starts = admin.listOffsets(first);
    var stables = admin.listOffsets(last, new ListOffsetsOptions(IsolationLevel.READ_COMMITTED));
    var ends = admin.listOffsets(last).all().get();
    long lag = (long) known.size() + starts.all().get().size() + stables.all().get().size();
    for (var offsets : commits.values()) {
      for (var commit : offsets.entrySet()) {
        var end = ends.get(commit.getKey());
        lag += end == null ? 0 : end.offset() - commit.getValue().offset();
      }
    }
    return lag;
  }
}
