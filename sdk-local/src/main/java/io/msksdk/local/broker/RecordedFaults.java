package io.msksdk.local.broker;

import io.msksdk.local.event.EventLog;
import java.util.Map;
import kafka.server.FaultHandlerFactory;
import org.apache.kafka.server.fault.FaultHandler;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;

/** Writes the faults of a node down; Kafka's own handler ends the process instead. */
final class RecordedFaults implements FaultHandlerFactory {
  private static final Logger log = LoggerFactory.getLogger(RecordedFaults.class);

  private final EventLog events;
  private final String clusterArn;
  private final int nodeId;

  RecordedFaults(EventLog events, String clusterArn, int nodeId) {
    this.events = events;
    this.clusterArn = clusterArn;
    this.nodeId = nodeId;
  }

  @Override
  public FaultHandler build(String name, boolean fatal, Runnable action) {
    return (message, cause) -> {
      log.error("[cluster={} node={}] {}: {}", clusterArn, nodeId, name, message, cause);
      action.run();
      events.add(
          "broker",
          Map.of("cluster", clusterArn, "node", Integer.toString(nodeId), "fault", message));
      return new IllegalStateException(name + ": " + message, cause);
    };
  }
}
