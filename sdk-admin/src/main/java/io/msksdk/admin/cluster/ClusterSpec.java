package io.msksdk.admin.cluster;

import static java.util.Objects.requireNonNull;

import com.google.errorprone.annotations.CanIgnoreReturnValue;
import io.msksdk.admin.configuration.BrokerShape;
import io.msksdk.admin.configuration.ConfigurationRevision;
import io.msksdk.core.catalogue.Limits;
import io.msksdk.core.check.Finding;
import io.msksdk.core.check.Findings;
import io.msksdk.core.json.JsonObject;
import java.util.Collections;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import org.jspecify.annotations.Nullable;

/**
 * What a provisioned cluster shall be. Immutable; checked as a whole when it is built.
 *
 * <p>Defaults: 100 GiB of storage for every broker, IAM as the only way in, the account's default
 * security group, no tags.
 */
public final class ClusterSpec {
  private final SpecValues values;
  private final List<Finding> findings;

  private ClusterSpec(SpecValues values, boolean checked) {
    this.values = values;
    Findings found = ClusterRules.check(this, values.limits);
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
    return new Builder(new SpecValues(name, kafkaVersion));
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

  /** {@return the name} */
  public String name() {
    return values.name;
  }

  /** {@return the Apache Kafka version, such as {@code 3.7.x.kraft}} */
  public String kafkaVersion() {
    return values.kafkaVersion;
  }

  /** {@return the number of brokers in all} */
  public int brokers() {
    return values.brokers;
  }

  /** {@return the size of the brokers} */
  public BrokerSize brokerSize() {
    return values.brokerSize;
  }

  /** {@return the ids of the subnets, one for each Availability Zone; unmodifiable} */
  public List<String> subnets() {
    return values.subnets;
  }

  /** {@return the ids of the security groups, none for the VPC's default group; unmodifiable} */
  public List<String> securityGroups() {
    return values.securityGroups;
  }

  /** {@return the storage of every broker in GiB} */
  public int storageGib() {
    return values.storage.gib();
  }

  /** {@return the volume of every broker and where data goes from there; 100 GiB unless set} */
  public StorageSettings storage() {
    return values.storage;
  }

  /** {@return who may come in and how the way is encrypted; IAM over TLS unless set} */
  public SecuritySettings security() {
    return values.security;
  }

  /** {@return the ways in, at least one; unmodifiable} */
  public Set<ClusterAccess> access() {
    return values.security.access();
  }

  /** {@return whether traffic between brokers is encrypted; true unless switched off} */
  public boolean encryptedInCluster() {
    return values.encryptedInCluster;
  }

  /** {@return what the cluster tells about itself; the defaults unless set} */
  public MonitoringSettings monitoring() {
    return values.monitoring;
  }

  /** {@return from where clients reach the brokers; private only unless set} */
  public ConnectivitySettings connectivity() {
    return values.connectivity;
  }

  /** {@return the revision of its configuration, empty for MSK's defaults} */
  public Optional<ConfigurationRevision> configuration() {
    return Optional.ofNullable(values.configuration);
  }

  /** {@return whether MSK moves partitions by itself, empty for the service's choice} */
  public Optional<Rebalancing> rebalancing() {
    return Optional.ofNullable(values.rebalancing);
  }

  /** {@return the names and values of the tags; unmodifiable} */
  public Map<String, String> tags() {
    return Collections.unmodifiableMap(values.tags);
  }

  /** The brokers as the rules of server properties see them. */
  BrokerShape shape() {
    BrokerShape shape =
        BrokerShape.of(kafkaVersion(), subnets().size()).size(brokerSize().instanceType());
    return storage().mode() == StorageMode.TIERED ? shape.withTieredStorage() : shape;
  }

  /** {@return the warnings, for a spec with errors is never built; unmodifiable} */
  public List<Finding> findings() {
    return findings;
  }

  /**
   * Starts a spec from this one.
   *
   * @return a builder with every value of this spec
   */
  public Builder toBuilder() {
    return new Builder(values.copy());
  }

  @Override
  public boolean equals(@Nullable Object other) {
    return other instanceof ClusterSpec that && values.list().equals(that.values.list());
  }

  @Override
  public int hashCode() {
    return values.list().hashCode();
  }

  @Override
  public String toString() {
    return "ClusterSpec" + values.list();
  }

  /** Collects what a {@link ClusterSpec} says. Not thread-safe. */
  public static final class Builder {
    private final SpecValues values;

    private Builder(SpecValues values) {
      this.values = values;
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
      values.brokers = number;
      values.brokerSize = requireNonNull(size, "size");
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
      values.subnets = List.of(ids);
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
      values.securityGroups = List.of(ids);
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
      return storage(values.storage.gib(gib));
    }

    /**
     * Sets the volume of every broker and where data goes from there, in place of what {@link
     * #storageGib} said.
     *
     * @param storage the settings
     * @return this builder
     */
    @CanIgnoreReturnValue
    public Builder storage(StorageSettings storage) {
      values.storage = requireNonNull(storage, "storage");
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
      values.security =
          SecuritySettings.access(first, more).encryption(values.security.encryption());
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
      values.security = requireNonNull(security, "security");
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
      values.encryptedInCluster = false;
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
      values.monitoring = requireNonNull(monitoring, "monitoring");
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
      values.connectivity = requireNonNull(connectivity, "connectivity");
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
      values.configuration = requireNonNull(revision, "revision");
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
      values.rebalancing = requireNonNull(rebalancing, "rebalancing");
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
      values.kafkaVersion = requireNonNull(kafkaVersion, "kafkaVersion");
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
      return brokers(number, values.brokerSize);
    }

    /**
     * Sets the size of the brokers and keeps their number.
     *
     * @param size their size
     * @return this builder
     */
    @CanIgnoreReturnValue
    public Builder brokerSize(BrokerSize size) {
      return brokers(values.brokers, size);
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
      values.tags.put(requireNonNull(name, "name"), requireNonNull(value, "value"));
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
      values.tags = new LinkedHashMap<>();
      tags.forEach(this::addTag);
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
      values.limits = requireNonNull(limits, "limits");
      return this;
    }

    /**
     * Checks everything and finishes the spec.
     *
     * @return the spec
     * @throws io.msksdk.core.check.InvalidSpecException when a rule is broken, with every finding
     */
    public ClusterSpec build() {
      return new ClusterSpec(values.copy(), true);
    }

    /**
     * Finishes the spec of a cluster that exists, which may be older than a rule, or of one that
     * shall only be looked at.
     *
     * @return the spec, with what is wrong with it in {@link ClusterSpec#findings}
     */
    public ClusterSpec asItIs() {
      return new ClusterSpec(values.copy(), false);
    }
  }
}
