package io.msksdk.changefeed.filter;

import java.util.LinkedHashSet;
import java.util.Locale;
import java.util.Set;
import java.util.regex.Matcher;
import java.util.regex.Pattern;

/**
 * The columns a SQL condition names: its identifiers that are neither words of SQL nor functions.
 */
final class ExpressionColumns {
  private static final Pattern TOKEN =
      Pattern.compile(
          "'(?:[^'\\\\]|\\\\.|'')*'|\"(?:[^\"\\\\]|\\\\.|\"\")*\"|`((?:[^`]|``)+)`"
              + "|\\d[\\w.]*|([\\p{L}_$][\\p{L}\\p{N}_$]*)(\\s*\\()?");
  private static final Set<String> WORDS =
      Set.of(
          "and",
          "or",
          "not",
          "xor",
          "is",
          "null",
          "true",
          "false",
          "unknown",
          "in",
          "like",
          "between",
          "regexp",
          "rlike",
          "div",
          "mod",
          "case",
          "when",
          "then",
          "else",
          "end",
          "interval",
          "escape",
          "binary",
          "collate",
          "exists",
          "as",
          "date",
          "time",
          "timestamp",
          "day",
          "hour",
          "minute",
          "second",
          "month",
          "year",
          "week",
          "quarter",
          "microsecond");

  private ExpressionColumns() {}

  static Set<String> of(String expression) {
    Set<String> columns = new LinkedHashSet<>();
    Matcher tokens = TOKEN.matcher(expression);
    while (tokens.find()) {
      if (tokens.group(1) != null) {
        columns.add(tokens.group(1).replace("``", "`"));
      } else if (tokens.group(2) != null
          && tokens.group(3) == null
          && !WORDS.contains(tokens.group(2).toLowerCase(Locale.ROOT))) {
        columns.add(tokens.group(2));
      }
    }
    return columns;
  }
}
