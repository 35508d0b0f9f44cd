package io.msksdk.auth.policy;

import io.msksdk.core.policy.Decision;
import io.msksdk.core.policy.KafkaClusterAction;
import io.msksdk.core.policy.Statement;
import java.util.List;
import java.util.Optional;
import org.jspecify.annotations.Nullable;

/** What policies say about one action on one resource, and what would change it. Immutable. */
public final class AccessExplanation {
  private final String action;
  private final String resource;
  private final Decision decision;
  private final boolean byAllTopics;
  private final @Nullable Statement remedy;

  private AccessExplanation(
      String action,
      String resource,
      Decision decision,
      boolean byAllTopics,
      @Nullable Statement remedy) {
    this.action = action;
    this.resource = resource;
    this.decision = decision;
    this.byAllTopics = byAllTopics;
    this.remedy = remedy;
  }

  static AccessExplanation of(
      String action, String resource, Decision decision, boolean byAllTopics) {
    boolean helps = decision.outcome() == Decision.Outcome.IMPLICIT_DENY && !byAllTopics;
    Statement remedy =
        helps
            ? KafkaClusterAction.find(action)
                .map(row -> row.minimalStatement(resource))
                .orElse(null)
            : null;
    return new AccessExplanation(action, resource, decision, byAllTopics, remedy);
  }

  /**
   * Returns the action asked about.
   *
   * @return the full name
   */
  public String action() {
    return action;
  }

  /**
   * Returns the resource asked about.
   *
   * @return the ARN
   */
  public String resource() {
    return resource;
  }

  /**
   * Says whether MSK would let it pass.
   *
   * @return true when policies allow it, or when all topics may be written and that is enough
   */
  public boolean allowed() {
    return decision.allowed() || byAllTopics;
  }

  /**
   * Returns what the policies say.
   *
   * @return the decision with the statement that made it or came nearest
   */
  public Decision decision() {
    return decision;
  }

  /**
   * Returns the smallest statement that helps, to be added to an identity policy of the caller; in
   * another account than the cluster's, to the cluster's policy as well.
   *
   * @return the statement; empty when nothing is missing, when a statement denies, which nothing
   *     added can change, and for an action that is not Kafka's
   */
  public Optional<Statement> remedy() {
    return Optional.ofNullable(remedy);
  }

  /**
   * Returns the actions that have to be allowed beside this one to be of use.
   *
   * @return what the guide lists as required for it; empty for an action that is not Kafka's
   */
  public List<KafkaClusterAction> companions() {
    return KafkaClusterAction.find(action).map(KafkaClusterAction::companions).orElse(List.of());
  }

  /** Returns one sentence for people, ending in the statement that would help. */
  @Override
  public String toString() {
    String what = action + " on " + resource + ": ";
    if (byAllTopics) {
      return what + "allowed, as WriteData is allowed on all topics.";
    }
    if (allowed()) {
      return what + decision.reason() + ".";
    }
    String help =
        remedy == null ? " Take that denial back: nothing added changes it." : " Add " + remedy;
    return what + "refused, " + decision.reason() + "." + help;
  }
}
