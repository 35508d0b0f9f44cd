package io.msksdk.benchmarks;

import io.msksdk.core.time.Time;
import java.time.Duration;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import org.apache.kafka.connect.errors.NotFoundException;
import org.apache.kafka.connect.mirror.MirrorMaker;
import org.apache.kafka.connect.mirror.MirrorSourceConnector;
import org.apache.kafka.connect.mirror.SourceAndTarget;
import org.apache.kafka.connect.runtime.rest.entities.ConnectorStateInfo;

/** MirrorMaker 2's process class as it comes, one way between two clusters. */
final class PlainMirror implements AutoCloseable {
  static final String PREFIX = "source.";

  private static final SourceAndTarget WAY = new SourceAndTarget("source", "target");
  private static final Duration LOOK = Duration.ofMillis(3);
  private static final String RUNNING = "RUNNING";

  private final MirrorMaker maker;

  /** Starts it; it creates its own topics and copies from the beginning. */
  PlainMirror(String source, String target, String topic) {
    Map<String, String> properties = new HashMap<>();
    properties.put("clusters", "source,target");
    properties.put("source.bootstrap.servers", source);
    properties.put("target.bootstrap.servers", target);
    properties.put("source->target.enabled", "true");
    properties.put("source->target.topics", topic);
    properties.put("target->source.enabled", "false");
    // clusters of one broker
    for (String made :
        List.of(
            "replication.factor",
            "checkpoints.topic.replication.factor",
            "heartbeats.topic.replication.factor",
            "offset-syncs.topic.replication.factor",
            "offset.storage.replication.factor",
            "status.storage.replication.factor",
            "config.storage.replication.factor")) {
      properties.put(made, "1");
    }
    this.maker =
        new MirrorMaker(properties, List.of("target"), org.apache.kafka.common.utils.Time.SYSTEM);
    maker.start();
  }

  /** Returns when the connector that copies records and its tasks run. */
  void awaitRunning() throws InterruptedException {
    while (!runs()) {
      Time.system().sleep(LOOK);
    }
  }

  private boolean runs() {
    try {
      ConnectorStateInfo info =
          maker.connectorStatus(WAY, MirrorSourceConnector.class.getSimpleName());
      return info.connector().state().equals(RUNNING)
          && !info.tasks().isEmpty()
          && info.tasks().stream().allMatch(task -> task.state().equals(RUNNING));
    } catch (NotFoundException e) {
      return false; // not configured yet
    }
  }

  @Override
  public void close() {
    maker.stop();
    maker.awaitStop();
  }
}
