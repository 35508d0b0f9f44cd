package io.msksdk.local.cluster.brokers;

import io.msksdk.local.cluster.listener.Access;
import io.msksdk.local.cluster.listener.ClusterListeners;
import io.msksdk.local.cluster.listener.Listener;
import io.msksdk.local.resource.Owner;
import java.util.Map;
import java.util.Set;
import org.jspecify.annotations.Nullable;
import software.amazon.awssdk.services.kafka.model.BrokerSoftwareInfo;
import software.amazon.awssdk.services.kafka.model.Provisioned;
import software.amazon.awssdk.services.kafka.model.StorageMode;

/**
 * What of a cluster's settings its brokers follow; brokers restart when it changes, unless it is
 * only properties that take effect at once.
 *
 * @param listeners the ways in that clients may use
 * @param zones in how many Availability Zones the brokers are
 * @param brokerSize such as {@code kafka.m7g.large}, null for a serverless cluster
 * @param kafkaVersion the version in the service's words, null for a serverless cluster
 * @param tiered whether tiered storage is on
 * @param properties what the cluster's configuration says, by name
 */
public record BrokerSettings(
    Set<Listener> listeners,
    int zones,
    @Nullable String brokerSize,
    @Nullable String kafkaVersion,
    boolean tiered,
    Map<String, String> properties) {
  // as many as the service puts replicas of a partition of a serverless cluster on
  private static final int SERVERLESS_ZONES = 3;

  /**
   * Reads the settings of a provisioned cluster.
   *
   * @param owner whose cluster
   * @param settings the cluster's settings
   * @param configurations what knows the properties of configurations
   * @return what brokers follow of them
   */
  public static BrokerSettings of(
      Owner owner, Provisioned settings, ConfigurationProperties configurations) {
    BrokerSoftwareInfo software = settings.currentBrokerSoftwareInfo();
    return new BrokerSettings(
        ClusterListeners.of(settings),
        Math.max(1, settings.brokerNodeGroupInfo().clientSubnets().size()),
        settings.brokerNodeGroupInfo().instanceType(),
        software.kafkaVersion(),
        settings.storageMode() == StorageMode.TIERED,
        software.configurationArn() == null
            ? Map.of()
            : configurations.of(
                owner, software.configurationArn(), software.configurationRevision()));
  }

  /**
   * Returns the settings of every serverless cluster.
   *
   * @return IAM alone, and the properties of the service
   */
  public static BrokerSettings serverless() {
    return new BrokerSettings(
        Set.of(Listener.inside(Access.IAM)), SERVERLESS_ZONES, null, null, false, Map.of());
  }

  /**
   * Says whether only the properties differ.
   *
   * @param other other settings
   * @return true also when nothing differs
   */
  public boolean equalButForProperties(BrokerSettings other) {
    return equals(
        new BrokerSettings(
            other.listeners,
            other.zones,
            other.brokerSize,
            other.kafkaVersion,
            other.tiered,
            properties));
  }
}
