package io.msksdk.replication.failover;

/**
 * The application's part of a failover, for the user to implement. The runbook says when; what it
 * believes afterwards is what it measures at the clusters, not what these methods return.
 *
 * <p>A run that died is taken up by another process, which calls the method of the step under way
 * again: every method must be idempotent. A method that cannot do its work throws.
 */
public interface FailoverApplication {

  /**
   * Stops everything that produces to a cluster, and keeps it stopped.
   *
   * @param site the cluster
   */
  void stopProducers(FailoverSite site);

  /**
   * Starts everything that produces, on a cluster's own topics.
   *
   * @param site the cluster
   */
  void startProducers(FailoverSite site);

  /**
   * Stops the consumers of a cluster, after they committed what they have processed.
   *
   * @param site the cluster
   */
  void stopConsumers(FailoverSite site);

  /**
   * Starts the consumers on a cluster.
   *
   * @param site the cluster
   * @param subscription what they read
   */
  void startConsumers(FailoverSite site, Subscription subscription);

  /**
   * Moves what clients find their cluster by, such as a DNS name, a secret or a parameter. Called
   * before the producers are started.
   *
   * @param site the cluster clients shall find from now on
   */
  void moveEndpoint(FailoverSite site);

  /**
   * Says whether a Region serves again, by what its people and the AWS Health Dashboard say. Asked
   * before a failback and after an unplanned failover; the cluster itself is asked besides.
   *
   * @param site the cluster that failed
   * @return true when its event is over
   */
  boolean recovered(FailoverSite site);
}
