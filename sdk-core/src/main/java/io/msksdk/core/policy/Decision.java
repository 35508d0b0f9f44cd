package io.msksdk.core.policy;

import java.util.Objects;
import java.util.Optional;
import org.jspecify.annotations.Nullable;

/** What policies say about a request, and why. Immutable. */
public final class Decision {

  /** How a decision came about. */
  public enum Outcome {
    /** A statement allows it and nothing denies it. */
    ALLOWED,
    /** A statement denies it; no other statement can change that. */
    EXPLICIT_DENY,
    /** Nothing denies it, but something that has to allow it does not. */
    IMPLICIT_DENY
  }

  /** An element of a statement. */
  public enum Element {
    /** {@code Principal} or {@code NotPrincipal}. */
    PRINCIPAL,
    /** {@code Action} or {@code NotAction}. */
    ACTION,
    /** {@code Resource} or {@code NotResource}. */
    RESOURCE,
    /** {@code Condition}. */
    CONDITION
  }

  private final Outcome outcome;
  private final @Nullable StatementName statement;
  private final @Nullable Element failed;
  private final String reason;

  private Decision(
      Outcome outcome, @Nullable StatementName statement, @Nullable Element failed, String reason) {
    this.outcome = outcome;
    this.statement = statement;
    this.failed = failed;
    this.reason = reason;
  }

  static Decision by(StatementName statement, Statement.Effect effect) {
    return effect == Statement.Effect.ALLOW
        ? new Decision(Outcome.ALLOWED, statement, null, "allowed by " + statement)
        : new Decision(Outcome.EXPLICIT_DENY, statement, null, "denied by " + statement);
  }

  static Decision refused(String reason) {
    return new Decision(Outcome.IMPLICIT_DENY, null, null, reason);
  }

  static Decision refused(String reason, StatementName nearest, Element failed) {
    return new Decision(Outcome.IMPLICIT_DENY, nearest, failed, reason);
  }

  /**
   * Says whether the request may pass.
   *
   * @return true only for {@link Outcome#ALLOWED}
   */
  public boolean allowed() {
    return outcome == Outcome.ALLOWED;
  }

  /**
   * Returns how the decision came about.
   *
   * @return the outcome
   */
  public Outcome outcome() {
    return outcome;
  }

  /**
   * Returns the kind of the policy that holds {@link #statement()}.
   *
   * @return the kind, empty when no statement is near
   */
  public Optional<PolicySet.Kind> kind() {
    return Optional.ofNullable(statement).map(StatementName::kind);
  }

  /**
   * Returns the policy that holds {@link #statement()}.
   *
   * @return its name in the policy set, empty when no statement is near
   */
  public Optional<String> policy() {
    return Optional.ofNullable(statement).map(StatementName::policy);
  }

  /**
   * Returns the statement that decided; of an implicit deny the one that came nearest to allowing.
   *
   * @return its {@code Sid}, or its number in the policy counted from 1; empty when the policies
   *     that had to allow have no statement that allows anything
   */
  public Optional<String> statement() {
    return Optional.ofNullable(statement).map(StatementName::label);
  }

  /**
   * Returns the first element of {@link #statement()} that did not match.
   *
   * @return the element, empty unless this is an implicit deny with a statement near
   */
  public Optional<Element> failedElement() {
    return Optional.ofNullable(failed);
  }

  /**
   * Says in a sentence why.
   *
   * @return the reason, for people; it shows no values of the request's context
   */
  public String reason() {
    return reason;
  }

  @Override
  public boolean equals(@Nullable Object other) {
    return other instanceof Decision that
        && outcome == that.outcome
        && Objects.equals(statement, that.statement)
        && failed == that.failed
        && reason.equals(that.reason);
  }

  @Override
  public int hashCode() {
    return Objects.hash(outcome, statement, failed, reason);
  }

  @Override
  public String toString() {
    return outcome + ": " + reason;
  }
}
