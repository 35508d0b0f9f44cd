package io.msksdk.admin.cluster;

import com.google.errorprone.annotations.CanIgnoreReturnValue;
import io.msksdk.admin.configuration.ConfigurationRevision;
import io.msksdk.admin.configuration.ServerProperties;
import io.msksdk.core.operation.OperationHandle;
import io.msksdk.core.operation.WaitPolicy;
import java.util.function.Consumer;

/**
 * The updates of one cluster. Each reads the cluster right before its call, retries once when its
 * version was stale, and ends at once without a call when the cluster is so already. MSK carries
 * out one update at a time; a second one is refused. Thread-safe. Not for users to implement.
 *
 * <pre>{@code
 * msk.clusters().update(arn).brokers(6).await(atMost(ofHours(2)), System.out::println);
 * }</pre>
 */
public interface ClusterUpdates {

  /**
   * Adds brokers, or removes the empty ones of every Availability Zone.
   *
   * @param total how many there shall be in all, a multiple of the number of subnets
   * @return a handle that ends with the changed cluster
   * @throws io.msksdk.core.runbook.PreconditionException when the cluster cannot take it, now or at
   *     all
   */
  OperationHandle<Cluster> brokers(int total);

  /**
   * Changes the size of all brokers, which restart one after the other.
   *
   * @param size their size; Standard stays Standard and Express stays Express
   * @return a handle that ends with the changed cluster
   */
  OperationHandle<Cluster> brokerSize(BrokerSize size);

  /**
   * Grows the volume of every broker. It can never shrink, and not grow again for 6 hours or more.
   *
   * @param gib more than now, at most 16384
   * @return a handle that ends with the changed cluster
   */
  OperationHandle<Cluster> storageGib(int gib);

  /**
   * Grows the volume of every broker and provisions its throughput in one update, since the next
   * one has to wait for hours.
   *
   * @param gib at least as much as now
   * @param mibPerSecond the throughput
   * @return a handle that ends with the changed cluster
   */
  OperationHandle<Cluster> storage(int gib, int mibPerSecond);

  /**
   * Grows the volume of every broker and gives its provisioned throughput up in one update, since
   * the next one has to wait for hours.
   *
   * @param gib at least as much as now
   * @return a handle that ends with the changed cluster
   */
  OperationHandle<Cluster> storageWithoutThroughput(int gib);

  /**
   * Provisions throughput for the volume of every broker.
   *
   * @param mibPerSecond the throughput
   * @return a handle that ends with the changed cluster
   */
  OperationHandle<Cluster> throughputMibPerSecond(int mibPerSecond);

  /**
   * Gives provisioned throughput up.
   *
   * @return a handle that ends with the changed cluster
   */
  OperationHandle<Cluster> withoutThroughput();

  /**
   * Switches tiered storage on. It can never be switched off.
   *
   * @return a handle that ends with the changed cluster
   */
  OperationHandle<Cluster> tieredStorage();

  /**
   * Applies a revision of a configuration.
   *
   * @param revision the revision
   * @return a handle that ends with the changed cluster
   */
  OperationHandle<Cluster> configuration(ConfigurationRevision revision);

  /**
   * Changes the configuration the cluster has, in one step: a new revision of it is added and
   * applied. Others that share the configuration keep their revisions. The properties are checked
   * against the cluster first; nothing is called when they stay as they are.
   *
   * @param changes changes the properties the cluster has now
   * @param description what the revision is for
   * @return a handle that ends with the changed cluster
   * @throws io.msksdk.core.check.InvalidSpecException when a rule is broken, with every finding
   * @throws io.msksdk.core.runbook.PreconditionException when the cluster runs on MSK's defaults:
   *     create a configuration first
   */
  OperationHandle<Cluster> tune(Consumer<ServerProperties.Builder> changes, String description);

  /**
   * Updates Apache Kafka. There is no way back.
   *
   * @param version a version the present one leads to
   * @return a handle that ends with the changed cluster
   */
  OperationHandle<Cluster> kafkaVersion(String version);

  /**
   * Updates Apache Kafka together with the configuration.
   *
   * @param version a version the present one leads to
   * @param revision the revision for it
   * @return a handle that ends with the changed cluster
   */
  OperationHandle<Cluster> kafkaVersion(String version, ConfigurationRevision revision);

  /**
   * Changes who may come in and how the way is encrypted.
   *
   * @param settings all of them
   * @return a handle that ends with the changed cluster
   */
  OperationHandle<Cluster> security(SecuritySettings settings);

  /**
   * Changes what the cluster tells about itself; one call for metrics, exporters and logs.
   *
   * @param settings all of them
   * @return a handle that ends with the changed cluster
   */
  OperationHandle<Cluster> monitoring(MonitoringSettings settings);

  /**
   * Changes from where clients reach the brokers.
   *
   * @param settings all of them
   * @return a handle that ends with the changed cluster
   */
  OperationHandle<Cluster> connectivity(ConnectivitySettings settings);

  /**
   * Lets MSK move partitions of an Express cluster, or not.
   *
   * @param rebalancing the setting
   * @return a handle that ends with the changed cluster
   */
  OperationHandle<Cluster> rebalancing(Rebalancing rebalancing);

  /**
   * Reboots one broker.
   *
   * @param brokerId its id, as {@code nodes().brokers(...)} gives it
   * @return a handle that ends when the broker is back
   */
  OperationHandle<Cluster> reboot(int brokerId);

  /**
   * Waits through HEALING, MAINTENANCE, REBOOTING_BROKER and updates of others.
   *
   * @param policy how long at most
   * @return the cluster, ACTIVE
   * @throws io.msksdk.core.operation.OperationFailedException when it failed or is being deleted
   * @throws io.msksdk.core.operation.WaitTimeoutException when it took longer
   */
  @CanIgnoreReturnValue
  Cluster awaitUpdatable(WaitPolicy policy);

  /**
   * Names a reason in the user agent of the calls that follow, where CloudTrail shows it.
   *
   * @param reason such as the number of a change request; no secret
   * @return the same updates with the reason
   */
  ClusterUpdates because(String reason);
}
