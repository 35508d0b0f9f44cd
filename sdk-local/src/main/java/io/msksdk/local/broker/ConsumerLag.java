package io.msksdk.local.broker;

import io.msksdk.local.cluster.brokers.ConsumedPartition;
import io.msksdk.local.cluster.brokers.Measure;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.concurrent.ExecutionException;
import java.util.function.Function;
import java.util.function.IntPredicate;
import java.util.stream.Collectors;
import org.apache.kafka.clients.admin.Admin;
import org.apache.kafka.clients.admin.GroupListing;
import org.apache.kafka.clients.admin.ListConsumerGroupOffsetsSpec;
import org.apache.kafka.clients.admin.ListGroupsOptions;
import org.apache.kafka.clients.admin.ListOffsetsResult.ListOffsetsResultInfo;
import org.apache.kafka.clients.admin.OffsetSpec;
import org.apache.kafka.clients.consumer.OffsetAndMetadata;
import org.apache.kafka.common.GroupState;
import org.apache.kafka.common.TopicPartition;

/**
 * How far consumer groups are behind, under the names of the service's own MBean (developer guide,
 * "Consumer-lag metrics with open monitoring").
 */
final class ConsumerLag {
  private static final String NAME = "kafka_consumer_group_ConsumerLagMetrics_Value";

  private static final Set<GroupState> SETTLED = Set.of(GroupState.STABLE, GroupState.EMPTY);

  private ConsumerLag() {}

  /** The lags of the groups that a broker coordinates, as its exporter names them. */
  static List<Measure> of(String bootstrap, int coordinator) {
    List<Measure> measures = new ArrayList<>();
    consumed(bootstrap, node -> node == coordinator).stream()
        .collect(Collectors.groupingBy(ConsumedPartition::group))
        .forEach((group, partitions) -> add(measures, group, partitions));
    return measures;
  }

  /** What all groups have consumed; nothing when the brokers do not say in time. */
  static List<ConsumedPartition> all(String bootstrap) {
    return consumed(bootstrap, node -> true);
  }

  private static List<ConsumedPartition> consumed(String bootstrap, IntPredicate coordinators) {
    Map<String, Object> properties =
        Map.of(
            "bootstrap.servers", bootstrap,
            "request.timeout.ms", "2000",
            "default.api.timeout.ms", "3000");
    try (Admin admin = Admin.create(properties)) {
      return consumed(admin, coordinators);
    } catch (ExecutionException e) {
      return List.of();
    } catch (InterruptedException e) {
      Thread.currentThread().interrupt();
      return List.of();
    }
  }

  private static List<ConsumedPartition> consumed(Admin admin, IntPredicate coordinators)
      throws ExecutionException, InterruptedException {
    List<String> groups =
        admin.listGroups(ListGroupsOptions.forConsumerGroups()).all().get().stream()
            .map(GroupListing::groupId)
            .toList();
    List<String> own = new ArrayList<>();
    admin
        .describeConsumerGroups(groups)
        .all()
        .get()
        .forEach(
            (group, description) -> {
              // the service says nothing of a group while it rebalances
              boolean settled = SETTLED.contains(description.groupState());
              if (settled && coordinators.test(description.coordinator().id())) {
                own.add(group);
              }
            });
    Map<String, Map<TopicPartition, OffsetAndMetadata>> committed =
        admin
            .listConsumerGroupOffsets(
                own.stream()
                    .collect(
                        Collectors.toMap(
                            Function.identity(), g -> new ListConsumerGroupOffsetsSpec())))
            .all()
            .get();
    Map<TopicPartition, OffsetSpec> ends = new HashMap<>();
    committed.values().forEach(m -> m.keySet().forEach(p -> ends.put(p, OffsetSpec.latest())));
    Map<TopicPartition, ListOffsetsResultInfo> end = admin.listOffsets(ends).all().get();
    List<ConsumedPartition> all = new ArrayList<>();
    committed.forEach(
        (group, offsets) ->
            offsets.forEach(
                (partition, offset) -> {
                  ListOffsetsResultInfo last = end.get(partition);
                  if (offset != null && last != null) {
                    all.add(
                        new ConsumedPartition(
                            group,
                            partition.topic(),
                            partition.partition(),
                            offset.offset(),
                            last.offset()));
                  }
                }));
    return all;
  }

  private static void add(
      List<Measure> measures, String group, List<ConsumedPartition> partitions) {
    Map<String, Long> most = new HashMap<>();
    Map<String, Long> sums = new HashMap<>();
    for (ConsumedPartition each : partitions) {
      most.merge(each.topic(), each.lag(), Math::max);
      sums.merge(each.topic(), each.lag(), Long::sum);
      measures.add(
          Measure.of(
              NAME,
              Map.of(
                  "name",
                  "OffsetLag",
                  "groupId",
                  group,
                  "topic",
                  each.topic(),
                  "partition",
                  Integer.toString(each.partition())),
              (double) each.lag()));
    }
    most.forEach((topic, lag) -> measures.add(ofTopic("MaxOffsetLag", group, topic, lag)));
    sums.forEach((topic, lag) -> measures.add(ofTopic("SumOffsetLag", group, topic, lag)));
  }

  private static Measure ofTopic(String name, String group, String topic, long lag) {
    return Measure.of(NAME, Map.of("name", name, "groupId", group, "topic", topic), (double) lag);
  }
}
