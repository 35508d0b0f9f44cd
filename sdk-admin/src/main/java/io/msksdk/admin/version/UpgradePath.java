package io.msksdk.admin.version;

import io.msksdk.core.check.Finding;
import io.msksdk.core.runbook.PreconditionException;
import java.util.ArrayDeque;
import java.util.ArrayList;
import java.util.Collections;
import java.util.Deque;
import java.util.HashMap;
import java.util.List;
import java.util.Map;

/**
 * The fewest updates of Kafka from one version to another, by what the service says leads where.
 */
final class UpgradePath {

  private UpgradePath() {}

  static List<String> of(Map<String, List<String>> compatible, String from, String to) {
    if (from.equals(to)) {
      return List.of();
    }
    Map<String, String> reachedFrom = new HashMap<>();
    Deque<String> next = new ArrayDeque<>(List.of(from));
    while (!next.isEmpty() && !reachedFrom.containsKey(to)) {
      String version = next.remove();
      for (String target : compatible.getOrDefault(version, List.of())) {
        if (!target.equals(from) && reachedFrom.putIfAbsent(target, version) == null) {
          next.add(target);
        }
      }
    }
    if (!reachedFrom.containsKey(to)) {
      List<String> targets = compatible.getOrDefault(from, List.of());
      throw PreconditionException.of(
          Finding.error("version.path", "kafkaVersion", to, "a version " + from + " leads to")
              .advising(
                  targets.isEmpty()
                      ? "There is no later version and no downgrade."
                      : "It leads to " + targets + "; there is no downgrade."));
    }
    List<String> path = new ArrayList<>();
    for (String version = to; !version.equals(from); version = step(reachedFrom, version)) {
      path.add(version);
    }
    Collections.reverse(path);
    return path;
  }

  private static String step(Map<String, String> reachedFrom, String version) {
    String before = reachedFrom.get(version);
    if (before == null) {
      throw new IllegalStateException(version + " was not reached");
    }
    return before;
  }
}
