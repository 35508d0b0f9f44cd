package io.msksdk.local.cluster.brokers;

import io.msksdk.local.cluster.listener.Listener;
import java.util.Collection;
import java.util.List;
import java.util.Map;
import java.util.Set;

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
   * Returns when every running broker has taken over all that the controller has decided until now;
   * the controller answers before they have.
   *
   * @throws IllegalStateException when one does not
   */
  void awaitFollowed();

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

  /**
   * Stops a broker as a crash does: its connections are cut, and the others learn of it when its
   * session ends. It does nothing when the broker is stopped already.
   *
   * @param brokerId the broker
   * @throws IllegalArgumentException when there is no such broker
   */
  void kill(int brokerId);

  /**
   * Restarts a broker, and returns when it has caught up with the leaders of its partitions.
   *
   * @param brokerId the broker
   * @throws IllegalArgumentException when there is no such broker
   * @throws IllegalStateException when it does not start or does not catch up
   */
  void restart(int brokerId);

  /**
   * Makes the brokers follow other settings: at once where a property takes effect so, and by
   * restarting one after the other where not. Brokers that are stopped follow when they start.
   *
   * @param settings the settings
   * @throws IllegalStateException when a broker does not run with them; all run with the former
   *     ones then
   */
  void follow(BrokerSettings settings);

  /**
   * Makes these, and nobody else that came this way, the users that log in with SASL/SCRAM.
   *
   * @param users the users, each name once
   * @throws IllegalStateException when the brokers do not take them
   */
  void scramUsers(Collection<ScramUser> users);

  /**
   * Starts brokers that the cluster has not had yet.
   *
   * @param brokerIds their ids
   * @throws IllegalStateException when one does not start
   */
  void add(List<Integer> brokerIds);

  /**
   * Stops brokers for good and deletes their data.
   *
   * @param brokerIds their ids
   * @throws IllegalStateException when one cannot be removed
   */
  void remove(List<Integer> brokerIds);

  /**
   * Says which brokers hold partitions of users' topics.
   *
   * @return their ids
   * @throws IllegalStateException when the brokers do not say
   */
  Set<Integer> occupied();

  /**
   * Says how many partitions each broker holds, replicas and Kafka's own topics included.
   *
   * @return how many, by the broker's id; brokers that hold none are not there
   */
  Map<Integer, Integer> partitions();

  /**
   * Returns what can be done to a broker while it runs.
   *
   * @param brokerId the broker
   * @return its controls
   * @throws IllegalArgumentException when there is no such broker
   */
  BrokerControls controls(int brokerId);

  /** Stops the controller; the brokers serve on, and nothing that it decides changes. */
  void stopController();

  /**
   * Starts the controller again; it does nothing when the controller runs.
   *
   * @throws IllegalStateException when it does not start
   */
  void startController();

  /**
   * Returns how far the consumer groups are behind that a broker coordinates.
   *
   * @param brokerId the broker
   * @return the lags, none when the brokers do not say
   */
  List<Measure> consumerLag(int brokerId);

  /**
   * Returns what the consumer groups of all brokers have consumed.
   *
   * @return a row for each partition a settled group has committed, none when the brokers do not
   *     say
   */
  List<ConsumedPartition> consumed();

  /**
   * Returns what the controller says of itself and of the cluster.
   *
   * @return its values now, none when it is stopped
   */
  List<Measure> controllerMeasures();

  /** Stops all brokers and deletes their data. */
  @Override
  void close();
}
