package io.msksdk.testkit;

import static java.util.Objects.requireNonNull;

import java.time.Duration;
import java.util.Map;

/**
 * A broker of a local cluster, which a test brings into trouble and out of it. Each method returns
 * when what it says has happened. A broker that starts again is sound, but for its disk and its
 * certificate. Thread-safe.
 */
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
   * Stops the broker cleanly: its leaders move before its connections end.
   *
   * @throws LocalMskException when there is no such broker
   */
  public void stop() {
    act("stop", Map.of());
  }

  /**
   * Ends the broker as a crash does: its connections are cut, and the others notice when its
   * session ends.
   *
   * @throws LocalMskException when there is no such broker
   */
  public void kill() {
    act("kill", Map.of());
  }

  /**
   * Starts the broker again on the same ports with its data.
   *
   * @throws LocalMskException when there is no such broker
   */
  public void start() {
    act("start", Map.of());
  }

  /**
   * Suspends the broker: its ports take connections, and nothing answers, so that clients see
   * timeouts.
   *
   * @throws LocalMskException when there is no such broker, or it is stopped
   */
  public void pause() {
    act("pause", Map.of());
  }

  /**
   * Lets the suspended broker go on.
   *
   * @throws LocalMskException when there is no such broker
   */
  public void resume() {
    act("resume", Map.of());
  }

  /**
   * Cuts all connections of clients and refuses new ones, while the broker goes on in its cluster.
   *
   * @throws LocalMskException when there is no such broker, or it is stopped
   */
  public void cut() {
    act("cut", Map.of());
  }

  /**
   * Opens the ports of clients again.
   *
   * @throws LocalMskException when there is no such broker
   */
  public void heal() {
    act("heal", Map.of());
  }

  /**
   * Delays every answer of the broker to clients.
   *
   * @param delay by how much; zero for no delay any more
   * @throws LocalMskException when there is no such broker, it is stopped, or the delay is negative
   */
  public void slow(Duration delay) {
    act("slow", Map.of("delay", requireNonNull(delay, "delay").toString()));
  }

  /**
   * Fills the broker's disk: clients' writes to it fail with {@code KafkaStorageException}, and the
   * cluster asks for critical action.
   *
   * @throws LocalMskException when there is no such broker
   */
  public void fillDisk() {
    fillDisk(100);
  }

  /**
   * Fills a part of the broker's disk: from 60 percent on the cluster recommends action, at 100
   * writes fail.
   *
   * @param percent from 1 to 100
   * @throws LocalMskException when there is no such broker, or the percentage is none
   */
  public void fillDisk(int percent) {
    act("fill-disk", Map.of("percent", percent));
  }

  /**
   * Gives the disk its space back.
   *
   * @throws LocalMskException when there is no such broker
   */
  public void freeDisk() {
    act("free-disk", Map.of());
  }

  /**
   * Gives the broker a certificate whose end is past: new connections fail in their handshake.
   *
   * @throws LocalMskException when there is no such broker, or it is stopped
   */
  public void expireCertificate() {
    act("expire-certificate", Map.of());
  }

  /**
   * Gives the broker a valid certificate again.
   *
   * @throws LocalMskException when there is no such broker, or it is stopped
   */
  public void renewCertificate() {
    act("renew-certificate", Map.of());
  }

  private void act(String action, Map<String, ?> body) {
    cluster.control("/brokers/" + id + "/" + action, body);
  }

  @Override
  public String toString() {
    return "LocalBroker[" + id + " of " + cluster.name() + "]";
  }
}
