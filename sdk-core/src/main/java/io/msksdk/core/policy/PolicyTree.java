package io.msksdk.core.policy;

import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;

/**
 * Policies as the maps and lists JSON is written from: elements in the order of the IAM User Guide,
 * values in the order they were given, one value as a scalar.
 */
final class PolicyTree {
  private PolicyTree() {}

  static Map<String, Object> of(PolicyDocument document) {
    Map<String, Object> tree = new LinkedHashMap<>();
    tree.put("Version", document.version());
    document.id().ifPresent(id -> tree.put("Id", id));
    List<Object> statements = new ArrayList<>();
    document.statements().forEach(statement -> statements.add(of(statement)));
    tree.put("Statement", statements);
    return tree;
  }

  static Map<String, Object> of(Statement statement) {
    Map<String, Object> tree = new LinkedHashMap<>();
    statement.sid().ifPresent(sid -> tree.put("Sid", sid));
    tree.put("Effect", statement.effect().json());
    Listed<Principal> principals = statement.principalList();
    if (!principals.isAbsent()) {
      tree.put(name("Principal", principals), principals(principals.values()));
    }
    tree.put(name("Action", statement.actionList()), scalarOrList(statement.actionList().values()));
    if (!statement.resourceList().isAbsent()) {
      tree.put(
          name("Resource", statement.resourceList()),
          scalarOrList(statement.resourceList().values()));
    }
    if (!statement.conditions().isEmpty()) {
      tree.put("Condition", conditions(statement.conditions()));
    }
    return tree;
  }

  private static String name(String element, Listed<?> values) {
    return values.isNegated() ? "Not" + element : element;
  }

  private static Object scalarOrList(List<String> values) {
    return values.size() == 1 ? values.get(0) : values;
  }

  private static Object principals(List<Principal> principals) {
    if (principals.contains(Principal.everyone())) {
      return Principal.ANYONE;
    }
    Map<String, List<String>> types = new LinkedHashMap<>();
    for (Principal principal : principals) {
      types.computeIfAbsent(principal.type(), type -> new ArrayList<>()).add(principal.id());
    }
    Map<String, Object> tree = new LinkedHashMap<>();
    types.forEach((type, ids) -> tree.put(type, scalarOrList(ids)));
    return tree;
  }

  private static Map<String, Map<String, Object>> conditions(List<Condition> conditions) {
    Map<String, Map<String, Object>> operators = new LinkedHashMap<>();
    for (Condition condition : conditions) {
      operators
          .computeIfAbsent(condition.operator(), operator -> new LinkedHashMap<>())
          .put(condition.key(), scalarOrList(condition.values()));
    }
    return operators;
  }
}
