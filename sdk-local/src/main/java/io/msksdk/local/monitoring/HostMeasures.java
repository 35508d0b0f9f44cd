package io.msksdk.local.monitoring;

import io.msksdk.local.cluster.ClusterSnapshot;
import io.msksdk.local.cluster.brokers.BrokerControls;
import io.msksdk.local.cluster.brokers.Measure;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import software.amazon.awssdk.services.kafka.model.StorageInfo;

/**
 * What a node exporter says of the machine of a broker. Brokers share the machine of the local MSK,
 * so that only what can be told apart is said: the volume of the broker and its network.
 */
final class HostMeasures {
  private static final double GIB = 1024.0 * 1024 * 1024;
  // what a cluster has whose brokers' storage is not the customer's to size
  private static final int NO_VOLUME_GIB = 16_384;

  private HostMeasures() {}

  static List<Measure> of(ClusterSnapshot cluster, BrokerControls broker, List<Measure> own) {
    double size = volumeBytes(cluster);
    double free = size * (100 - diskPercent(cluster, broker, own)) / 100;
    Map<String, String> volume =
        Map.of("device", "/dev/nvme1n1", "fstype", "ext4", "mountpoint", "/kafka/datalogs");
    Map<String, String> network = Map.of("device", "eth0");
    List<Measure> measures = new ArrayList<>();
    measures.add(Measure.of("node_filesystem_size_bytes", volume, size));
    measures.add(Measure.of("node_filesystem_free_bytes", volume, free));
    measures.add(Measure.of("node_filesystem_avail_bytes", volume, free));
    measures.add(Measure.of("node_network_receive_bytes_total", network, sockets(own, "incoming")));
    measures.add(
        Measure.of("node_network_transmit_bytes_total", network, sockets(own, "outgoing")));
    return measures;
  }

  /** How much of a broker's volume is used, by its logs or because a test says so. */
  static double diskPercent(ClusterSnapshot cluster, BrokerControls broker, List<Measure> own) {
    double stored =
        own.stream()
            .filter(m -> m.name().equals("kafka_log_Log_Value"))
            .filter(m -> "Size".equals(m.labels().get("name")))
            .mapToDouble(Measure::value)
            .sum();
    return Math.min(100, Math.max(broker.diskPercent(), 100 * stored / volumeBytes(cluster)));
  }

  private static double sockets(List<Measure> own, String direction) {
    String name = "kafka_server_socket_server_metrics_" + direction + "_byte_total";
    return own.stream().filter(m -> m.name().equals(name)).mapToDouble(Measure::value).sum();
  }

  private static double volumeBytes(ClusterSnapshot cluster) {
    StorageInfo storage = cluster.provisioned().brokerNodeGroupInfo().storageInfo();
    boolean sized = storage != null && storage.ebsStorageInfo() != null;
    Integer gib = sized ? storage.ebsStorageInfo().volumeSize() : null;
    return (gib == null ? NO_VOLUME_GIB : gib) * GIB;
  }
}
