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
import org.apache.kafka.server.common.EligibleLeaderReplicasVersion;
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
      Quorum quorum,
      Map<String, Object> properties,
      Path directory,
      FaultHandlerFactory faults,
      ServerSocketFactory sockets,
      Time time)
      throws Exception {
    KafkaConfig config = new KafkaConfig(properties, false);
    format(quorum.clusterId(), config.nodeId(), directory.toString());
    Tuple2<MetaPropertiesEnsemble, BootstrapMetadata> prepared =
        KafkaRaftServer.initializeLogDirs(config, log, "");
    SharedServer server =
        new SharedServer(
            config,
            prepared._1(),
            time,
            Server.initializeMetrics(config, Time.SYSTEM, quorum.clusterId()),
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
        .setControllerListenerName(ListenerProperties.CONTROLLER)
        .setMetadataLogDirectory(directory)
        .addDirectory(directory)
        .setReleaseVersion(MetadataVersion.latestProduction())
        // with it min.insync.replicas would be a property of the cluster that no restart changes
        .setFeatureLevel(EligibleLeaderReplicasVersion.FEATURE_NAME, (short) 0)
        .setIgnoreFormatted(true)
        .setPrintStream(new PrintStream(PrintStream.nullOutputStream()))
        .run();
  }

  /** The cluster that nodes join, and where its one controller listens. */
  record Quorum(String clusterId, int controllerId, InetSocketAddress address) {
    String voters() {
      return controllerId + "@" + bootstrap();
    }

    String bootstrap() {
      return "127.0.0.1:" + address.getPort();
    }
  }
}
