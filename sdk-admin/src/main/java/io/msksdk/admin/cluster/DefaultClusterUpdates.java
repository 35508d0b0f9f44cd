package io.msksdk.admin.cluster;

import static java.util.Objects.requireNonNull;

import io.msksdk.admin.call.internal.AwsCalls;
import io.msksdk.admin.call.internal.Session;
import io.msksdk.admin.configuration.ConfigurationRevision;
import io.msksdk.admin.configuration.DefaultConfigurations;
import io.msksdk.admin.configuration.ServerProperties;
import io.msksdk.core.arn.MskClusterArn;
import io.msksdk.core.operation.OperationHandle;
import io.msksdk.core.operation.WaitPolicy;
import java.util.function.Consumer;

final class DefaultClusterUpdates implements ClusterUpdates {
  private final Session session;
  private final AwsCalls calls;
  private final MskClusterArn arn;
  private final UpdateRunner runner;

  DefaultClusterUpdates(Session session, AwsCalls calls, MskClusterArn arn) {
    this.session = session;
    this.calls = calls;
    this.arn = arn;
    this.runner = new UpdateRunner(session, calls);
  }

  @Override
  public OperationHandle<Cluster> brokers(int total) {
    return runner.run(arn, new UpdateBrokerCountOperation(total));
  }

  @Override
  public OperationHandle<Cluster> brokerSize(BrokerSize size) {
    return runner.run(arn, new UpdateBrokerTypeOperation(requireNonNull(size, "size")));
  }

  @Override
  public OperationHandle<Cluster> storageGib(int gib) {
    return runner.run(arn, new UpdateBrokerStorageOperation(gib, null));
  }

  @Override
  public OperationHandle<Cluster> storage(int gib, int mibPerSecond) {
    return runner.run(arn, new UpdateBrokerStorageOperation(gib, new VolumeRate(mibPerSecond)));
  }

  @Override
  public OperationHandle<Cluster> storageWithoutThroughput(int gib) {
    return runner.run(arn, new UpdateBrokerStorageOperation(gib, VolumeRate.NONE));
  }

  @Override
  public OperationHandle<Cluster> throughputMibPerSecond(int mibPerSecond) {
    return runner.run(arn, UpdateStorageOperation.throughput(new VolumeRate(mibPerSecond)));
  }

  @Override
  public OperationHandle<Cluster> withoutThroughput() {
    return runner.run(arn, UpdateStorageOperation.throughput(VolumeRate.NONE));
  }

  @Override
  public OperationHandle<Cluster> tieredStorage() {
    return runner.run(arn, UpdateStorageOperation.tiered());
  }

  @Override
  public OperationHandle<Cluster> configuration(ConfigurationRevision revision) {
    return runner.run(arn, new UpdateConfigurationOperation(requireNonNull(revision, "revision")));
  }

  @Override
  public OperationHandle<Cluster> tune(
      Consumer<ServerProperties.Builder> changes, String description) {
    Cluster now = DescribeClusterOperation.call(calls, arn);
    Tuning tuning = new Tuning(DefaultConfigurations.on(session), now);
    return configuration(tuning.revise(changes, description));
  }

  @Override
  public OperationHandle<Cluster> kafkaVersion(String version) {
    return runner.run(
        arn, new UpdateKafkaVersionOperation(requireNonNull(version, "version"), null));
  }

  @Override
  public OperationHandle<Cluster> kafkaVersion(String version, ConfigurationRevision revision) {
    return runner.run(
        arn,
        new UpdateKafkaVersionOperation(
            requireNonNull(version, "version"), requireNonNull(revision, "revision")));
  }

  @Override
  public OperationHandle<Cluster> security(SecuritySettings settings) {
    return runner.run(arn, new UpdateSecurityOperation(requireNonNull(settings, "settings")));
  }

  @Override
  public OperationHandle<Cluster> monitoring(MonitoringSettings settings) {
    return runner.run(arn, new UpdateMonitoringOperation(requireNonNull(settings, "settings")));
  }

  @Override
  public OperationHandle<Cluster> connectivity(ConnectivitySettings settings) {
    return runner.run(arn, new UpdateConnectivityOperation(requireNonNull(settings, "settings")));
  }

  @Override
  public OperationHandle<Cluster> rebalancing(Rebalancing rebalancing) {
    return runner.run(
        arn, new UpdateRebalancingOperation(requireNonNull(rebalancing, "rebalancing")));
  }

  @Override
  public OperationHandle<Cluster> reboot(int brokerId) {
    return runner.run(arn, new RebootBrokerOperation(brokerId));
  }

  @Override
  public Cluster awaitUpdatable(WaitPolicy policy) {
    return runner.updatable(arn).await(policy);
  }

  @Override
  public ClusterUpdates because(String reason) {
    return new DefaultClusterUpdates(
        session, session.calls().because(requireNonNull(reason, "reason")), arn);
  }
}
