package io.msksdk.admin.bootstrap;

import io.msksdk.auth.client.BootstrapBrokers;
import io.msksdk.core.arn.MskClusterArn;

/** Bootstrap brokers of clusters. Thread-safe. Not for users to implement. */
public interface Bootstrap {

  /**
   * Asks the service for a cluster's bootstrap brokers.
   *
   * @param cluster the cluster, ACTIVE or being changed
   * @return the addresses by authentication and network path
   * @throws io.msksdk.core.call.ServiceException when the cluster is being created, deleted or has
   *     failed
   */
  BootstrapBrokers brokers(MskClusterArn cluster);
}
