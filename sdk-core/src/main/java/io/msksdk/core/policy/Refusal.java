package io.msksdk.core.policy;

import java.util.List;
import org.jspecify.annotations.Nullable;

/**
 * Explains an implicit deny by the statement that came nearest to allowing: the one whose first
 * mismatch comes latest, and of several the one whose resource is closest.
 */
final class Refusal {
  private static final int PER_ELEMENT = 1000;
  private static final int SAME_SERVICE = 200;

  private Refusal() {}

  /** A statement, the first of its elements that failed, and how near it came. */
  private record Candidate(CompiledStatement statement, Decision.Element failed, int nearness) {}

  static Decision of(AccessRequest request, String subject, List<CompiledStatement> statements) {
    String reason = subject + " " + request.action() + " on " + request.resource();
    Candidate nearest = null;
    for (CompiledStatement statement : statements) {
      Candidate candidate = candidate(request, statement);
      if (nearest == null || candidate.nearness() > nearest.nearness()) {
        nearest = candidate;
      }
    }
    if (nearest == null) {
      return Decision.refused(reason);
    }
    StatementName name = nearest.statement().name();
    String gap = gap(request, nearest);
    return Decision.refused(reason + "; nearest: " + name + " " + gap, name, nearest.failed());
  }

  private static Candidate candidate(AccessRequest request, CompiledStatement statement) {
    Decision.Element failed = failed(request, statement);
    int nearness = matched(failed) * PER_ELEMENT + ResourceGap.of(request, statement).depth();
    boolean service =
        statement.actions().stream().anyMatch(action -> action.service().equals(request.service()));
    return new Candidate(statement, failed, nearness + (service ? SAME_SERVICE : 0));
  }

  private static int matched(Decision.Element failed) {
    return switch (failed) {
      case PRINCIPAL -> 0;
      case ACTION -> 1;
      case RESOURCE -> 2;
      case CONDITION -> 3;
    };
  }

  private static Decision.Element failed(AccessRequest request, CompiledStatement statement) {
    if (statement.coversPrincipal(request) == PrincipalMatch.NONE) {
      return Decision.Element.PRINCIPAL;
    }
    if (!statement.coversAction(request)) {
      return Decision.Element.ACTION;
    }
    if (!statement.coversResource(request)) {
      return Decision.Element.RESOURCE;
    }
    // what names the account only has matched in full and still grants nothing by itself
    return statement.failedCondition(request) == null
        ? Decision.Element.PRINCIPAL
        : Decision.Element.CONDITION;
  }

  private static String gap(AccessRequest request, Candidate nearest) {
    CompiledStatement statement = nearest.statement();
    return switch (nearest.failed()) {
      case PRINCIPAL ->
          statement.coversPrincipal(request) == PrincipalMatch.ACCOUNT
              ? "names the account only, which leaves it to identity policies"
              : "does not name " + request.context().principal();
      case ACTION ->
          statement.written().actionList().isNegated()
              ? "leaves the action out by NotAction"
              : "does not cover the action";
      case RESOURCE -> ResourceGap.of(request, statement).text();
      case CONDITION -> condition(request, statement.failedCondition(request));
    };
  }

  private static String condition(AccessRequest request, @Nullable CompiledCondition failed) {
    if (failed == null) {
      return "has a condition that does not hold";
    }
    String name = failed.written().operator() + " of " + failed.written().key();
    return failed.isPresent(request.context())
        ? "has the condition " + name + ", which does not hold"
        : "has the condition " + name + ", and the request has no such key";
  }
}
