package io.msksdk.core.policy;

import static java.util.Objects.requireNonNull;

import com.google.errorprone.annotations.CanIgnoreReturnValue;
import io.msksdk.core.check.Finding;
import io.msksdk.core.check.Findings;
import io.msksdk.core.check.InvalidSpecException;
import java.util.ArrayList;
import java.util.List;

/**
 * The policies that apply to a caller and a resource, by kind. A request passes when no statement
 * of any of them denies it, and
 *
 * <ul>
 *   <li>within one account an identity policy allows it or a resource policy allows it to the
 *       caller; one that names only the account leaves it to the identity policies,
 *   <li>across accounts an identity policy and a resource policy both allow it,
 *   <li>for a role with a trust policy that policy allows it in any case,
 *   <li>and so do the session policies, every boundary, every level of service and resource control
 *       policies and the endpoint policies, each as far as there are any.
 * </ul>
 *
 * <p>Immutable. Source: IAM User Guide, "Policy evaluation logic".
 */
public final class PolicySet {

  /** What a policy is attached to, and with it what it can do. */
  public enum Kind {
    /** Attached to the user, group or role; grants. */
    IDENTITY("identity policy", false, ArnPattern.ShortArn.PADDED),
    /** Attached to the resource; grants. */
    RESOURCE("resource policy", true, ArnPattern.ShortArn.PADDED_WITH_STAR),
    /** Attached to a role and says who may assume it; has to allow. */
    TRUST("trust policy", true, ArnPattern.ShortArn.PADDED_WITH_STAR),
    /** Given when the session was made; limits. */
    SESSION("session policy", false, ArnPattern.ShortArn.PADDED),
    /** Attached to the user or role; limits. */
    BOUNDARY("permissions boundary", false, ArnPattern.ShortArn.PADDED),
    /** Attached to the caller's account or a unit above it; limits. */
    SERVICE_CONTROL("service control policy", false, ArnPattern.ShortArn.PADDED_AFTER_STAR),
    /** Attached to the resource's account or a unit above it; limits. */
    RESOURCE_CONTROL("resource control policy", true, ArnPattern.ShortArn.REFUSED),
    /** Attached to the VPC endpoint the request came through; limits. */
    ENDPOINT("endpoint policy", true, ArnPattern.ShortArn.PADDED_WITH_STAR);

    private final String label;
    private final boolean namesPrincipals;
    private final ArnPattern.ShortArn shortArns;

    Kind(String label, boolean namesPrincipals, ArnPattern.ShortArn shortArns) {
      this.label = label;
      this.namesPrincipals = namesPrincipals;
      this.shortArns = shortArns;
    }

    String label() {
      return label;
    }

    ArnPattern.ShortArn shortArns() {
      return shortArns;
    }

    boolean limits() {
      return this != IDENTITY && this != RESOURCE && this != TRUST;
    }
  }

  /** One policy; limiting policies of one kind and level are alternatives to each other. */
  record Entry(Kind kind, String level, String name, PolicyDocument document) {}

  private final List<Entry> entries;

  private PolicySet(List<Entry> entries) {
    this.entries = List.copyOf(entries);
  }

  /**
   * Starts an empty set, which allows nothing.
   *
   * @return a builder
   */
  public static Builder builder() {
    return new Builder();
  }

  /**
   * Prepares the set for decisions.
   *
   * @return the evaluator; it does not change, so make a new one when a policy changes
   */
  public CompiledPolicies compile() {
    return CompiledPolicies.of(entries);
  }

  /** Puts a set together. Not thread-safe. */
  public static final class Builder {
    private final List<Entry> entries = new ArrayList<>();
    private final Findings findings = Findings.create();

    private Builder() {}

    /**
     * Adds a policy of the caller or of one of its groups.
     *
     * @param name its name, for decisions
     * @param document the policy
     * @return this
     */
    @CanIgnoreReturnValue
    public Builder identity(String name, PolicyDocument document) {
      return add(Kind.IDENTITY, "", name, document);
    }

    /**
     * Adds a policy of the resource, such as a cluster policy.
     *
     * @param name its name, for decisions
     * @param document the policy
     * @return this
     */
    @CanIgnoreReturnValue
    public Builder resource(String name, PolicyDocument document) {
      return add(Kind.RESOURCE, "", name, document);
    }

    /**
     * Adds the trust policy of the role that is to be assumed. Unlike other policies of resources
     * it has to allow within one account too.
     *
     * @param name its name, for decisions
     * @param document the policy
     * @return this
     */
    @CanIgnoreReturnValue
    public Builder trust(String name, PolicyDocument document) {
      return add(Kind.TRUST, "", name, document);
    }

    /**
     * Adds a policy the caller's session was made with; one of them has to allow.
     *
     * @param name its name, for decisions
     * @param document the policy
     * @return this
     */
    @CanIgnoreReturnValue
    public Builder session(String name, PolicyDocument document) {
      return add(Kind.SESSION, "", name, document);
    }

    /**
     * Adds a permissions boundary; each of them has to allow.
     *
     * @param name its name, for decisions
     * @param document the policy
     * @return this
     */
    @CanIgnoreReturnValue
    public Builder boundary(String name, PolicyDocument document) {
      return add(Kind.BOUNDARY, Integer.toString(entries.size()), name, document);
    }

    /**
     * Adds a service control policy; on each level one of them has to allow.
     *
     * @param level what it is attached to, such as the root, a unit or the account
     * @param name its name, for decisions
     * @param document the policy
     * @return this
     */
    @CanIgnoreReturnValue
    public Builder serviceControl(String level, String name, PolicyDocument document) {
      return add(Kind.SERVICE_CONTROL, level, name, document);
    }

    /**
     * Adds a resource control policy; on each level one of them has to allow.
     *
     * @param level what it is attached to, such as the root, a unit or the account
     * @param name its name, for decisions
     * @param document the policy
     * @return this
     */
    @CanIgnoreReturnValue
    public Builder resourceControl(String level, String name, PolicyDocument document) {
      return add(Kind.RESOURCE_CONTROL, level, name, document);
    }

    /**
     * Adds the policy of the VPC endpoint the request came through.
     *
     * @param name its name, for decisions
     * @param document the policy
     * @return this
     */
    @CanIgnoreReturnValue
    public Builder endpoint(String name, PolicyDocument document) {
      return add(Kind.ENDPOINT, "", name, document);
    }

    /**
     * Ends the set.
     *
     * @return the set
     * @throws InvalidSpecException if a policy has an element its kind cannot have, or lacks one it
     *     must have
     */
    public PolicySet build() {
      findings.requireNoErrors();
      return new PolicySet(entries);
    }

    @CanIgnoreReturnValue
    private Builder add(Kind kind, String level, String name, PolicyDocument document) {
      requireNonNull(level, "level");
      requireNonNull(name, "name");
      List<Statement> statements = document.statements();
      for (int i = 0; i < statements.size(); i++) {
        Statement statement = statements.get(i);
        String sid = statement.sid().map(text -> "(" + text + ")").orElse("");
        check(kind, name + ": Statement[" + i + "]" + sid, statement);
      }
      entries.add(new Entry(kind, level, name, document));
      return this;
    }

    private void check(Kind kind, String where, Statement statement) {
      boolean named = !statement.principalList().isAbsent();
      if (named && !kind.namesPrincipals) {
        findings.add(
            Finding.error(
                "policy.principal",
                where + ".Principal",
                statement.principalList().values(),
                "none in a policy of this kind, " + kind.label));
      }
      if (!named && kind.namesPrincipals) {
        findings.add(
            Finding.error(
                "policy.principal",
                where + ".Principal",
                null,
                "Principal or NotPrincipal, as in every " + kind.label));
      }
    }
  }
}
