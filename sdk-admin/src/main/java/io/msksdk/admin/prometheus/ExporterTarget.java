package io.msksdk.admin.prometheus;

import static java.util.Objects.requireNonNull;

/**
 * An exporter to scrape.
 *
 * @param job which exporter
 * @param host the node's DNS name
 * @param port the port
 */
public record ExporterTarget(ExporterJob job, String host, int port) {

  /**
   * Checks that nothing is missing.
   *
   * @param job which exporter
   * @param host the node's DNS name
   * @param port the port
   */
  public ExporterTarget {
    requireNonNull(job, "job");
    requireNonNull(host, "host");
  }

  /**
   * Returns it as Prometheus writes it.
   *
   * @return host and port
   */
  public String address() {
    return host + ":" + port;
  }
}
