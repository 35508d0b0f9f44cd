package io.msksdk.changefeed.dispatch;

import io.msksdk.core.check.Finding;
import io.msksdk.core.check.InvalidSpecException;
import java.util.ArrayList;
import java.util.List;
import java.util.regex.Pattern;

/**
 * A list of table filter rules. Within a list the last rule that matches decides, unlike between
 * dispatch rules, where the first does.
 */
final class TableMatcher {
  private record Rule(boolean excludes, Pattern schema, Pattern table) {}

  private final List<Rule> rules;

  private TableMatcher(List<Rule> rules) {
    this.rules = rules;
  }

  static TableMatcher parse(List<String> texts, boolean caseSensitive) {
    List<Rule> rules = new ArrayList<>();
    for (String text : texts) {
      if (text.startsWith("@")) {
        throw InvalidSpecException.of(
            Finding.error(
                "changefeed.dispatch.matcher", "matcher", text, "rules, not the name of a file"));
      }
      boolean excludes = text.startsWith("!");
      Wildcards wildcards = new Wildcards(text, excludes ? 1 : 0, caseSensitive);
      Pattern schema = wildcards.schema();
      rules.add(new Rule(excludes, schema, wildcards.table()));
    }
    return new TableMatcher(List.copyOf(rules));
  }

  boolean matches(TableName name) {
    boolean matched = false;
    for (Rule rule : rules) {
      if (rule.schema().matcher(name.database()).find()
          && rule.table().matcher(name.table()).find()) {
        matched = !rule.excludes();
      }
    }
    return matched;
  }
}
