package io.msksdk.local.cluster;

import java.util.List;

/** The brokers of one cluster. Thread-safe. */
public interface ClusterBrokers extends AutoCloseable {

  /**
   * Returns where clients reach the brokers, in the order of the broker ids.
   *
   * @param listener the way in
   * @return {@code host:port} of every broker
   */
  List<String> addresses(Listener listener);

  /**
   * Returns where the engine itself reaches the brokers that run, without authentication.
   *
   * @return {@code host:port} of every running broker
   */
  List<String> internalAddresses();

  /**
   * Stops a broker as a shutdown does; it does nothing when the broker is stopped already.
   *
   * @param brokerId the broker
   * @throws IllegalArgumentException when there is no such broker
   */
  void stop(int brokerId);

  /**
   * Starts a stopped broker again, on its old ports and with its old data; it does nothing when the
   * broker runs.
   *
   * @param brokerId the broker
   * @throws IllegalArgumentException when there is no such broker
   */
  void start(int brokerId);

  /** Stops all brokers and deletes their data. */
  @Override
  void close();
}
