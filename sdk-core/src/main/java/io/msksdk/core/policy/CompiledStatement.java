package io.msksdk.core.policy;

import java.util.List;
import org.jspecify.annotations.Nullable;

/** A statement taken apart once, with the decision it stands for. */
final class CompiledStatement {
  private final StatementName name;
  private final Statement written;
  private final boolean variables;
  private final List<ActionPattern> actions;
  private final List<ArnPattern> resources;
  private final @Nullable CompiledPrincipals principals;
  private final List<CompiledCondition> conditions;
  private final Decision decision;

  private CompiledStatement(
      StatementName name, Statement statement, boolean variables, ArnPattern.ShortArn shorter) {
    this.name = name;
    this.written = statement;
    this.variables = variables;
    this.actions = statement.actionList().values().stream().map(ActionPattern::of).toList();
    this.resources =
        statement.resourceList().values().stream()
            .map(resource -> ArnPattern.of(resource, variables, shorter))
            .toList();
    this.principals =
        statement.principalList().isAbsent()
            ? null
            : CompiledPrincipals.of(statement.principalList());
    this.conditions =
        statement.conditions().stream()
            .map(condition -> CompiledCondition.of(condition, variables))
            .toList();
    this.decision = Decision.by(name, statement.effect());
  }

  static CompiledStatement of(PolicySet.Entry policy, int index) {
    Statement statement = policy.document().statements().get(index);
    String label = statement.sid().orElse(Integer.toString(index + 1));
    return new CompiledStatement(
        new StatementName(policy.kind(), policy.name(), label),
        statement,
        policy.document().hasVariables(),
        policy.kind().shortArns());
  }

  StatementName name() {
    return name;
  }

  Decision decision() {
    return decision;
  }

  Statement written() {
    return written;
  }

  boolean hasVariables() {
    return variables;
  }

  List<ActionPattern> actions() {
    return actions;
  }

  /** Says how the statement covers the caller; {@code NONE} also when another element fails. */
  PrincipalMatch match(AccessRequest request) {
    if (!coversAction(request) || !coversResource(request)) {
      return PrincipalMatch.NONE;
    }
    PrincipalMatch match = coversPrincipal(request);
    return match != PrincipalMatch.NONE && failedCondition(request) == null
        ? match
        : PrincipalMatch.NONE;
  }

  boolean coversAction(AccessRequest request) {
    for (int i = 0; i < actions.size(); i++) {
      if (actions.get(i).matches(request)) {
        return !written.actionList().isNegated();
      }
    }
    return written.actionList().isNegated();
  }

  /** A trust policy has no resource: it covers the role it is attached to. */
  boolean coversResource(AccessRequest request) {
    for (int i = 0; i < resources.size(); i++) {
      if (resources.get(i).matches(request)) {
        return !written.resourceList().isNegated();
      }
    }
    return resources.isEmpty() || written.resourceList().isNegated();
  }

  PrincipalMatch coversPrincipal(AccessRequest request) {
    return principals == null
        ? PrincipalMatch.DIRECT
        : principals.match(request.context().caller());
  }

  @Nullable CompiledCondition failedCondition(AccessRequest request) {
    for (int i = 0; i < conditions.size(); i++) {
      if (!conditions.get(i).holds(request.context())) {
        return conditions.get(i);
      }
    }
    return null;
  }
}
