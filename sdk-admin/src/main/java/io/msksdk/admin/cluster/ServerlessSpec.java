package io.msksdk.admin.cluster;

import static java.util.Objects.requireNonNull;

import com.google.errorprone.annotations.CanIgnoreReturnValue;
import io.msksdk.admin.tag.TagRules;
import io.msksdk.core.catalogue.Limits;
import io.msksdk.core.check.Finding;
import io.msksdk.core.check.Findings;
import java.util.ArrayList;
import java.util.HashSet;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Objects;
import org.jspecify.annotations.Nullable;

/**
 * What a serverless cluster shall be: who reaches it from which VPCs. Clients authenticate with
 * IAM. Immutable; checked as a whole when it is built.
 */
public final class ServerlessSpec {
  private static final int FEWEST_SUBNETS = 2;

  private final String name;
  private final List<Vpc> vpcs;
  private final Map<String, String> tags;

  private ServerlessSpec(Builder builder) {
    name = builder.name;
    vpcs = List.copyOf(builder.vpcs);
    tags = Map.copyOf(builder.tags);
    var unused = check().requireNoErrors();
  }

  /**
   * Starts a serverless cluster.
   *
   * @param name its name, unique in the account and Region
   * @return a builder without VPCs
   */
  public static Builder serverless(String name) {
    return new Builder(name);
  }

  private Findings check() {
    Findings findings = Findings.create().add(ClusterRules.name(name, Limits.published()));
    long most = Limits.published().value("serverlessVpcs");
    if (vpcs.isEmpty() || vpcs.size() > most) {
      findings.add(
          Finding.error("serverless.vpcs", "vpcs", vpcs.size() + " given", "1 to " + most));
    }
    for (Vpc vpc : vpcs) {
      if (new HashSet<>(vpc.subnets()).size() < FEWEST_SUBNETS) {
        findings.add(
            Finding.error(
                "serverless.subnets",
                "subnets",
                vpc.subnets(),
                "at least 2 in different Availability Zones for each VPC"));
      }
    }
    return findings.addAll(TagRules.check(tags));
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
   * Returns the VPCs clients come from.
   *
   * @return 1 to 5, unmodifiable
   */
  public List<Vpc> vpcs() {
    return vpcs;
  }

  /**
   * Returns the tags.
   *
   * @return names and values, unmodifiable
   */
  public Map<String, String> tags() {
    return tags;
  }

  @Override
  public boolean equals(@Nullable Object other) {
    return other instanceof ServerlessSpec that
        && name.equals(that.name)
        && vpcs.equals(that.vpcs)
        && tags.equals(that.tags);
  }

  @Override
  public int hashCode() {
    return Objects.hash(name, vpcs, tags);
  }

  @Override
  public String toString() {
    return "ServerlessSpec[" + name + ", " + vpcs + ", " + tags + "]";
  }

  /**
   * A VPC whose clients reach the cluster.
   *
   * @param subnets subnet ids
   * @param securityGroups security group ids; none stands for the VPC's default group
   */
  public record Vpc(List<String> subnets, List<String> securityGroups) {

    /**
     * Copies both lists.
     *
     * @param subnets subnet ids
     * @param securityGroups security group ids
     */
    public Vpc {
      subnets = List.copyOf(subnets);
      securityGroups = List.copyOf(securityGroups);
    }
  }

  /** Collects what a {@link ServerlessSpec} says. Not thread-safe. */
  public static final class Builder {
    private final String name;
    private final List<Vpc> vpcs = new ArrayList<>();
    private final Map<String, String> tags = new LinkedHashMap<>();

    private Builder(String name) {
      this.name = requireNonNull(name, "name");
    }

    /**
     * Adds a VPC with its default security group.
     *
     * @param subnets at least 2 subnet ids in different Availability Zones
     * @return this builder
     */
    @CanIgnoreReturnValue
    public Builder addVpc(String... subnets) {
      return addVpc(List.of(subnets), List.of());
    }

    /**
     * Adds a VPC.
     *
     * @param subnets at least 2 subnet ids in different Availability Zones
     * @param securityGroups security group ids
     * @return this builder
     */
    @CanIgnoreReturnValue
    public Builder addVpc(List<String> subnets, List<String> securityGroups) {
      vpcs.add(new Vpc(subnets, securityGroups));
      return this;
    }

    /**
     * Adds a tag.
     *
     * @param key its name
     * @param value its value
     * @return this builder
     */
    @CanIgnoreReturnValue
    public Builder addTag(String key, String value) {
      tags.put(requireNonNull(key, "key"), requireNonNull(value, "value"));
      return this;
    }

    /**
     * Checks everything and finishes the spec.
     *
     * @return the spec
     * @throws io.msksdk.core.check.InvalidSpecException when a rule is broken, with every finding
     */
    public ServerlessSpec build() {
      return new ServerlessSpec(this);
    }
  }
}
