package io.msksdk.auth.policy;

import io.msksdk.core.policy.KafkaClusterAction;
import io.msksdk.core.policy.PolicyDocument;
import io.msksdk.core.policy.Statement;
import java.util.ArrayList;
import java.util.LinkedHashSet;
import java.util.List;
import java.util.Set;

/** One action that one statement allows on one pattern of resources. */
record Grant(String statement, KafkaClusterAction action, ResourcePattern resource) {

  static List<Grant> of(PolicyDocument document) {
    List<Grant> grants = new ArrayList<>();
    List<Statement> statements = document.statements();
    for (int i = 0; i < statements.size(); i++) {
      if (statements.get(i).effect() == Statement.Effect.ALLOW) {
        grants.addAll(of(place(i, statements.get(i)), statements.get(i)));
      }
    }
    return grants;
  }

  /** How findings name a statement. */
  static String place(int index, Statement statement) {
    return "Statement[" + index + "]" + statement.sid().map(sid -> "(" + sid + ")").orElse("");
  }

  static Set<KafkaClusterAction> actions(Statement statement) {
    Set<KafkaClusterAction> actions = new LinkedHashSet<>();
    if (statement.notActions().isEmpty()) {
      statement.actions().forEach(text -> actions.addAll(KafkaClusterAction.matching(text)));
    } else {
      actions.addAll(KafkaClusterAction.all());
      statement.notActions().forEach(text -> actions.removeAll(KafkaClusterAction.matching(text)));
    }
    return actions;
  }

  static List<ResourcePattern> resources(Statement statement) {
    if (statement.resources().isEmpty()) {
      // all but some: what is left out is not looked at
      return List.of(ResourcePattern.everything(""));
    }
    return statement.resources().stream()
        .flatMap(text -> ResourcePattern.read(text).stream())
        .toList();
  }

  private static List<Grant> of(String place, Statement statement) {
    List<Grant> grants = new ArrayList<>();
    for (KafkaClusterAction action : actions(statement)) {
      for (ResourcePattern resource : resources(statement)) {
        if (resource.isOf(action.resourceType())) {
          grants.add(new Grant(place, action, resource.as(action.resourceType())));
        }
      }
    }
    return grants;
  }

  /** Whether this is what another grant needs beside it. */
  boolean serves(Grant other, KafkaClusterAction companion) {
    if (!action.equals(companion)) {
      return false;
    }
    return action.resourceType().equals(other.action.resourceType())
        ? resource.covers(other.resource)
        : resource.sharesCluster(other.resource);
  }
}
