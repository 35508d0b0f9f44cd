package io.msksdk.local.broker;

import java.io.PrintStream;
import java.net.InetSocketAddress;
import java.nio.file.Path;
import java.util.List;
import java.util.Map;
import java.util.concurrent.CompletableFuture;
import kafka.server.FaultHandlerFactory;
import kafka.server.KafkaConfig;
import kafka.server.KafkaRaftServer;
import kafka.server.Server;
import kafka.server.SharedServer;
import org.apache.kafka.common.utils.Time;
import org.apache.kafka.metadata.bootstrap.BootstrapMetadata;
import org.apache.kafka.metadata.properties.MetaPropertiesEnsemble;
import org.apache.kafka.metadata.storage.Formatter;
import org.apache.kafka.server.ServerSocketFactory;
import org.apache.kafka.server.common.MetadataVersion;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;
import scala.Tuple2;

/** The part that a controller and a broker have alike: a formatted directory and its server. */
record KafkaNode(SharedServer server, BootstrapMetadata bootstrap) {
  private static final Logger log = LoggerFactory.getLogger(KafkaNode.class);

  /**
   * Prepares a node; formatting a directory again changes nothing, which is what a restart needs.
   */
  static KafkaNode prepare(
      String clusterId,
      Map<String, Object> properties,
      Path directory,
      Quorum quorum,
      FaultHandlerFactory faults,
      ServerSocketFactory sockets,
      Time time)
      throws Exception {
    KafkaConfig config = new KafkaConfig(properties, false);
    format(clusterId, config.nodeId(), directory.toString());
    Tuple2<MetaPropertiesEnsemble, BootstrapMetadata> prepared =
        KafkaRaftServer.initializeLogDirs(config, log, "");
    SharedServer server =
        new SharedServer(
            config,
            prepared._1(),
            time,
            Server.initializeMetrics(config, Time.SYSTEM, clusterId),
            CompletableFuture.completedFuture(Map.of(quorum.controllerId(), quorum.address())),
            List.of(),
            faults,
            sockets);
    return new KafkaNode(server, prepared._2());
  }

  private static void format(String clusterId, int nodeId, String directory) throws Exception {
    new Formatter()
        .setClusterId(clusterId)
        .setNodeId(nodeId)
        .setControllerListenerName(NodeProperties.CONTROLLER)
        .setMetadataLogDirectory(directory)
        .addDirectory(directory)
        .setReleaseVersion(MetadataVersion.latestProduction())
        .setIgnoreFormatted(true)
        .setPrintStream(new PrintStream(PrintStream.nullOutputStream()))
        .run();
  }

  /** Where the one controller of a cluster listens. */
  record Quorum(int controllerId, InetSocketAddress address) {
    String voters() {
      return controllerId + "@127.0.0.1:" + address.getPort();
    }
  }
}
