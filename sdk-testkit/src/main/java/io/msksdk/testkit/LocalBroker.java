package io.msksdk.testkit;

import java.util.Map;

/** A broker of a local cluster, to be stopped and started by a test. Thread-safe. */
public final class LocalBroker {
  private final LocalCluster cluster;
  private final int id;

  LocalBroker(LocalCluster cluster, int id) {
    this.cluster = cluster;
    this.id = id;
  }

  /**
   * Returns which broker this is.
   *
   * @return the broker id, counted from 1 as MSK does
   */
  public int id() {
    return id;
  }

  /**
   * Stops the broker cleanly; returns when it has stopped.
   *
   * @throws LocalMskException when there is no such broker
   */
  public void stop() {
    cluster.control("/brokers/" + id + "/stop", Map.of());
  }

  /**
   * Starts the broker again on the same port; returns when it serves.
   *
   * @throws LocalMskException when there is no such broker
   */
  public void start() {
    cluster.control("/brokers/" + id + "/start", Map.of());
  }

  @Override
  public String toString() {
    return "LocalBroker[" + id + " of " + cluster.name() + "]";
  }
}
