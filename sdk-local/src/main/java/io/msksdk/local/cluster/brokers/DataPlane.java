package io.msksdk.local.cluster.brokers;

import io.msksdk.local.cluster.listener.Listener;
import java.util.Set;
import org.jspecify.annotations.Nullable;

/** Where clusters get their brokers from. Thread-safe. */
public interface DataPlane extends AutoCloseable {

  /**
   * Says which ways into a cluster can be opened.
   *
   * @return the listeners a plan may ask for
   */
  Set<Listener> offered();

  /**
   * Starts the brokers of a cluster and returns when all of them serve.
   *
   * @param plan what to start
   * @return the running brokers, null when clusters have none here
   * @throws IllegalStateException when a broker does not start; nothing is left running then
   */
  @Nullable ClusterBrokers start(BrokerPlan plan);

  /** Ends what all clusters share; clusters are closed before. */
  @Override
  void close();
}
