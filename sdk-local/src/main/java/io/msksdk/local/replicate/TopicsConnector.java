package io.msksdk.local.replicate;

import java.util.Arrays;
import java.util.LinkedHashSet;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.function.Function;
import org.apache.kafka.common.TopicPartition;
import org.apache.kafka.connect.connector.Task;
import org.apache.kafka.connect.mirror.MirrorSourceConnector;
import org.jspecify.annotations.Nullable;

/** MirrorMaker's connector with the start of partitions as a replicator has it. */
final class TopicsConnector extends MirrorSourceConnector {
  private static final String ASSIGNED = "task.assigned.partitions";

  private final Function<String, Flow> flows;
  private @Nullable String name;

  TopicsConnector(Function<String, Flow> flows) {
    this.flows = flows;
  }

  @Override
  public void start(Map<String, String> properties) {
    name = properties.get("name");
    super.start(properties);
  }

  @Override
  public Class<? extends Task> taskClass() {
    return TopicsTask.class;
  }

  @Override
  public List<Map<String, String>> taskConfigs(int most) {
    List<Map<String, String>> configs = super.taskConfigs(most);
    Set<TopicPartition> partitions = new LinkedHashSet<>();
    for (Map<String, String> config : configs) {
      String assigned = config.getOrDefault(ASSIGNED, "");
      Arrays.stream(assigned.split(",", -1))
          .filter(text -> !text.isEmpty())
          .map(TopicsConnector::partition)
          .forEach(partitions::add);
    }
    flows.apply(String.valueOf(name)).pin(partitions);
    return configs;
  }

  private static TopicPartition partition(String text) {
    int at = text.lastIndexOf('-');
    return new TopicPartition(text.substring(0, at), Integer.parseInt(text.substring(at + 1)));
  }
}
