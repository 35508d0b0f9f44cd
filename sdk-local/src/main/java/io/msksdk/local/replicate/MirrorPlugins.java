package io.msksdk.local.replicate;

import java.util.Map;
import java.util.Set;
import java.util.function.Function;
import org.apache.kafka.connect.connector.Connector;
import org.apache.kafka.connect.connector.Task;
import org.apache.kafka.connect.mirror.MirrorCheckpointConnector;
import org.apache.kafka.connect.runtime.isolation.PluginDiscoveryMode;
import org.apache.kafka.connect.runtime.isolation.PluginScanResult;
import org.apache.kafka.connect.runtime.isolation.PluginSource;
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

  /** Looks nowhere: a look makes one of each plugin there is, which takes most of a start. */
  @Override
  public PluginScanResult initLoaders(Set<PluginSource> sources, PluginDiscoveryMode mode) {
    return super.initLoaders(Set.of(), mode);
  }

  @Override
  public Connector newConnector(String name, @Nullable VersionRange range) {
    return name.equals(TopicsConnector.class.getName())
        ? new TopicsConnector(flows)
        : new MirrorCheckpointConnector();
  }

  @Override
  public Task newTask(Class<? extends Task> taskClass) {
    return taskClass == TopicsTask.class ? new TopicsTask(flows) : new GroupsTask();
  }
}
