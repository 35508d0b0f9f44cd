package io.msksdk.replication.failover;

import static java.util.Objects.requireNonNull;

import com.google.errorprone.annotations.CanIgnoreReturnValue;
import io.msksdk.core.check.Finding;
import io.msksdk.core.check.InvalidSpecException;
import io.msksdk.core.policy.PolicyDocument;
import io.msksdk.replication.replicator.TopicNames;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.TreeMap;
import java.util.regex.Pattern;

/**
 * Two clusters that stand in for one another, and which of their topics and groups matter.
 * Immutable.
 *
 * <pre>{@code
 * FailoverPair pair = FailoverPair.builder(ireland, frankfurt)
 *     .naming(TopicNames.PREFIXED_WITH_SOURCE_CLUSTER_ALIAS)
 *     .topics("orders|payments")
 *     .groups("billing-.*")
 *     .build();
 * }</pre>
 */
public final class FailoverPair {
  private final FailoverSite primary;
  private final FailoverSite secondary;
  private final TopicNames naming;
  private final boolean activeActive;
  private final Pattern topics;
  private final Pattern groups;
  private final Map<String, PolicyDocument> policies;

  private FailoverPair(Builder builder) {
    this.primary = builder.primary;
    this.secondary = builder.secondary;
    this.naming = builder.naming;
    this.activeActive = builder.activeActive;
    this.topics = builder.topics;
    this.groups = builder.groups;
    this.policies = new TreeMap<>(builder.policies);
  }

  /**
   * Starts a description.
   *
   * @param primary the cluster that usually serves
   * @param secondary the cluster that stands by, or serves beside it
   * @return a builder: prefixed names, active and passive, all topics, all groups
   */
  public static Builder builder(FailoverSite primary, FailoverSite secondary) {
    return new Builder(primary, secondary);
  }

  /**
   * Returns the cluster that usually serves.
   *
   * @return the primary
   */
  public FailoverSite primary() {
    return primary;
  }

  /**
   * Returns the other cluster.
   *
   * @return the secondary
   */
  public FailoverSite secondary() {
    return secondary;
  }

  /**
   * Returns how replicators between them name copies.
   *
   * @return the naming
   */
  public TopicNames naming() {
    return naming;
  }

  boolean activeActive() {
    return activeActive;
  }

  Pattern topics() {
    return topics;
  }

  Pattern groups() {
    return groups;
  }

  Map<String, PolicyDocument> policies() {
    return policies;
  }

  @Override
  public String toString() {
    return primary + " and " + secondary + ", " + naming + " names";
  }

  /** What a pair is. Not thread-safe. */
  public static final class Builder {
    private final FailoverSite primary;
    private final FailoverSite secondary;
    private final Map<String, PolicyDocument> policies = new TreeMap<>();
    private TopicNames naming = TopicNames.PREFIXED_WITH_SOURCE_CLUSTER_ALIAS;
    private boolean activeActive;
    private Pattern topics = Pattern.compile(".*");
    private Pattern groups = Pattern.compile(".*");

    private Builder(FailoverSite primary, FailoverSite secondary) {
      this.primary = requireNonNull(primary, "primary");
      this.secondary = requireNonNull(secondary, "secondary");
    }

    /**
     * Sets how replicators name copies.
     *
     * @param naming prefixed unless set
     * @return this builder
     */
    @CanIgnoreReturnValue
    public Builder naming(TopicNames naming) {
      this.naming = requireNonNull(naming, "naming");
      return this;
    }

    /**
     * Says that both clusters serve at the same time: a failback keeps both replicators then.
     *
     * @return this builder
     */
    @CanIgnoreReturnValue
    public Builder activeActive() {
      this.activeActive = true;
      return this;
    }

    /**
     * Sets the topics that must move, by the names producers use.
     *
     * @param regex matches whole names; all unless set
     * @return this builder
     */
    @CanIgnoreReturnValue
    public Builder topics(String regex) {
      this.topics = Pattern.compile(regex);
      return this;
    }

    /**
     * Sets the groups whose offsets must move.
     *
     * @param regex matches whole names; all unless set
     * @return this builder
     */
    @CanIgnoreReturnValue
    public Builder groups(String regex) {
      this.groups = Pattern.compile(regex);
      return this;
    }

    /**
     * Adds the IAM policy of a principal that uses the primary, to see whether it names the
     * secondary too: the ARNs of the two clusters differ.
     *
     * @param principal whose policy, for people
     * @param policy the policy
     * @return this builder
     */
    @CanIgnoreReturnValue
    public Builder addPolicy(String principal, PolicyDocument policy) {
      policies.put(requireNonNull(principal, "principal"), requireNonNull(policy, "policy"));
      return this;
    }

    /**
     * Checks and finishes the pair.
     *
     * @return the pair
     * @throws InvalidSpecException with every rule that is broken
     */
    public FailoverPair build() {
      List<Finding> findings = new ArrayList<>();
      if (primary.cluster().equals(secondary.cluster())) {
        findings.add(
            Finding.error(
                "failover.same", "secondary", secondary.cluster(), "a cluster other than primary"));
      }
      if (!primary.cluster().account().equals(secondary.cluster().account())) {
        findings.add(
            Finding.error(
                    "failover.account",
                    "secondary",
                    secondary.cluster().account(),
                    "the account of the primary, " + primary.cluster().account())
                .advising("MSK Replicator does not cross accounts."));
      }
      if (!findings.isEmpty()) {
        throw InvalidSpecException.of(findings);
      }
      return new FailoverPair(this);
    }
  }
}
