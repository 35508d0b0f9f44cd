package io.msksdk.replication.preflight;

import static java.util.Objects.requireNonNull;

import com.google.errorprone.annotations.CanIgnoreReturnValue;
import io.msksdk.admin.Msk;
import io.msksdk.admin.policy.ClusterPolicy;
import io.msksdk.core.catalogue.Limits;
import io.msksdk.core.check.Findings;
import io.msksdk.core.policy.PolicyDocument;
import io.msksdk.replication.MskReplication;
import io.msksdk.replication.replicator.ReplicatorSpec;
import io.msksdk.replication.replicator.Replicators;
import java.util.List;
import java.util.Optional;
import org.jspecify.annotations.Nullable;

/**
 * Checks whether a replicator can be created and will do its work, before the half hour that its
 * creation takes. It reads both clusters, the source's policy and the replicators of the account;
 * what only the application can read it gives, and what nobody gave is a finding whose code ends in
 * {@code .not-checked}. Nothing is changed.
 *
 * <pre>{@code
 * PreflightReport report =
 *     ReplicatorPreflight.between(primary, standby).role(role).network(network).check(spec);
 * report.requirePassed();
 * }</pre>
 */
public final class ReplicatorPreflight {
  private final Msk source;
  private final Msk target;
  private final Replicators replicators;
  private @Nullable NetworkView network;
  private @Nullable ServiceRole role;
  private @Nullable StandbyWrites writes;
  private PreflightFacts.@Nullable Creator creator;
  private Workload workload = Workload.builder().build();
  private Limits limits = Limits.published();

  private ReplicatorPreflight(Msk source, Msk target) {
    this.source = requireNonNull(source, "source");
    this.target = requireNonNull(target, "target");
    this.replicators = MskReplication.on(target).replicators();
  }

  /**
   * Starts a preflight. Not thread-safe.
   *
   * @param source MSK in the source's Region; for a source that MSK does not run, the target's
   * @param target MSK in the target's Region, the same object within a Region; for a target that
   *     MSK does not run, the source's
   * @return a preflight that knows the clusters alone
   */
  public static ReplicatorPreflight between(Msk source, Msk target) {
    return new ReplicatorPreflight(source, target);
  }

  /**
   * Gives the network.
   *
   * @param network reads security groups and subnets
   * @return this
   */
  @CanIgnoreReturnValue
  public ReplicatorPreflight network(NetworkView network) {
    this.network = requireNonNull(network, "network");
    return this;
  }

  /**
   * Gives the role the replicator works as.
   *
   * @param role its policies
   * @return this
   */
  @CanIgnoreReturnValue
  public ReplicatorPreflight role(ServiceRole role) {
    this.role = requireNonNull(role, "role");
    return this;
  }

  /**
   * Gives who will create the replicator.
   *
   * @param principal the ARN of its user or role session
   * @param policies what it may do: inline and attached policies
   * @return this
   */
  @CanIgnoreReturnValue
  public ReplicatorPreflight creator(String principal, PolicyDocument... policies) {
    this.creator =
        new PreflightFacts.Creator(requireNonNull(principal, "principal"), List.of(policies));
    return this;
  }

  /**
   * Gives what will be copied.
   *
   * @param workload the workload
   * @return this
   */
  @CanIgnoreReturnValue
  public ReplicatorPreflight workload(Workload workload) {
    this.workload = requireNonNull(workload, "workload");
    return this;
  }

  /**
   * Gives the rights of producers on both clusters.
   *
   * @param writes the rights
   * @return this
   */
  @CanIgnoreReturnValue
  public ReplicatorPreflight standbyWrites(StandbyWrites writes) {
    this.writes = requireNonNull(writes, "writes");
    return this;
  }

  /**
   * Sets the limits; the published ones unless set.
   *
   * @param limits such as {@code Limits.published().with("replicatorsPerAccount", 30)}
   * @return this
   */
  @CanIgnoreReturnValue
  public ReplicatorPreflight limits(Limits limits) {
    this.limits = requireNonNull(limits, "limits");
    return this;
  }

  /**
   * Reads and checks.
   *
   * @param spec what the replicator shall be
   * @return everything found, the warnings of the spec included
   * @throws io.msksdk.core.call.NotFoundException when a cluster does not exist
   */
  public PreflightReport check(ReplicatorSpec spec) {
    PreflightFacts facts =
        new PreflightFacts(
            spec,
            spec.source().arn().map(arn -> source.clusters().describe(arn)).orElse(null),
            spec.target().arn().map(arn -> target.clusters().describe(arn)).orElse(null),
            sourcePolicy(spec),
            replicators.list().filter(listed -> !listed.reference()).count(),
            new PreflightFacts.Given(network, role, workload, writes, creator));
    return rules(facts, limits);
  }

  private Optional<PolicyDocument> sourcePolicy(ReplicatorSpec spec) {
    return spec.source()
        .arn()
        .filter(arn -> spec.crossRegion())
        .flatMap(arn -> source.policies().find(arn))
        .map(ClusterPolicy::document);
  }

  static PreflightReport rules(PreflightFacts facts, Limits limits) {
    Findings findings = Findings.create();
    findings.addAll(facts.spec().findings());
    CreatorRules.check(facts, findings);
    ClusterRules.check(facts, findings);
    SelfManagedRules.check(facts, findings);
    SourceAccessRules.check(facts, findings);
    NetworkRules.check(facts, findings);
    RoleRules.check(facts, findings);
    LimitRules.check(facts, limits, findings);
    StandbyRules.check(facts, findings);
    return new PreflightReport(findings.all());
  }
}
