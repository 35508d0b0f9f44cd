package io.msksdk.changefeed.dispatch;

import static java.util.Objects.requireNonNull;

import io.msksdk.core.check.Finding;
import io.msksdk.core.check.InvalidSpecException;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import java.util.regex.Pattern;

/**
 * A list of rules of TiDB's table filter. Within a list the last rule that matches decides, unlike
 * between dispatch rules, event filters and column selectors, where the first list that matches
 * does. Immutable and thread-safe.
 *
 * <p>Source: TiDB documentation, "Table Filter", section "Syntax".
 */
public final class TableMatcher {
  private record Rule(String text, boolean excludes, Pattern schema, Pattern table) {
    boolean matches(TableName name) {
      return schema.matcher(name.database()).find() && table.matcher(name.table()).find();
    }
  }

  private final List<Rule> rules;

  private TableMatcher(List<Rule> rules) {
    this.rules = rules;
  }

  /**
   * Reads rules.
   *
   * @param texts rules such as {@code shop.*} and {@code !shop.tmp_*}
   * @param caseSensitive whether names differ by case too
   * @return the matcher
   * @throws InvalidSpecException when a rule is not of the table filter's syntax
   */
  public static TableMatcher parse(List<String> texts, boolean caseSensitive) {
    List<Rule> rules = new ArrayList<>();
    for (String text : texts) {
      if (requireNonNull(text, "rule").startsWith("@")) {
        throw InvalidSpecException.of(
            Finding.error(
                "changefeed.dispatch.matcher", "matcher", text, "rules, not the name of a file"));
      }
      boolean excludes = text.startsWith("!");
      Wildcards wildcards = new Wildcards(text, excludes ? 1 : 0, caseSensitive);
      Pattern schema = wildcards.schema();
      rules.add(new Rule(text, excludes, schema, wildcards.table()));
    }
    return new TableMatcher(List.copyOf(rules));
  }

  /**
   * Says whether the rules let a table in.
   *
   * @param name the table
   * @return false when the last rule that matches excludes it, or none matches
   */
  public boolean matches(TableName name) {
    return decidingRule(name).filter(rule -> !rule.startsWith("!")).isPresent();
  }

  /**
   * Returns the rule that decides about a table.
   *
   * @param name the table
   * @return the last rule that matches as it was written, empty when none does
   */
  public Optional<String> decidingRule(TableName name) {
    List<String> matching = matchingRules(name);
    return matching.isEmpty() ? Optional.empty() : Optional.of(matching.get(matching.size() - 1));
  }

  /**
   * Returns every rule that matches a table.
   *
   * @param name the table
   * @return the rules as they were written, in their order
   */
  public List<String> matchingRules(TableName name) {
    return rules.stream().filter(rule -> rule.matches(name)).map(Rule::text).toList();
  }

  /**
   * Returns the rules.
   *
   * @return as they were written, in their order
   */
  public List<String> rules() {
    return rules.stream().map(Rule::text).toList();
  }

  /** Returns the rules as they were written. */
  @Override
  public String toString() {
    return rules().toString();
  }
}
