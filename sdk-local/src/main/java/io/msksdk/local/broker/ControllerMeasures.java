package io.msksdk.local.broker;

import io.msksdk.local.cluster.brokers.Measure;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import kafka.server.ControllerServer;
import org.apache.kafka.image.MetadataImage;
import org.apache.kafka.image.TopicImage;
import org.apache.kafka.metadata.BrokerRegistration;
import org.apache.kafka.metadata.PartitionRegistration;

/** What the controller of a cluster says of itself and, as only it can, of the whole cluster. */
final class ControllerMeasures {
  private static final String CONTROLLER = "kafka_controller_KafkaController_Value";
  // what the metadata have for a partition that no broker can lead
  private static final int NO_LEADER = -1;

  private ControllerMeasures() {}

  static List<Measure> of(ControllerServer server) {
    MetadataImage image = server.metadataCache().currentImage();
    int partitions = 0;
    int offline = 0;
    for (TopicImage topic : image.topics().topicsById().values()) {
      for (PartitionRegistration partition : topic.partitions().values()) {
        partitions++;
        offline += partition.leader == NO_LEADER ? 1 : 0;
      }
    }
    int fenced = 0;
    for (BrokerRegistration broker : image.cluster().brokers().values()) {
      fenced += broker.fenced() ? 1 : 0;
    }
    List<Measure> measures =
        new ArrayList<>(new NodeMetrics(server.sharedServer().metrics()).all());
    add(measures, "ActiveControllerCount", server.controller().isActive() ? 1 : 0);
    add(measures, "GlobalTopicCount", image.topics().topicsById().size());
    add(measures, "GlobalPartitionCount", partitions);
    add(measures, "OfflinePartitionsCount", offline);
    add(measures, "ActiveBrokerCount", image.cluster().brokers().size() - fenced);
    add(measures, "FencedBrokerCount", fenced);
    return measures;
  }

  private static void add(List<Measure> measures, String name, double value) {
    measures.add(Measure.of(CONTROLLER, Map.of("name", name), value));
  }
}
