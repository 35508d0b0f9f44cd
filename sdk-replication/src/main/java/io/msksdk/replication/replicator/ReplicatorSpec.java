package io.msksdk.replication.replicator;

import static java.util.Objects.requireNonNull;

import com.google.errorprone.annotations.CanIgnoreReturnValue;
import io.msksdk.core.arn.MskClusterArn;
import io.msksdk.core.check.Finding;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Objects;
import java.util.Optional;
import org.jspecify.annotations.Nullable;

/**
 * What a replicator shall be. Immutable; checked as a whole when it is built.
 *
 * <pre>{@code
 * ReplicatorSpec.between("orders-dr", source, target, "arn:aws:iam::111122223333:role/replicator")
 *     .sourceSubnets("subnet-a", "subnet-b")
 *     .targetSubnets("subnet-c", "subnet-d")
 *     .targetSecurityGroups("sg-1")
 *     .settings(ReplicationSettings.everything().topics("orders\\..*"))
 *     .build();
 * }</pre>
 */
public final class ReplicatorSpec {
  private final String name;
  private final String description;
  private final String role;
  private final ReplicatorEnd source;
  private final ReplicatorEnd target;
  private final ReplicationSettings settings;
  private final StartingPosition startingPosition;
  private final TopicNames topicNames;
  private final @Nullable OffsetSync offsetSync;
  private final TargetCompression compression;
  private final Map<String, String> tags;
  private final List<Finding> findings;

  private ReplicatorSpec(Builder builder) {
    name = builder.name;
    description = builder.description;
    role = builder.role;
    source = builder.source;
    target = builder.target;
    settings = builder.settings;
    startingPosition = builder.startingPosition;
    topicNames = builder.topicNames;
    offsetSync = builder.offsetSync;
    compression = builder.compression;
    tags = Map.copyOf(builder.tags);
    findings = ReplicatorRules.check(this).requireNoErrors();
  }

  /**
   * Starts a replicator.
   *
   * @param name 1 to 128 letters, digits and hyphens, unique in the account and Region
   * @param source the cluster to copy from
   * @param target the cluster to copy to; the replicator is created in its Region
   * @param role the ARN of the role the replicator works as
   * @return a builder that copies everything from now on
   */
  public static Builder between(
      String name, MskClusterArn source, MskClusterArn target, String role) {
    return new Builder(name, ReplicatorEnd.of(source), ReplicatorEnd.of(target), role);
  }

  /**
   * Starts a replicator from a cluster that MSK does not run.
   *
   * @param name 1 to 128 letters, digits and hyphens, unique in the account and Region
   * @param source the cluster to copy from
   * @param target the cluster to copy to, with Express brokers
   * @param role the ARN of the role the replicator works as; it reads the secrets of the source too
   * @return a builder that copies everything from now on
   */
  public static Builder fromSelfManaged(
      String name, SelfManagedKafka source, MskClusterArn target, String role) {
    return new Builder(name, ReplicatorEnd.of(source), ReplicatorEnd.of(target), role);
  }

  /**
   * Starts a replicator to a cluster that MSK does not run, as the way back of one from it.
   *
   * @param name 1 to 128 letters, digits and hyphens, unique in the account and Region
   * @param source the cluster to copy from, with Express brokers; the replicator is created in its
   *     Region
   * @param target the cluster to copy to
   * @param role the ARN of the role the replicator works as; it reads the secrets of the target too
   * @return a builder that copies everything from now on
   */
  public static Builder toSelfManaged(
      String name, MskClusterArn source, SelfManagedKafka target, String role) {
    return new Builder(name, ReplicatorEnd.of(source), ReplicatorEnd.of(target), role);
  }

  /** {@return the name} */
  public String name() {
    return name;
  }

  /** {@return the description, empty for none} */
  public String description() {
    return description;
  }

  /** {@return the ARN of the role the replicator works as} */
  public String role() {
    return role;
  }

  /** {@return the cluster to copy from and the way to it} */
  public ReplicatorEnd source() {
    return source;
  }

  /** {@return the cluster to copy to and the way to it} */
  public ReplicatorEnd target() {
    return target;
  }

  /**
   * {@return the cluster of MSK in whose Region and account the replicator is created; the target,
   * or the source where MSK does not run the target}
   */
  public MskClusterArn home() {
    return target.arn().or(source::arn).orElseThrow();
  }

  /**
   * {@return whether source and target are in different Regions; true when both are MSK's and they
   * are}
   */
  public boolean crossRegion() {
    return source.arn().filter(from -> !from.region().equals(home().region())).isPresent();
  }

  /** {@return what can be changed later} */
  public ReplicationSettings settings() {
    return settings;
  }

  /** {@return where it begins to read; LATEST unless set} */
  public StartingPosition startingPosition() {
    return startingPosition;
  }

  /** {@return what topics are called on the target; prefixed unless set} */
  public TopicNames topicNames() {
    return topicNames;
  }

  /** {@return how offsets are translated, empty for the service's default} */
  public Optional<OffsetSync> offsetSync() {
    return Optional.ofNullable(offsetSync);
  }

  /** {@return how records are compressed on the target; NONE unless set} */
  public TargetCompression compression() {
    return compression;
  }

  /** {@return the names and values of the tags; unmodifiable} */
  public Map<String, String> tags() {
    return tags;
  }

  /** {@return the warnings: what is allowed, yet perhaps not what was meant; unmodifiable} */
  public List<Finding> findings() {
    return findings;
  }

  /**
   * Starts from this spec.
   *
   * @return a builder with every value of this spec
   */
  public Builder toBuilder() {
    Builder builder = new Builder(name, source, target, role);
    builder.description = description;
    builder.settings = settings;
    builder.startingPosition = startingPosition;
    builder.topicNames = topicNames;
    builder.offsetSync = offsetSync;
    builder.compression = compression;
    builder.tags.putAll(tags);
    return builder;
  }

  private List<Object> values() {
    return List.of(
        name,
        description,
        role,
        source,
        target,
        settings,
        startingPosition,
        topicNames,
        offsetSync(),
        compression,
        tags);
  }

  @Override
  public boolean equals(@Nullable Object other) {
    return other instanceof ReplicatorSpec that && values().equals(that.values());
  }

  @Override
  public int hashCode() {
    return Objects.hashCode(values());
  }

  @Override
  public String toString() {
    return "ReplicatorSpec" + values();
  }

  /** Collects what a {@link ReplicatorSpec} says. Not thread-safe. */
  public static final class Builder {
    private final String name;
    private final String role;
    private ReplicatorEnd source;
    private ReplicatorEnd target;
    private String description = "";
    private ReplicationSettings settings = ReplicationSettings.everything();
    private StartingPosition startingPosition = StartingPosition.LATEST;
    private TopicNames topicNames = TopicNames.PREFIXED_WITH_SOURCE_CLUSTER_ALIAS;
    private @Nullable OffsetSync offsetSync;
    private TargetCompression compression = TargetCompression.NONE;
    private final Map<String, String> tags = new LinkedHashMap<>();

    private Builder(String name, ReplicatorEnd source, ReplicatorEnd target, String role) {
      this.name = requireNonNull(name, "name");
      this.source = source;
      this.target = target;
      this.role = requireNonNull(role, "role");
    }

    /**
     * Describes it.
     *
     * @param description at most 1024 characters
     * @return this builder
     */
    @CanIgnoreReturnValue
    public Builder description(String description) {
      this.description = requireNonNull(description, "description");
      return this;
    }

    /**
     * Sets the source's subnets.
     *
     * @param ids at least 2; in one Region, of the same Availability Zones as the target's
     * @return this builder
     */
    @CanIgnoreReturnValue
    public Builder sourceSubnets(String... ids) {
      source = source.inSubnets(List.of(ids));
      return this;
    }

    /**
     * Sets the security groups towards the source.
     *
     * @param ids at least one in one Region; none between Regions
     * @return this builder
     */
    @CanIgnoreReturnValue
    public Builder sourceSecurityGroups(String... ids) {
      source = source.behind(List.of(ids));
      return this;
    }

    /**
     * Sets the target's subnets.
     *
     * @param ids at least 2
     * @return this builder
     */
    @CanIgnoreReturnValue
    public Builder targetSubnets(String... ids) {
      target = target.inSubnets(List.of(ids));
      return this;
    }

    /**
     * Sets the security groups towards the target.
     *
     * @param ids at least one
     * @return this builder
     */
    @CanIgnoreReturnValue
    public Builder targetSecurityGroups(String... ids) {
      target = target.behind(List.of(ids));
      return this;
    }

    /**
     * Sets what can be changed later; everything unless set.
     *
     * @param settings the settings
     * @return this builder
     */
    @CanIgnoreReturnValue
    public Builder settings(ReplicationSettings settings) {
      this.settings = requireNonNull(settings, "settings");
      return this;
    }

    /**
     * Sets where it begins to read; it cannot be changed later.
     *
     * @param startingPosition LATEST unless set
     * @return this builder
     */
    @CanIgnoreReturnValue
    public Builder startingPosition(StartingPosition startingPosition) {
      this.startingPosition = requireNonNull(startingPosition, "startingPosition");
      return this;
    }

    /**
     * Sets what topics are called on the target; it cannot be changed later.
     *
     * @param topicNames prefixed unless set
     * @return this builder
     */
    @CanIgnoreReturnValue
    public Builder topicNames(TopicNames topicNames) {
      this.topicNames = requireNonNull(topicNames, "topicNames");
      return this;
    }

    /**
     * Sets how offsets are translated; it cannot be changed later.
     *
     * @param offsetSync the service's default unless set
     * @return this builder
     */
    @CanIgnoreReturnValue
    public Builder offsetSync(OffsetSync offsetSync) {
      this.offsetSync = requireNonNull(offsetSync, "offsetSync");
      return this;
    }

    /**
     * Sets how records are compressed on the target; choose what the source's data has.
     *
     * @param compression NONE unless set
     * @return this builder
     */
    @CanIgnoreReturnValue
    public Builder compression(TargetCompression compression) {
      this.compression = requireNonNull(compression, "compression");
      return this;
    }

    /**
     * Adds a tag. Tags reach the replicator's reference in the source's Region only at creation.
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
    public ReplicatorSpec build() {
      return new ReplicatorSpec(this);
    }
  }
}
