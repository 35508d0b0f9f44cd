package io.msksdk.admin.cluster;

import static java.util.Objects.requireNonNull;

import io.msksdk.admin.configuration.ConfigurationRevision;
import io.msksdk.core.arn.MskClusterArn;
import io.msksdk.core.arn.MskClusterOperationArn;
import io.msksdk.core.arn.MskConfigurationArn;
import java.time.Instant;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.OptionalInt;
import software.amazon.awssdk.services.kafka.model.BrokerNodeGroupInfo;
import software.amazon.awssdk.services.kafka.model.ClusterInfo;
import software.amazon.awssdk.services.kafka.model.EBSStorageInfo;
import software.amazon.awssdk.services.kafka.model.Provisioned;
import software.amazon.awssdk.services.kafka.model.ProvisionedThroughput;

/** A cluster as the service described it at one moment. Immutable. */
public final class Cluster {
  private final software.amazon.awssdk.services.kafka.model.Cluster raw;

  private Cluster(software.amazon.awssdk.services.kafka.model.Cluster raw) {
    this.raw = raw;
  }

  /**
   * Reads what the AWS client read.
   *
   * @param raw the AWS client's own object
   * @return the cluster
   */
  public static Cluster of(software.amazon.awssdk.services.kafka.model.Cluster raw) {
    return new Cluster(requireNonNull(raw, "raw"));
  }

  /** The first generation of the calls has flat clusters, and provisioned ones only. */
  static Cluster of(ClusterInfo first) {
    return of(
        software.amazon.awssdk.services.kafka.model.Cluster.builder()
            .activeOperationArn(first.activeOperationArn())
            .clusterType("PROVISIONED")
            .clusterArn(first.clusterArn())
            .clusterName(first.clusterName())
            .creationTime(first.creationTime())
            .currentVersion(first.currentVersion())
            .state(first.stateAsString())
            .stateInfo(first.stateInfo())
            .tags(first.hasTags() ? first.tags() : null)
            .provisioned(FirstGeneration.provisioned(first))
            .build());
  }

  /**
   * Returns the cluster's ARN.
   *
   * @return the ARN
   * @throws io.msksdk.core.check.InvalidSpecException if the service gave one of a form this
   *     version does not know; everything else of the cluster can still be read
   */
  public MskClusterArn arn() {
    return MskClusterArn.parse(raw.clusterArn());
  }

  /**
   * Returns the cluster's name, unique in its account and Region.
   *
   * @return the name
   */
  public String name() {
    return raw.clusterName();
  }

  /**
   * Returns the state.
   *
   * @return the state, {@link ClusterState#UNKNOWN} for one this version does not know
   */
  public ClusterState state() {
    return ClusterState.of(raw.stateAsString());
  }

  /**
   * Returns the service's own word for the state.
   *
   * @return such as {@code ACTIVE}
   */
  public String rawState() {
    return String.valueOf(raw.stateAsString());
  }

  /**
   * Returns why the cluster is in its state, as the service says it when something went wrong.
   *
   * @return code and message
   */
  public Optional<StateReason> stateReason() {
    return Optional.ofNullable(raw.stateInfo())
        .map(info -> new StateReason(String.valueOf(info.code()), String.valueOf(info.message())));
  }

  /**
   * Says whether MSK runs the brokers out of sight.
   *
   * @return true for a serverless cluster
   */
  public boolean serverless() {
    return "SERVERLESS".equals(raw.clusterTypeAsString());
  }

  /**
   * Returns the opaque version an update must name; every update changes it.
   *
   * @return such as {@code K3AEGXETSR30VB}, empty where the service gives none
   */
  public Optional<String> currentVersion() {
    return Optional.ofNullable(raw.currentVersion());
  }

  /**
   * Returns the Apache Kafka version.
   *
   * @return such as {@code 3.7.x.kraft}, empty for a serverless cluster
   */
  public Optional<String> kafkaVersion() {
    return Optional.ofNullable(raw.provisioned())
        .map(provisioned -> provisioned.currentBrokerSoftwareInfo())
        .map(software -> software.kafkaVersion());
  }

  /**
   * Returns the number of brokers.
   *
   * @return the number, empty for a serverless cluster
   */
  public OptionalInt brokers() {
    return raw.provisioned() == null || raw.provisioned().numberOfBrokerNodes() == null
        ? OptionalInt.empty()
        : OptionalInt.of(raw.provisioned().numberOfBrokerNodes());
  }

  /**
   * Returns the size of the brokers.
   *
   * @return the size, empty for a serverless cluster
   */
  public Optional<BrokerSize> brokerSize() {
    return Optional.ofNullable(raw.provisioned())
        .map(provisioned -> provisioned.brokerNodeGroupInfo())
        .map(group -> group.instanceType())
        .map(BrokerSize::parse);
  }

  /**
   * Returns the size of every broker's volume.
   *
   * @return GiB, empty for Express brokers and serverless clusters
   */
  public OptionalInt storageGib() {
    Integer size = volume().map(EBSStorageInfo::volumeSize).orElse(null);
    return size == null ? OptionalInt.empty() : OptionalInt.of(size);
  }

  /**
   * Returns the throughput provisioned for every broker's volume.
   *
   * @return MiB per second, empty unless some is provisioned
   */
  public OptionalInt throughputMibPerSecond() {
    ProvisionedThroughput throughput =
        volume().map(EBSStorageInfo::provisionedThroughput).orElse(null);
    return throughput == null
            || !Boolean.TRUE.equals(throughput.enabled())
            || throughput.volumeThroughput() == null
        ? OptionalInt.empty()
        : OptionalInt.of(throughput.volumeThroughput());
  }

  private Optional<EBSStorageInfo> volume() {
    return group().map(group -> group.storageInfo()).map(storage -> storage.ebsStorageInfo());
  }

  private Optional<BrokerNodeGroupInfo> group() {
    return Optional.ofNullable(raw.provisioned()).map(Provisioned::brokerNodeGroupInfo);
  }

  /**
   * Returns where the cluster keeps its data.
   *
   * @return LOCAL unless the service says TIERED
   */
  public StorageMode storageMode() {
    return raw.provisioned() != null && "TIERED".equals(raw.provisioned().storageModeAsString())
        ? StorageMode.TIERED
        : StorageMode.LOCAL;
  }

  /**
   * Returns the subnets of the brokers.
   *
   * @return subnet ids, none for a serverless cluster, unmodifiable
   */
  public List<String> subnets() {
    return group().map(group -> List.copyOf(group.clientSubnets())).orElse(List.of());
  }

  /**
   * Returns the security groups of the brokers.
   *
   * @return security group ids, none for a serverless cluster, unmodifiable
   */
  public List<String> securityGroups() {
    return group().map(group -> List.copyOf(group.securityGroups())).orElse(List.of());
  }

  /**
   * Returns who may come in and how the way is encrypted.
   *
   * @return the settings; IAM over TLS for a serverless cluster
   */
  public SecuritySettings security() {
    Provisioned provisioned = raw.provisioned();
    return provisioned == null
        ? SecuritySettings.access(ClusterAccess.IAM)
        : SecurityShape.read(provisioned.clientAuthentication(), provisioned.encryptionInfo());
  }

  /**
   * Says whether traffic between brokers is encrypted; fixed at creation.
   *
   * @return true unless the service says no
   */
  public boolean encryptedInCluster() {
    return raw.provisioned() == null || SecurityShape.inCluster(raw.provisioned().encryptionInfo());
  }

  /**
   * Returns what the cluster tells about itself.
   *
   * @return the settings, the defaults for a serverless cluster
   */
  public MonitoringSettings monitoring() {
    return raw.provisioned() == null
        ? MonitoringSettings.defaults()
        : MonitoringShape.read(raw.provisioned());
  }

  /**
   * Returns from where clients reach the brokers.
   *
   * @return the settings
   */
  public ConnectivitySettings connectivity() {
    return ConnectivityShape.read(group().map(group -> group.connectivityInfo()).orElse(null));
  }

  /**
   * Returns the configuration in force.
   *
   * @return the revision, empty for MSK's defaults
   */
  public Optional<ConfigurationRevision> configuration() {
    return Optional.ofNullable(raw.provisioned())
        .map(Provisioned::currentBrokerSoftwareInfo)
        .filter(info -> info.configurationArn() != null && info.configurationRevision() != null)
        .map(
            info ->
                ConfigurationRevision.of(
                    MskConfigurationArn.parse(info.configurationArn()),
                    info.configurationRevision()));
  }

  /**
   * Returns whether MSK moves partitions by itself.
   *
   * @return the setting, empty where the service has none, as for Standard brokers
   */
  public Optional<Rebalancing> rebalancing() {
    return Optional.ofNullable(raw.provisioned())
        .map(Provisioned::rebalancing)
        .map(rebalancing -> rebalancing.statusAsString())
        .map(Rebalancing::of);
  }

  /**
   * Returns the operation that changes the cluster now.
   *
   * @return its ARN, empty when none does or the service does not say
   */
  public Optional<MskClusterOperationArn> activeOperation() {
    return Optional.ofNullable(raw.activeOperationArn()).map(MskClusterOperationArn::parse);
  }

  /**
   * Returns when the cluster was created.
   *
   * @return the service's own date
   */
  public Optional<Instant> createdAt() {
    return Optional.ofNullable(raw.creationTime());
  }

  /**
   * Returns the tags.
   *
   * @return names and values, unmodifiable
   */
  public Map<String, String> tags() {
    return raw.hasTags() ? Map.copyOf(raw.tags()) : Map.of();
  }

  /**
   * Returns what the AWS client read, for members this type does not show.
   *
   * @return the AWS client's own object
   */
  public software.amazon.awssdk.services.kafka.model.Cluster raw() {
    return raw;
  }

  @Override
  public String toString() {
    return "Cluster[" + name() + ", " + rawState() + ", " + raw.clusterArn() + "]";
  }

  /**
   * Why a cluster is in its state.
   *
   * @param code the service's code
   * @param message the service's message
   */
  public record StateReason(String code, String message) {}
}
