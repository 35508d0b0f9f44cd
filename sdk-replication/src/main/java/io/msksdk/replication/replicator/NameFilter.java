package io.msksdk.replication.replicator;

import static java.util.Objects.requireNonNull;

import java.util.List;
import java.util.regex.Pattern;

/**
 * Which names a replicator takes: those that match one of the regular expressions to include and
 * none of those to exclude. An expression must match the whole name. Immutable.
 *
 * @param included the expressions to include
 * @param excluded the expressions to exclude
 */
public record NameFilter(List<String> included, List<String> excluded) {

  /**
   * Copies the lists.
   *
   * @param included the expressions to include
   * @param excluded the expressions to exclude
   */
  public NameFilter {
    included = List.copyOf(included);
    excluded = List.copyOf(excluded);
  }

  /**
   * Says whether a name is taken.
   *
   * @param name the name of a topic or group
   * @return true when it is included and not excluded
   */
  public boolean takes(String name) {
    requireNonNull(name, "name");
    return matches(included, name) && !matches(excluded, name);
  }

  /**
   * Says whether a name would be included, whatever is excluded.
   *
   * @param name the name of a topic or group
   * @return true when an expression to include matches it
   */
  public boolean includes(String name) {
    return matches(included, requireNonNull(name, "name"));
  }

  private static boolean matches(List<String> expressions, String name) {
    return expressions.stream().anyMatch(expression -> Pattern.matches(expression, name));
  }
}
