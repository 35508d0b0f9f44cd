package io.msksdk.admin.cluster;

import static java.util.Objects.requireNonNull;

import com.google.errorprone.annotations.CanIgnoreReturnValue;
import io.msksdk.core.catalogue.Limits;
import io.msksdk.core.check.Finding;
import java.util.EnumSet;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Objects;
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
  private final Set<ClusterAccess> access;
  private final Map<String, String> tags;
  private final Limits limits;
  private final List<Finding> findings;

  private ClusterSpec(Builder builder) {
    name = builder.name;
    kafkaVersion = builder.kafkaVersion;
    brokers = builder.brokers;
    brokerSize = builder.brokerSize;
    subnets = builder.subnets;
    securityGroups = builder.securityGroups;
    storageGib = builder.storageGib;
    access = Set.copyOf(builder.access);
    tags = Map.copyOf(builder.tags);
    limits = builder.limits;
    findings = ClusterRules.check(this, limits).requireNoErrors();
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
   * Returns the ways in.
   *
   * @return at least one, unmodifiable
   */
  public Set<ClusterAccess> access() {
    return access;
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
    builder.access = EnumSet.copyOf(access);
    builder.tags = new LinkedHashMap<>(tags);
    builder.limits = limits;
    return builder;
  }

  private List<Object> values() {
    return List.of(
        name, kafkaVersion, brokers, brokerSize, subnets, securityGroups, storageGib, access, tags);
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
    private final String kafkaVersion;
    private int brokers = 3;
    private BrokerSize brokerSize = BrokerSize.standard("m7g.large");
    private List<String> subnets = List.of();
    private List<String> securityGroups = List.of();
    private int storageGib = 100;
    private Set<ClusterAccess> access = EnumSet.of(ClusterAccess.IAM);
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
      this.access = EnumSet.of(first, more);
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
      return new ClusterSpec(this);
    }
  }
}
