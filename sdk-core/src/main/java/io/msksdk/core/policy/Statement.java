package io.msksdk.core.policy;

import static java.util.Objects.requireNonNull;

import com.google.errorprone.annotations.CanIgnoreReturnValue;
import io.msksdk.core.arn.ResourceArn;
import io.msksdk.core.check.Findings;
import io.msksdk.core.check.InvalidSpecException;
import io.msksdk.core.policy.internal.JsonText;
import java.util.ArrayList;
import java.util.List;
import java.util.Objects;
import java.util.Optional;
import org.jspecify.annotations.Nullable;

/**
 * One statement of a policy. Immutable.
 *
 * <pre>{@code
 * Statement.allow("kafka-cluster:ReadData")
 *     .on(topicArn)
 *     .when("StringEquals", "aws:SourceVpc", "vpc-1")
 *     .build();
 * }</pre>
 */
public final class Statement {

  /** What a statement does to the requests it matches. */
  public enum Effect {
    /** Lets them pass, unless a denial matches too. */
    ALLOW,
    /** Refuses them, whatever else allows them. */
    DENY;

    String json() {
      return this == ALLOW ? "Allow" : "Deny";
    }
  }

  private final String sid;
  private final Effect effect;
  private final Listed<String> actions;
  private final Listed<String> resources;
  private final Listed<Principal> principals;
  private final List<Condition> conditions;

  private Statement(Builder builder) {
    this.sid = builder.sid;
    this.effect = builder.effect;
    this.actions = builder.actions;
    this.resources = builder.resources;
    this.principals = builder.principals;
    this.conditions = List.copyOf(builder.conditions);
  }

  /**
   * Starts a statement that allows actions.
   *
   * @param action an action such as {@code kafka-cluster:ReadData}, {@code kafka:Describe*} or
   *     {@code *}
   * @param more further actions
   * @return a builder
   */
  public static Builder allow(String action, String... more) {
    return new Builder(Effect.ALLOW).actions(Listed.of(all(action, more)));
  }

  /**
   * Starts a statement that allows every action of every service except some ({@code NotAction}).
   *
   * @param action an action or pattern
   * @param more further actions
   * @return a builder
   */
  public static Builder allowAllBut(String action, String... more) {
    return new Builder(Effect.ALLOW).actions(Listed.allBut(all(action, more)));
  }

  /**
   * Starts a statement that denies actions.
   *
   * @param action an action or pattern
   * @param more further actions
   * @return a builder
   */
  public static Builder deny(String action, String... more) {
    return new Builder(Effect.DENY).actions(Listed.of(all(action, more)));
  }

  /**
   * Starts a statement that denies every action of every service except some ({@code NotAction}).
   *
   * @param action an action or pattern
   * @param more further actions
   * @return a builder
   */
  public static Builder denyAllBut(String action, String... more) {
    return new Builder(Effect.DENY).actions(Listed.allBut(all(action, more)));
  }

  /**
   * Returns the name of the statement.
   *
   * @return the {@code Sid}, empty when it has none
   */
  public Optional<String> sid() {
    return sid.isEmpty() ? Optional.empty() : Optional.of(sid);
  }

  /**
   * Returns what the statement does.
   *
   * @return the effect
   */
  public Effect effect() {
    return effect;
  }

  /**
   * Returns the actions it covers.
   *
   * @return the patterns as written; empty when it is written with {@code NotAction}
   */
  public List<String> actions() {
    return actions.listed();
  }

  /**
   * Returns the actions it leaves out.
   *
   * @return the patterns of {@code NotAction}; empty when it is written with {@code Action}
   */
  public List<String> notActions() {
    return actions.leftOut();
  }

  /**
   * Returns the resources it covers.
   *
   * @return the patterns as written; empty when it is written with {@code NotResource}, or in a
   *     trust policy, which covers its own role
   */
  public List<String> resources() {
    return resources.listed();
  }

  /**
   * Returns the resources it leaves out.
   *
   * @return the patterns of {@code NotResource}; empty when it has none
   */
  public List<String> notResources() {
    return resources.leftOut();
  }

  /**
   * Returns whom it is about.
   *
   * @return the principals; empty in a policy that is attached to its principal
   */
  public List<Principal> principals() {
    return principals.listed();
  }

  /**
   * Returns whom it is not about.
   *
   * @return the principals of {@code NotPrincipal}; empty when it has none
   */
  public List<Principal> notPrincipals() {
    return principals.leftOut();
  }

  /**
   * Returns what must hold for the statement to apply.
   *
   * @return the conditions; unmodifiable
   */
  public List<Condition> conditions() {
    return conditions;
  }

  /**
   * Writes the statement.
   *
   * @return the JSON, on several lines; the same statement always gives the same text
   */
  public String toJson() {
    return JsonText.pretty(PolicyTree.of(this));
  }

  Listed<String> actionList() {
    return actions;
  }

  Listed<String> resourceList() {
    return resources;
  }

  Listed<Principal> principalList() {
    return principals;
  }

  private static List<String> all(String first, String... more) {
    List<String> all = new ArrayList<>();
    all.add(requireNonNull(first, "first"));
    all.addAll(List.of(more));
    return all;
  }

  @Override
  public boolean equals(@Nullable Object other) {
    return other instanceof Statement that
        && sid.equals(that.sid)
        && effect == that.effect
        && actions.equals(that.actions)
        && resources.equals(that.resources)
        && principals.equals(that.principals)
        && conditions.equals(that.conditions);
  }

  @Override
  public int hashCode() {
    return Objects.hash(sid, effect, actions, resources, principals, conditions);
  }

  /**
   * Returns the statement on one line.
   *
   * @return the JSON
   */
  @Override
  public String toString() {
    return JsonText.compact(PolicyTree.of(this));
  }

  /** Puts a statement together. Not thread-safe. */
  public static final class Builder {
    String sid = "";
    Effect effect;
    Listed<String> actions = Listed.none();
    Listed<String> resources = Listed.none();
    Listed<Principal> principals = Listed.none();
    final List<Condition> conditions = new ArrayList<>();

    Builder(Effect effect) {
      this.effect = effect;
    }

    /**
     * Names the statement; the name appears in decisions.
     *
     * @param sid letters and digits, unique in its policy
     * @return this
     */
    @CanIgnoreReturnValue
    public Builder sid(String sid) {
      this.sid = requireNonNull(sid, "sid");
      return this;
    }

    /**
     * Says what the statement covers.
     *
     * @param resource an ARN, a pattern of one, or {@code *}
     * @param more further resources
     * @return this
     */
    @CanIgnoreReturnValue
    public Builder on(String resource, String... more) {
      resources = Listed.of(all(resource, more));
      return this;
    }

    /**
     * Says what the statement covers.
     *
     * @param resource the one resource it is about
     * @return this
     */
    @CanIgnoreReturnValue
    public Builder on(ResourceArn resource) {
      return on(resource.toString());
    }

    /**
     * Says what the statement leaves out ({@code NotResource}); it covers everything else.
     *
     * @param resource an ARN, a pattern of one, or {@code *}
     * @param more further resources
     * @return this
     */
    @CanIgnoreReturnValue
    public Builder onAllBut(String resource, String... more) {
      resources = Listed.allBut(all(resource, more));
      return this;
    }

    /**
     * Says whom the statement is about, in a policy of a resource.
     *
     * @param principals the principals
     * @return this
     */
    @CanIgnoreReturnValue
    public Builder to(Principal... principals) {
      this.principals = Listed.of(List.of(principals));
      return this;
    }

    /**
     * Says whom the statement is not about ({@code NotPrincipal}), in a policy of a resource.
     *
     * @param principals the principals
     * @return this
     */
    @CanIgnoreReturnValue
    public Builder toAllBut(Principal... principals) {
      this.principals = Listed.allBut(List.of(principals));
      return this;
    }

    /**
     * Adds a condition; all of them must hold.
     *
     * @param operator the operator as IAM writes it, such as {@code StringEquals}
     * @param key the context key
     * @param values one of them has to fit, or none of them for a negated operator
     * @return this
     */
    @CanIgnoreReturnValue
    public Builder when(String operator, String key, String... values) {
      conditions.add(Condition.of(operator, key, values));
      return this;
    }

    /**
     * Ends the statement.
     *
     * @return the statement
     * @throws InvalidSpecException if an element is missing or malformed; the findings name each
     */
    public Statement build() {
      Findings findings = Findings.create();
      PolicyRules.check(StatementPlace.unnumbered(sid), this, findings);
      findings.requireNoErrors();
      return unchecked();
    }

    Statement unchecked() {
      return new Statement(this);
    }

    @CanIgnoreReturnValue
    private Builder actions(Listed<String> actions) {
      this.actions = actions;
      return this;
    }
  }
}
