package io.msksdk.admin.cluster;

import static java.util.Objects.requireNonNull;

import com.google.errorprone.annotations.CanIgnoreReturnValue;
import io.msksdk.admin.configuration.ConfigurationRevision;
import io.msksdk.core.catalogue.Limits;
import io.msksdk.core.check.Finding;
import io.msksdk.core.check.Findings;
import io.msksdk.core.json.JsonObject;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Objects;
import java.util.Optional;
import java.util.OptionalInt;
import java.util.Set;
import org.jspecify.annotations.Nullable;

/**
 * What a provisioned cluster shall be. Immutable; checked as a whole when it is built.
 *
 * <p>Defaults: 100 GiB of storage for every broker, IAM as the only way in, the account's default
 * security group, no tags.
 */
public final class ClusterSpec {
  private final String name;
  private final String kafkaVersion;
  private final int brokers;
  private final BrokerSize brokerSize;
  private final List<String> subnets;
  private final List<String> securityGroups;
  private final int storageGib;
  private final @Nullable Integer throughputMibPerSecond;
  private final StorageMode storageMode;
  private final SecuritySettings security;
  private final boolean encryptedInCluster;
  private final @Nullable String kmsKey;
  private final MonitoringSettings monitoring;
  private final ConnectivitySettings connectivity;
  private final @Nullable ConfigurationRevision configuration;
  private final @Nullable Rebalancing rebalancing;
  private final Map<String, String> tags;
  private final Limits limits;
  private final List<Finding> findings;

  private ClusterSpec(Builder builder, boolean checked) {
    name = builder.name;
    kafkaVersion = builder.kafkaVersion;
    brokers = builder.brokers;
    brokerSize = builder.brokerSize;
    subnets = builder.subnets;
    securityGroups = builder.securityGroups;
    storageGib = builder.storageGib;
    throughputMibPerSecond = builder.throughputMibPerSecond;
    storageMode = builder.storageMode;
    security = builder.security;
    encryptedInCluster = builder.encryptedInCluster;
    kmsKey = builder.kmsKey;
    monitoring = builder.monitoring;
    connectivity = builder.connectivity;
    configuration = builder.configuration;
    rebalancing = builder.rebalancing;
    tags = Map.copyOf(builder.tags);
    limits = builder.limits;
    Findings found = ClusterRules.check(this, limits);
    findings = checked ? found.requireNoErrors() : found.all();
  }

  /**
   * Starts a provisioned cluster: 3 brokers of size m7g.large unless set.
   *
   * @param name its name, unique in the account and Region
   * @param kafkaVersion its Apache Kafka version, such as {@code 3.7.x.kraft}
   * @return a builder
   */
  public static Builder provisioned(String name, String kafkaVersion) {
    return new Builder(name, kafkaVersion);
  }

  /**
   * Describes a cluster as it is, to keep it beside the code or to say what it should be.
   *
   * @param cluster a provisioned cluster
   * @return its spec
   * @throws io.msksdk.core.check.InvalidSpecException for a serverless cluster, which has nothing
   *     to change
   */
  public static ClusterSpec of(Cluster cluster) {
    return SpecOfCluster.read(cluster);
  }

  /**
   * Reads what {@link #toJson} wrote.
   *
   * @param json the text
   * @return the spec, checked
   * @throws io.msksdk.core.check.InvalidSpecException when it is cut, of a format this version does
   *     not know, or breaks a rule
   */
  public static ClusterSpec parse(String json) {
    return SpecJson.read(JsonObject.parse("cluster spec", json)).toBuilder().build();
  }

  /**
   * Reads what {@link #toJson} wrote of a cluster that exists, which may be older than a rule.
   *
   * @param json the text
   * @return the spec, with what is wrong with it in {@link #findings}
   * @throws io.msksdk.core.check.InvalidSpecException when it is cut or of a format this version
   *     does not know
   */
  public static ClusterSpec parseAsItIs(String json) {
    return SpecJson.read(JsonObject.parse("cluster spec", json));
  }

  /**
   * Writes the spec as versioned JSON, to be kept in version control.
   *
   * @return JSON that {@link #parse} reads
   */
  public String toJson() {
    return SpecJson.write(this).pretty();
  }

  /**
   * Returns the name.
   *
   * @return the name
   */
  public String name() {
    return name;
  }

  /**
   * Returns the Apache Kafka version.
   *
   * @return such as {@code 3.7.x.kraft}
   */
  public String kafkaVersion() {
    return kafkaVersion;
  }

  /**
   * Returns the number of brokers in all.
   *
   * @return the number
   */
  public int brokers() {
    return brokers;
  }

  /**
   * Returns the size of the brokers.
   *
   * @return the size
   */
  public BrokerSize brokerSize() {
    return brokerSize;
  }

  /**
   * Returns the subnets, one for each Availability Zone.
   *
   * @return subnet ids, unmodifiable
   */
  public List<String> subnets() {
    return subnets;
  }

  /**
   * Returns the security groups.
   *
   * @return security group ids, unmodifiable; none stands for the VPC's default group
   */
  public List<String> securityGroups() {
    return securityGroups;
  }

  /**
   * Returns the storage of every broker.
   *
   * @return the size in GiB
   */
  public int storageGib() {
    return storageGib;
  }

  /**
   * Returns the throughput to provision for every volume.
   *
   * @return MiB per second, empty for none
   */
  public OptionalInt throughputMibPerSecond() {
    return throughputMibPerSecond == null
        ? OptionalInt.empty()
        : OptionalInt.of(throughputMibPerSecond);
  }

  /**
   * Returns where the data is kept.
   *
   * @return LOCAL unless set
   */
  public StorageMode storageMode() {
    return storageMode;
  }

  /**
   * Returns who may come in and how the way is encrypted.
   *
   * @return IAM over TLS unless set
   */
  public SecuritySettings security() {
    return security;
  }

  /**
   * Returns the ways in.
   *
   * @return at least one, unmodifiable
   */
  public Set<ClusterAccess> access() {
    return security.access();
  }

  /**
   * Says whether traffic between brokers is encrypted.
   *
   * @return true unless switched off
   */
  public boolean encryptedInCluster() {
    return encryptedInCluster;
  }

  /**
   * Returns the KMS key the volumes are encrypted with.
   *
   * @return its ARN, empty for the key AWS manages
   */
  public Optional<String> kmsKey() {
    return Optional.ofNullable(kmsKey);
  }

  /**
   * Returns what the cluster tells about itself.
   *
   * @return the defaults unless set
   */
  public MonitoringSettings monitoring() {
    return monitoring;
  }

  /**
   * Returns from where clients reach the brokers.
   *
   * @return private only unless set
   */
  public ConnectivitySettings connectivity() {
    return connectivity;
  }

  /**
   * Returns the configuration.
   *
   * @return the revision, empty for MSK's defaults
   */
  public Optional<ConfigurationRevision> configuration() {
    return Optional.ofNullable(configuration);
  }

  /**
   * Returns whether MSK moves partitions by itself.
   *
   * @return the setting, empty for the service's choice
   */
  public Optional<Rebalancing> rebalancing() {
    return Optional.ofNullable(rebalancing);
  }

  /**
   * Returns the tags.
   *
   * @return names and values, unmodifiable
   */
  public Map<String, String> tags() {
    return tags;
  }

  /**
   * Returns the warnings; a spec with errors is never built.
   *
   * @return what is allowed but looks wrong, unmodifiable
   */
  public List<Finding> findings() {
    return findings;
  }

  /**
   * Starts a spec from this one.
   *
   * @return a builder with every value of this spec
   */
  public Builder toBuilder() {
    Builder builder = new Builder(name, kafkaVersion);
    builder.brokers = brokers;
    builder.brokerSize = brokerSize;
    builder.subnets = subnets;
    builder.securityGroups = securityGroups;
    builder.storageGib = storageGib;
    builder.throughputMibPerSecond = throughputMibPerSecond;
    builder.storageMode = storageMode;
    builder.security = security;
    builder.encryptedInCluster = encryptedInCluster;
    builder.kmsKey = kmsKey;
    builder.monitoring = monitoring;
    builder.connectivity = connectivity;
    builder.configuration = configuration;
    builder.rebalancing = rebalancing;
    builder.tags = new LinkedHashMap<>(tags);
    builder.limits = limits;
    return builder;
  }

  private List<Object> values() {
    return List.of(
        name,
        kafkaVersion,
        brokers,
        brokerSize,
        subnets,
        securityGroups,
        List.of(storageGib, throughputMibPerSecond(), storageMode),
        List.of(security, encryptedInCluster, kmsKey()),
        List.of(monitoring, connectivity, configuration(), rebalancing()),
        tags);
  }

  @Override
  public boolean equals(@Nullable Object other) {
    return other instanceof ClusterSpec that && values().equals(that.values());
  }

  @Override
  public int hashCode() {
    return Objects.hashCode(values());
  }

  @Override
  public String toString() {
    return "ClusterSpec" + values();
  }

  /** Collects what a {@link ClusterSpec} says. Not thread-safe. */
  public static final class Builder {
    private final String name;
    private String kafkaVersion;
    private int brokers = 3;
    private BrokerSize brokerSize = BrokerSize.standard("m7g.large");
    private List<String> subnets = List.of();
    private List<String> securityGroups = List.of();
    private int storageGib = 100;
    private @Nullable Integer throughputMibPerSecond;
    private StorageMode storageMode = StorageMode.LOCAL;
    private SecuritySettings security = SecuritySettings.access(ClusterAccess.IAM);
    private boolean encryptedInCluster = true;
    private @Nullable String kmsKey;
    private MonitoringSettings monitoring = MonitoringSettings.defaults();
    private ConnectivitySettings connectivity = ConnectivitySettings.privateOnly();
    private @Nullable ConfigurationRevision configuration;
    private @Nullable Rebalancing rebalancing;
    private Map<String, String> tags = new LinkedHashMap<>();
    private Limits limits = Limits.published();

    private Builder(String name, String kafkaVersion) {
      this.name = requireNonNull(name, "name");
      this.kafkaVersion = requireNonNull(kafkaVersion, "kafkaVersion");
    }

    /**
     * Sets the brokers; 3 of size m7g.large unless set.
     *
     * @param number how many in all, a multiple of the number of subnets
     * @param size their size
     * @return this builder
     */
    @CanIgnoreReturnValue
    public Builder brokers(int number, BrokerSize size) {
      this.brokers = number;
      this.brokerSize = requireNonNull(size, "size");
      return this;
    }

    /**
     * Sets the subnets; they cannot be changed later.
     *
     * @param ids 2 or 3 subnet ids, each in an Availability Zone of its own
     * @return this builder
     */
    @CanIgnoreReturnValue
    public Builder subnets(String... ids) {
      this.subnets = List.of(ids);
      return this;
    }

    /**
     * Sets the security groups; the VPC's default group unless set.
     *
     * @param ids security group ids
     * @return this builder
     */
    @CanIgnoreReturnValue
    public Builder securityGroups(String... ids) {
      this.securityGroups = List.of(ids);
      return this;
    }

    /**
     * Sets the storage of every broker; 100 GiB unless set. It can grow later and never shrink.
     * Express brokers bring their own.
     *
     * @param gib from 1 to 16384
     * @return this builder
     */
    @CanIgnoreReturnValue
    public Builder storageGib(int gib) {
      this.storageGib = gib;
      return this;
    }

    /**
     * Sets the ways in; IAM alone unless set.
     *
     * @param first a way
     * @param more further ways
     * @return this builder
     */
    @CanIgnoreReturnValue
    public Builder access(ClusterAccess first, ClusterAccess... more) {
      this.security = SecuritySettings.access(first, more).encryption(security.encryption());
      return this;
    }

    /**
     * Sets who may come in and how the way is encrypted, in place of what {@link #access} said.
     *
     * @param security the settings
     * @return this builder
     */
    @CanIgnoreReturnValue
    public Builder security(SecuritySettings security) {
      this.security = requireNonNull(security, "security");
      return this;
    }

    /**
     * Leaves traffic between brokers unencrypted. It can never be switched on later, and such a
     * cluster can never have public access.
     *
     * @return this builder
     */
    @CanIgnoreReturnValue
    public Builder unencryptedInCluster() {
      this.encryptedInCluster = false;
      return this;
    }

    /**
     * Sets the KMS key the volumes are encrypted with; the key AWS manages unless set. It cannot be
     * changed later.
     *
     * @param keyArn the key's ARN
     * @return this builder
     */
    @CanIgnoreReturnValue
    public Builder kmsKey(String keyArn) {
      this.kmsKey = requireNonNull(keyArn, "keyArn");
      return this;
    }

    /**
     * Sets what the cluster tells about itself; the defaults unless set.
     *
     * @param monitoring the settings
     * @return this builder
     */
    @CanIgnoreReturnValue
    public Builder monitoring(MonitoringSettings monitoring) {
      this.monitoring = requireNonNull(monitoring, "monitoring");
      return this;
    }

    /**
     * Sets from where clients reach the brokers; private only unless set. MSK gives public access
     * and multi-VPC connectivity to existing clusters only: a plan can set them, a creation cannot.
     *
     * @param connectivity the settings
     * @return this builder
     */
    @CanIgnoreReturnValue
    public Builder connectivity(ConnectivitySettings connectivity) {
      this.connectivity = requireNonNull(connectivity, "connectivity");
      return this;
    }

    /**
     * Sets the configuration; MSK's defaults unless set.
     *
     * @param revision the revision
     * @return this builder
     */
    @CanIgnoreReturnValue
    public Builder configuration(ConfigurationRevision revision) {
      this.configuration = requireNonNull(revision, "revision");
      return this;
    }

    /**
     * Sets whether MSK moves partitions by itself; Express brokers only.
     *
     * @param rebalancing the setting
     * @return this builder
     */
    @CanIgnoreReturnValue
    public Builder rebalancing(Rebalancing rebalancing) {
      this.rebalancing = requireNonNull(rebalancing, "rebalancing");
      return this;
    }

    /**
     * Sets the Apache Kafka version in place of the one the builder was started with.
     *
     * @param kafkaVersion such as {@code 3.7.x.kraft}
     * @return this builder
     */
    @CanIgnoreReturnValue
    public Builder kafkaVersion(String kafkaVersion) {
      this.kafkaVersion = requireNonNull(kafkaVersion, "kafkaVersion");
      return this;
    }

    /**
     * Sets the number of brokers and keeps their size.
     *
     * @param number how many in all, a multiple of the number of subnets
     * @return this builder
     */
    @CanIgnoreReturnValue
    public Builder brokers(int number) {
      return brokers(number, brokerSize);
    }

    /**
     * Sets the size of the brokers and keeps their number.
     *
     * @param size their size
     * @return this builder
     */
    @CanIgnoreReturnValue
    public Builder brokerSize(BrokerSize size) {
      return brokers(brokers, size);
    }

    /**
     * Provisions throughput for every volume; none unless set. Needs brokers of at least m5.4xlarge
     * or m7g.2xlarge.
     *
     * @param mibPerSecond from 250 to the most of the size
     * @return this builder
     */
    @CanIgnoreReturnValue
    public Builder throughputMibPerSecond(int mibPerSecond) {
      this.throughputMibPerSecond = mibPerSecond;
      return this;
    }

    /**
     * Provisions no throughput.
     *
     * @return this builder
     */
    @CanIgnoreReturnValue
    public Builder withoutThroughput() {
      this.throughputMibPerSecond = null;
      return this;
    }

    /**
     * Sets where the data is kept; LOCAL unless set.
     *
     * @param mode the mode; there is no way back from TIERED
     * @return this builder
     */
    @CanIgnoreReturnValue
    public Builder storageMode(StorageMode mode) {
      this.storageMode = requireNonNull(mode, "mode");
      return this;
    }

    /**
     * Adds a tag.
     *
     * @param name its name
     * @param value its value
     * @return this builder
     */
    @CanIgnoreReturnValue
    public Builder addTag(String name, String value) {
      tags.put(requireNonNull(name, "name"), requireNonNull(value, "value"));
      return this;
    }

    /**
     * Sets the tags, in place of all that were set before.
     *
     * @param tags names and values
     * @return this builder
     */
    @CanIgnoreReturnValue
    public Builder tags(Map<String, String> tags) {
      this.tags = new LinkedHashMap<>(tags);
      return this;
    }

    /**
     * Sets the limits to check against; the published ones unless set.
     *
     * @param limits the limits of this account
     * @return this builder
     */
    @CanIgnoreReturnValue
    public Builder limits(Limits limits) {
      this.limits = requireNonNull(limits, "limits");
      return this;
    }

    /**
     * Checks everything and finishes the spec.
     *
     * @return the spec
     * @throws io.msksdk.core.check.InvalidSpecException when a rule is broken, with every finding
     */
    public ClusterSpec build() {
      return new ClusterSpec(this, true);
    }

    /**
     * Finishes the spec of a cluster that exists, which may be older than a rule, or of one that
     * shall only be looked at.
     *
     * @return the spec, with what is wrong with it in {@link ClusterSpec#findings}
     */
    public ClusterSpec asItIs() {
      return new ClusterSpec(this, false);
    }
  }
}
