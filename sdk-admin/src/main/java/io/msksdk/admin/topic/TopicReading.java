package io.msksdk.admin.topic;

import java.util.List;
import java.util.Map;
import org.apache.kafka.clients.admin.TopicDescription;
import org.apache.kafka.common.Node;
import org.apache.kafka.common.TopicPartitionInfo;

/** From what Kafka's admin client says about a topic to what this package says. */
final class TopicReading {

  private TopicReading() {}

  static KafkaTopic of(TopicDescription topic, Map<String, String> configs) {
    return new KafkaTopic(
        topic.name(), topic.partitions().stream().map(TopicReading::partition).toList(), configs);
  }

  private static PartitionReplicas partition(TopicPartitionInfo info) {
    Node leader = info.leader();
    return new PartitionReplicas(
        info.partition(),
        leader == null || leader.isEmpty() ? null : leader.id(),
        ids(info.replicas()),
        ids(info.isr()));
  }

  private static List<Integer> ids(List<Node> nodes) {
    return nodes.stream().map(Node::id).toList();
  }
}
