package io.msksdk.admin.prometheus;

/**
 * The two exporters of open monitoring and their ports (Amazon MSK Developer Guide, "Open
 * monitoring with Prometheus").
 */
public enum ExporterJob {
  /** What Kafka says of itself, on every broker and KRaft controller. */
  JMX("jmx", 11001),
  /** What a broker's machine says of itself. */
  NODE("node", 11002);

  private final String label;
  private final int port;

  ExporterJob(String label, int port) {
    this.label = label;
    this.port = port;
  }

  /**
   * Returns the value of the label {@code job}.
   *
   * @return such as {@code jmx}
   */
  public String label() {
    return label;
  }

  /**
   * Returns the port on MSK.
   *
   * @return 11001 or 11002
   */
  public int port() {
    return port;
  }
}
