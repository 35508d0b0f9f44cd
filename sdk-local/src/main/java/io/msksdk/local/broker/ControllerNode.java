package io.msksdk.local.broker;

import io.msksdk.local.cluster.brokers.Measure;
import java.io.IOException;
import java.nio.file.Path;
import java.util.List;
import kafka.server.ControllerServer;
import kafka.server.FaultHandlerFactory;
import kafka.server.KafkaRaftServer;
import org.apache.kafka.common.Uuid;
import org.apache.kafka.common.utils.Time;
import org.apache.kafka.image.MetadataImage;
import org.apache.kafka.metadata.BrokerRegistration;
import org.jspecify.annotations.Nullable;

/** The one controller of a cluster, which can be restarted on its port. Guarded by itself. */
final class ControllerNode {
  // the ids of brokers count from 1, at most 60 of them; controllers of the service have high ids
  static final int ID = 3000;

  private final Path directory;
  private final FaultHandlerFactory faults;
  private final KafkaNode.Quorum quorum;
  private BoundSocket socket;
  // looked at from the controller's own threads, which a stop waits for
  private volatile @Nullable ControllerServer server;

  private ControllerNode(Path directory, FaultHandlerFactory faults, BoundSocket socket)
      throws IOException {
    this.directory = directory;
    this.faults = faults;
    this.socket = socket;
    this.quorum = new KafkaNode.Quorum(Uuid.randomUuid().toString(), ID, socket.address());
  }

  /** Makes the controller of a new cluster, with its port bound. */
  static ControllerNode bind(Path directory, FaultHandlerFactory faults) throws IOException {
    return new ControllerNode(directory, faults, BoundSocket.any());
  }

  KafkaNode.Quorum quorum() {
    return quorum;
  }

  synchronized boolean running() {
    return server != null;
  }

  /** What it has decided last; nothing when it does not run. */
  MetadataImage image() {
    ControllerServer present = server;
    return present == null ? MetadataImage.EMPTY : present.metadataCache().currentImage();
  }

  /** Up to where in its log everything is decided; before its beginning when it does not run. */
  long decided() {
    ControllerServer present = server;
    return present == null ? -1 : present.raftManager().client().highWatermark().orElse(0) - 1;
  }

  /** Whether its own view has come to what it decided, which it does a moment later. */
  boolean hasFollowed(long decided) {
    ControllerServer present = server;
    return present == null || present.sharedServer().loader().lastAppliedOffset() >= decided;
  }

  /** Whether it takes a broker for one that is down. */
  boolean fences(int brokerId) {
    BrokerRegistration broker = image().cluster().broker(brokerId);
    return broker == null || broker.fenced();
  }

  /** What it says of itself; nothing when it does not run. */
  List<Measure> measures() {
    ControllerServer present = server;
    return present == null ? List.of() : ControllerMeasures.of(present);
  }

  synchronized void start(NodeProperties properties) throws Exception {
    if (server != null) {
      return;
    }
    KafkaNode node =
        KafkaNode.prepare(
            quorum, properties.controller(directory), directory, faults, socket, Time.SYSTEM);
    ControllerServer starting =
        new ControllerServer(node.server(), KafkaRaftServer.configSchema(), node.bootstrap());
    try {
      starting.startup();
    } catch (Throwable e) {
      starting.shutdown();
      bindAgain();
      throw e;
    }
    server = starting;
  }

  /** Stops it; its port stays bound, so that it finds it again. */
  synchronized void stop() throws IOException {
    if (server != null) {
      server.shutdown();
      server = null;
      bindAgain();
    }
  }

  /** A server closes its socket when it ends. */
  private void bindAgain() throws IOException {
    socket.close();
    socket = BoundSocket.at(quorum.address().getPort());
  }

  /** Stops it for good. */
  synchronized void close() {
    if (server != null) {
      server.shutdown();
      server = null;
    }
    try {
      socket.close();
    } catch (IOException e) {
      throw new IllegalStateException("controller port: " + e.getMessage(), e);
    }
  }
}
