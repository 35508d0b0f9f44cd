package io.msksdk.admin.bootstrap;

import io.msksdk.auth.client.Access;
import io.msksdk.auth.client.AuthMode;
import io.msksdk.auth.client.BootstrapBrokers;
import io.msksdk.auth.client.NetworkPath;
import io.msksdk.core.arn.MskClusterArn;
import java.util.List;
import java.util.Optional;

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

  /**
   * Names every broker of a cluster, where {@link #brokers} names about three of a larger one. A
   * cluster whose names do not follow MSK's pattern, such as a serverless one, gives what the
   * service answered.
   *
   * @param cluster the cluster
   * @param mode how the client proves who it is
   * @param path how it reaches the brokers
   * @return {@code host:port} texts by the id of the broker, each once; unmodifiable
   * @throws io.msksdk.auth.client.AccessNotEnabledException when the cluster has no servers for it;
   *     names the setting that opens it
   */
  List<String> allBrokers(MskClusterArn cluster, AuthMode mode, NetworkPath path);

  /**
   * Finds out which way into a cluster an address is, such as one found in somebody's
   * configuration. The cluster's own answer counts first; a broker it did not name is told by its
   * port.
   *
   * @param cluster the cluster
   * @param server {@code host:port}
   * @return the access, empty when the address is none of the cluster's
   */
  Optional<Access> accessOf(MskClusterArn cluster, String server);
}
