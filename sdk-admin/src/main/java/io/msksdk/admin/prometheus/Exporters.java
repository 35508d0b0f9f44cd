package io.msksdk.admin.prometheus;

import io.msksdk.admin.node.Node;
import java.io.IOException;
import java.net.URI;
import java.net.http.HttpClient;
import java.net.http.HttpRequest;
import java.net.http.HttpResponse;
import java.time.Duration;
import java.util.ArrayList;
import java.util.Collection;
import java.util.List;

/**
 * The exporters of a cluster with open monitoring, probed and read directly. Thread-safe.
 *
 * <pre>{@code
 * Exporters exporters = Exporters.of(msk.nodes().list(arn).toList());
 * exporters.probe().stream().filter(p -> !p.answered()).forEach(System.out::println);
 * }</pre>
 */
public final class Exporters {
  private static final Duration LONGEST = Duration.ofSeconds(10);
  private static final int OK = 200;

  private final List<ExporterTarget> targets;
  private final HttpClient http = HttpClient.newBuilder().connectTimeout(LONGEST).build();

  private Exporters(List<ExporterTarget> targets) {
    this.targets = List.copyOf(targets);
  }

  /**
   * Takes both exporters of every broker and the JMX exporter of every KRaft controller, without
   * which metrics of the whole cluster are missing.
   *
   * @param nodes the nodes of a cluster, as {@code msk.nodes().list(arn)} has them
   * @return the exporters at MSK's ports
   */
  public static Exporters of(Collection<Node> nodes) {
    List<ExporterTarget> targets = new ArrayList<>();
    for (ExporterJob job : ExporterJob.values()) {
      nodes.stream()
          .filter(node -> job == ExporterJob.JMX || node.brokerId().isPresent())
          .flatMap(node -> node.endpoints().stream())
          .forEach(host -> targets.add(new ExporterTarget(job, host, job.port())));
    }
    return new Exporters(targets);
  }

  /**
   * Takes exporters at addresses of their own, such as those of a local MSK or behind a proxy.
   *
   * @param targets the exporters
   * @return these
   */
  public static Exporters at(List<ExporterTarget> targets) {
    return new Exporters(targets);
  }

  /**
   * Leaves out what open monitoring does not have on.
   *
   * @param jobs the exporters that are on
   * @return the others
   */
  public Exporters only(ExporterJob... jobs) {
    List<ExporterJob> kept = List.of(jobs);
    return new Exporters(targets.stream().filter(t -> kept.contains(t.job())).toList());
  }

  /**
   * Returns the exporters.
   *
   * @return the JMX exporters first, unmodifiable
   */
  public List<ExporterTarget> targets() {
    return targets;
  }

  /**
   * Connects to every exporter and says what is in the way.
   *
   * @return a result for each, in their order, unmodifiable
   */
  public List<ExporterProbe> probe() {
    return targets.stream().map(target -> ExporterProbe.of(target, () -> text(target))).toList();
  }

  /**
   * Reads an exporter.
   *
   * @param target one of the targets
   * @return its samples
   * @throws IOException when it does not answer, or with something else
   */
  public PrometheusText scrape(ExporterTarget target) throws IOException {
    return PrometheusText.parse(text(target));
  }

  private String text(ExporterTarget target) throws IOException {
    HttpRequest request =
        HttpRequest.newBuilder(URI.create("http://" + target.address() + "/metrics"))
            .timeout(LONGEST)
            .header("Accept", "text/plain; version=0.0.4")
            .build();
    try {
      HttpResponse<String> response = http.send(request, HttpResponse.BodyHandlers.ofString());
      if (response.statusCode() != OK) {
        throw new IOException(
            "%s: HTTP status %d (expected: 200).".formatted(target, response.statusCode()));
      }
      return response.body();
    } catch (InterruptedException e) {
      Thread.currentThread().interrupt();
      throw new IOException(target + ": given up, the thread was interrupted.", e);
    }
  }
}
