package io.msksdk.local.cluster.brokers;

import java.time.Duration;
import java.util.List;

/**
 * What can be done to one broker while it runs. A broker that starts again is free of it, but for
 * its disk and its certificate, which stay as they were. Thread-safe.
 */
public interface BrokerControls {

  /**
   * Suspends the broker: its ports take connections and nothing answers there any more.
   *
   * @throws IllegalArgumentException when the broker is stopped
   */
  void pause();

  /** Lets a suspended broker go on. */
  void resume();

  /**
   * Cuts the connections of clients and refuses new ones; other brokers still reach the broker.
   *
   * @throws IllegalArgumentException when the broker is stopped
   */
  void cut();

  /** Opens the ports of clients again. */
  void heal();

  /**
   * Delays every answer to clients.
   *
   * @param delay by how much; zero for no delay any more
   * @throws IllegalArgumentException when the broker is stopped
   */
  void slow(Duration delay);

  /**
   * Fills the broker's disk; when it is full, writes of clients fail.
   *
   * @param percent how much of the disk is used then, 100 for a full one
   */
  void fillDisk(int percent);

  /** Gives the disk its space back. */
  void freeDisk();

  /**
   * Returns how full a test made the disk.
   *
   * @return in percent, 0 when only what is stored fills it
   */
  int diskPercent();

  /**
   * Gives the broker certificates whose end is past, until they are renewed. Connections that are
   * open stay so.
   *
   * @throws IllegalArgumentException when the broker is stopped
   */
  void expireCertificate();

  /** Gives the broker valid certificates again. */
  void renewCertificate();

  /**
   * Returns what the broker says of itself.
   *
   * @return its values now, none when it is stopped or suspended
   */
  List<Measure> measures();
}
