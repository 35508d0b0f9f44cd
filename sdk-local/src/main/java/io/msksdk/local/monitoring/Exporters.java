package io.msksdk.local.monitoring;

import io.msksdk.local.cluster.ClusterNode;
import io.msksdk.local.cluster.ClusterSnapshot;
import io.msksdk.local.cluster.Clusters;
import io.msksdk.local.cluster.brokers.ClusterBrokers;
import io.msksdk.local.cluster.brokers.Measure;
import io.msksdk.local.http.HttpEndpoint;
import io.msksdk.local.http.HttpReply;
import io.msksdk.local.refusal.Refusal;
import java.io.IOException;
import java.io.UncheckedIOException;
import java.nio.charset.StandardCharsets;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import software.amazon.awssdk.services.kafka.model.OpenMonitoringInfo;
import software.amazon.awssdk.services.kafka.model.PrometheusInfo;

/**
 * The exporters of clusters with open monitoring (developer guide, "Open monitoring with
 * Prometheus"). On the service they are ports 11001 and 11002 of every node; here all nodes are one
 * machine, so that each exporter has a port of its own, opened when it is first asked for. It
 * answers as long as its node runs and its cluster's monitoring is on, and cuts connections
 * otherwise. Thread-safe.
 */
public final class Exporters implements AutoCloseable {
  private final Clusters clusters;
  private final Map<Exporter, HttpEndpoint> open = new HashMap<>();
  private boolean closed;

  /**
   * Starts without any port.
   *
   * @param clusters the clusters whose nodes are exported
   */
  public Exporters(Clusters clusters) {
    this.clusters = clusters;
  }

  /**
   * Lists the exporters that are on now.
   *
   * @param clusterArn the cluster
   * @return brokers in the order of their ids, then the controller
   * @throws Refusal when there is no such cluster, or it has no brokers
   */
  public List<Target> targets(String clusterArn) {
    // says what is wrong with a cluster that has none
    ClusterBrokers unused = clusters.brokers(clusterArn);
    ClusterSnapshot cluster = cluster(clusterArn).orElseThrow();
    List<Exporter> wanted = new ArrayList<>();
    for (Job job : Job.values()) {
      if (job.on(cluster)) {
        for (ClusterNode node : cluster.nodes()) {
          wanted.add(new Exporter(clusterArn, job, node.id()));
        }
        if (job == Job.JMX) {
          wanted.add(new Exporter(clusterArn, job, Exporter.CONTROLLER));
        }
      }
    }
    return wanted.stream().map(e -> new Target(e.job(), e.node(), port(e))).toList();
  }

  /** Closes all ports. */
  @Override
  public synchronized void close() {
    closed = true;
    open.values().forEach(HttpEndpoint::close);
    open.clear();
  }

  private synchronized int port(Exporter exporter) {
    if (closed) {
      throw Refusal.of(503, "ServiceUnavailableException", "The local MSK is being shut down.");
    }
    closeThoseOfClustersThatAreGone();
    HttpEndpoint present = open.get(exporter);
    if (present == null) {
      try {
        present = HttpEndpoint.open(0, call -> answer(exporter));
      } catch (IOException e) {
        throw new UncheckedIOException(e);
      }
      open.put(exporter, present);
    }
    return present.port();
  }

  private void closeThoseOfClustersThatAreGone() {
    open.entrySet()
        .removeIf(
            entry -> {
              boolean gone = cluster(entry.getKey().clusterArn()).isEmpty();
              if (gone) {
                entry.getValue().close();
              }
              return gone;
            });
  }

  private HttpReply answer(Exporter exporter) {
    List<Measure> measures = measures(exporter);
    return measures.isEmpty()
        ? HttpReply.reset()
        : HttpReply.of(
            200,
            Map.of("Content-Type", ExporterText.CONTENT_TYPE),
            ExporterText.of(measures).getBytes(StandardCharsets.UTF_8));
  }

  private List<Measure> measures(Exporter exporter) {
    ClusterSnapshot cluster = cluster(exporter.clusterArn()).orElse(null);
    ClusterBrokers brokers = clusters.realBrokers(exporter.clusterArn()).orElse(null);
    if (cluster == null || brokers == null || !exporter.job().on(cluster)) {
      return List.of();
    }
    if (exporter.node() == Exporter.CONTROLLER) {
      return brokers.controllerMeasures();
    }
    if (cluster.nodes().stream().noneMatch(node -> node.id() == exporter.node())) {
      return List.of();
    }
    var broker = brokers.controls(exporter.node());
    List<Measure> own = broker.measures();
    if (own.isEmpty()) {
      return own;
    }
    if (exporter.job() == Job.NODE) {
      return HostMeasures.of(cluster, broker, own);
    }
    List<Measure> all = new ArrayList<>(own);
    all.addAll(brokers.consumerLag(exporter.node()));
    return all;
  }

  private Optional<ClusterSnapshot> cluster(String arn) {
    return clusters.ofAnyOwner(arn);
  }

  /** The two kinds of exporters, by the names that the guide's targets have for them. */
  public enum Job {
    /** What Kafka says of itself. */
    JMX,
    /** What the machine says of itself. */
    NODE;

    boolean on(ClusterSnapshot cluster) {
      OpenMonitoringInfo monitoring = cluster.provisioned().openMonitoring();
      PrometheusInfo prometheus = monitoring == null ? null : monitoring.prometheus();
      return prometheus != null && enabled(prometheus);
    }

    private boolean enabled(PrometheusInfo prometheus) {
      Boolean enabled =
          this == JMX
              ? (prometheus.jmxExporter() == null
                  ? null
                  : prometheus.jmxExporter().enabledInBroker())
              : (prometheus.nodeExporter() == null
                  ? null
                  : prometheus.nodeExporter().enabledInBroker());
      return Boolean.TRUE.equals(enabled);
    }
  }

  /**
   * An exporter to scrape.
   *
   * @param job which kind it is
   * @param broker the id of its broker, 0 for the controller
   * @param port its port on the loopback interface
   */
  public record Target(Job job, int broker, int port) {}

  private record Exporter(String clusterArn, Job job, int node) {
    static final int CONTROLLER = 0;
  }
}
