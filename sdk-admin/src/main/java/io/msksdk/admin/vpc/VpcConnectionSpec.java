package io.msksdk.admin.vpc;

import static java.util.Objects.requireNonNull;

import com.google.errorprone.annotations.CanIgnoreReturnValue;
import io.msksdk.core.arn.MskClusterArn;
import io.msksdk.core.check.Finding;
import io.msksdk.core.check.Findings;
import java.util.HashSet;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Objects;
import org.jspecify.annotations.Nullable;

/** What a VPC connection shall be. Immutable; checked as a whole when it is built. */
public final class VpcConnectionSpec {
  private final MskClusterArn cluster;
  private final VpcScheme scheme;
  private final String vpc;
  private final List<String> subnets;
  private final List<String> securityGroups;
  private final Map<String, String> tags;

  private VpcConnectionSpec(Builder builder) {
    cluster = builder.cluster;
    scheme = builder.scheme;
    vpc = builder.vpc;
    subnets = builder.subnets;
    securityGroups = builder.securityGroups;
    tags = Map.copyOf(builder.tags);
    Findings.create().add(zones()).add(groups()).requireNoErrors();
  }

  /**
   * Starts a connection.
   *
   * @param cluster the cluster, of this or another account, in the client's Region
   * @param scheme how clients prove who they are; on for multi-VPC at the cluster
   * @param vpc the client's VPC
   * @return a builder without subnets and security groups
   */
  public static Builder to(MskClusterArn cluster, VpcScheme scheme, String vpc) {
    return new Builder(cluster, scheme, vpc);
  }

  private @Nullable Finding zones() {
    return subnets.size() < 2 || new HashSet<>(subnets).size() != subnets.size()
        ? Finding.error(
            "vpc.subnets", "subnets", subnets, "at least 2 in the cluster's Availability Zones")
        : null;
  }

  private @Nullable Finding groups() {
    return securityGroups.isEmpty()
        ? Finding.error("vpc.security-groups", "securityGroups", securityGroups, "at least one")
        : null;
  }

  /**
   * Returns the cluster.
   *
   * @return its ARN
   */
  public MskClusterArn cluster() {
    return cluster;
  }

  /**
   * Returns how clients prove who they are.
   *
   * @return the scheme
   */
  public VpcScheme scheme() {
    return scheme;
  }

  /**
   * Returns the client's VPC.
   *
   * @return its id
   */
  public String vpc() {
    return vpc;
  }

  /**
   * Returns the subnets.
   *
   * @return at least 2 ids, unmodifiable
   */
  public List<String> subnets() {
    return subnets;
  }

  /**
   * Returns the security groups.
   *
   * @return at least one id, unmodifiable
   */
  public List<String> securityGroups() {
    return securityGroups;
  }

  /**
   * Returns the tags.
   *
   * @return names and values, unmodifiable
   */
  public Map<String, String> tags() {
    return tags;
  }

  private List<Object> values() {
    return List.of(cluster, scheme, vpc, subnets, securityGroups, tags);
  }

  @Override
  public boolean equals(@Nullable Object other) {
    return other instanceof VpcConnectionSpec that && values().equals(that.values());
  }

  @Override
  public int hashCode() {
    return Objects.hashCode(values());
  }

  @Override
  public String toString() {
    return "VpcConnectionSpec" + values();
  }

  /** Collects what a {@link VpcConnectionSpec} says. Not thread-safe. */
  public static final class Builder {
    private final MskClusterArn cluster;
    private final VpcScheme scheme;
    private final String vpc;
    private List<String> subnets = List.of();
    private List<String> securityGroups = List.of();
    private final Map<String, String> tags = new LinkedHashMap<>();

    private Builder(MskClusterArn cluster, VpcScheme scheme, String vpc) {
      this.cluster = requireNonNull(cluster, "cluster");
      this.scheme = requireNonNull(scheme, "scheme");
      this.vpc = requireNonNull(vpc, "vpc");
    }

    /**
     * Sets the subnets.
     *
     * @param ids at least 2, in the Availability Zones (by id, not by name) of the cluster
     * @return this builder
     */
    @CanIgnoreReturnValue
    public Builder subnets(String... ids) {
      this.subnets = List.of(ids);
      return this;
    }

    /**
     * Sets the security groups.
     *
     * @param ids at least one
     * @return this builder
     */
    @CanIgnoreReturnValue
    public Builder securityGroups(String... ids) {
      this.securityGroups = List.of(ids);
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
     * Checks everything and finishes the spec.
     *
     * @return the spec
     * @throws io.msksdk.core.check.InvalidSpecException when a rule is broken, with every finding
     */
    public VpcConnectionSpec build() {
      return new VpcConnectionSpec(this);
    }
  }
}
