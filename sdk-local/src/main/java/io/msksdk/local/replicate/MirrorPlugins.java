package io.msksdk.local.replicate;

import java.util.Map;
import java.util.function.Function;
import org.apache.kafka.connect.connector.Connector;
import org.apache.kafka.connect.connector.Task;
import org.apache.kafka.connect.runtime.isolation.Plugins;
import org.apache.maven.artifact.versioning.VersionRange;
import org.jspecify.annotations.Nullable;

/** The worker's plugins; those of the engine are made with the replicators they belong to. */
final class MirrorPlugins extends Plugins {
  private final Function<String, Flow> flows;

  MirrorPlugins(Map<String, String> properties, Function<String, Flow> flows) {
    super(properties);
    this.flows = flows;
  }

  @Override
  public Connector newConnector(String name, @Nullable VersionRange range) {
    return name.equals(TopicsConnector.class.getName())
        ? new TopicsConnector(flows)
        : super.newConnector(name, range);
  }

  @Override
  public Task newTask(Class<? extends Task> taskClass) {
    return taskClass == TopicsTask.class ? new TopicsTask(flows) : super.newTask(taskClass);
  }
}
