package io.msksdk.local.broker;

import io.msksdk.local.cluster.brokers.Measure;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.concurrent.ExecutionException;
import java.util.function.Function;
import java.util.stream.Collectors;
import org.apache.kafka.clients.admin.Admin;
import org.apache.kafka.clients.admin.GroupListing;
import org.apache.kafka.clients.admin.ListConsumerGroupOffsetsSpec;
import org.apache.kafka.clients.admin.ListGroupsOptions;
import org.apache.kafka.clients.admin.ListOffsetsResult.ListOffsetsResultInfo;
import org.apache.kafka.clients.admin.OffsetSpec;
import org.apache.kafka.clients.consumer.OffsetAndMetadata;
import org.apache.kafka.common.TopicPartition;

/**
 * How far consumer groups are behind, under the names of the service's own MBean (developer guide,
 * "Consumer-lag metrics with open monitoring").
 */
final class ConsumerLag {
  private static final String NAME = "kafka_consumer_group_ConsumerLagMetrics_Value";

  private ConsumerLag() {}

  /** The lags of the groups that a broker coordinates; none when the brokers do not say in time. */
  static List<Measure> of(String bootstrap, int coordinator) {
    Map<String, Object> properties =
        Map.of(
            "bootstrap.servers", bootstrap,
            "request.timeout.ms", "2000",
            "default.api.timeout.ms", "3000");
    try (Admin admin = Admin.create(properties)) {
      return measures(admin, coordinator);
    } catch (ExecutionException e) {
      return List.of();
    } catch (InterruptedException e) {
      Thread.currentThread().interrupt();
      return List.of();
    }
  }

  private static List<Measure> measures(Admin admin, int coordinator)
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
              if (description.coordinator().id() == coordinator) {
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
    List<Measure> measures = new ArrayList<>();
    committed.forEach((group, offsets) -> add(measures, group, offsets, end));
    return measures;
  }

  private static void add(
      List<Measure> measures,
      String group,
      Map<TopicPartition, OffsetAndMetadata> offsets,
      Map<TopicPartition, ListOffsetsResultInfo> ends) {
    Map<String, Long> most = new HashMap<>();
    Map<String, Long> sums = new HashMap<>();
    offsets.forEach(
        (partition, offset) -> {
          ListOffsetsResultInfo end = ends.get(partition);
          if (offset == null || end == null) {
            return; // never committed
          }
          long lag = Math.max(0, end.offset() - offset.offset());
          most.merge(partition.topic(), lag, Math::max);
          sums.merge(partition.topic(), lag, Long::sum);
          measures.add(
              Measure.of(
                  NAME,
                  Map.of(
                      "name", "OffsetLag",
                      "groupId", group,
                      "topic", partition.topic(),
                      "partition", Integer.toString(partition.partition())),
                  (double) lag));
        });
    most.forEach((topic, lag) -> measures.add(ofTopic("MaxOffsetLag", group, topic, lag)));
    sums.forEach((topic, lag) -> measures.add(ofTopic("SumOffsetLag", group, topic, lag)));
  }

  private static Measure ofTopic(String name, String group, String topic, long lag) {
    return Measure.of(
        NAME, Map.of("name", name, "groupId", group, "topic", topic), (double) lag);
  }
}
