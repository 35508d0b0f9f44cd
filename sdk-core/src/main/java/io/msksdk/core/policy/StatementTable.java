package io.msksdk.core.policy;

import java.util.ArrayList;
import java.util.HashMap;
import java.util.HashSet;
import java.util.List;
import java.util.Map;
import java.util.Set;
import org.jspecify.annotations.Nullable;

/**
 * Statements of one effect, in their order, found by the service of a request: of a large policy
 * only the statements that could match are looked at.
 */
final class StatementTable {
  private final List<CompiledStatement> all;
  private final Map<String, CompiledStatement[]> byService;
  private final CompiledStatement[] ofAnyService;

  StatementTable(List<CompiledStatement> statements) {
    this.all = List.copyOf(statements);
    Set<String> services = new HashSet<>();
    for (CompiledStatement statement : statements) {
      statement.actions().forEach(action -> services.add(action.service()));
    }
    Map<String, CompiledStatement[]> tables = new HashMap<>();
    services.forEach(service -> tables.put(service, possible(service)));
    this.byService = Map.copyOf(tables);
    this.ofAnyService = possible("");
  }

  boolean isEmpty() {
    return all.isEmpty();
  }

  List<CompiledStatement> all() {
    return all;
  }

  @Nullable CompiledStatement first(AccessRequest request, String service, PrincipalMatch atLeast) {
    CompiledStatement[] possible = byService.getOrDefault(service, ofAnyService);
    for (CompiledStatement statement : possible) {
      if (statement.match(request).compareTo(atLeast) >= 0) {
        return statement;
      }
    }
    return null;
  }

  private CompiledStatement[] possible(String service) {
    List<CompiledStatement> possible = new ArrayList<>();
    for (CompiledStatement statement : all) {
      boolean covers =
          statement.written().actionList().isNegated()
              || statement.actions().stream()
                  .anyMatch(action -> action.isEverything() || action.service().equals(service));
      if (covers) {
        possible.add(statement);
      }
    }
    return possible.toArray(new CompiledStatement[0]);
  }
}
