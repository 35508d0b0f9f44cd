package io.msksdk.local.cluster.brokers;

/** What a change does to the brokers that run. Clusters without brokers skip it. */
@FunctionalInterface
public interface BrokerWork {
  /**
   * The work of a change that asks nothing special of brokers; they follow the cluster's settings
   * after every change.
   */
  BrokerWork NONE = brokers -> {};

  /**
   * Does it, and returns when it is done.
   *
   * @param brokers the cluster's brokers
   * @throws IllegalStateException when it cannot be done; the change fails then
   */
  void on(ClusterBrokers brokers);
}
