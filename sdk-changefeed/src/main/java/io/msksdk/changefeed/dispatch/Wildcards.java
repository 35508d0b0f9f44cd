package io.msksdk.changefeed.dispatch;

import io.msksdk.changefeed.internal.GoRegex;
import io.msksdk.core.check.Finding;
import io.msksdk.core.check.InvalidSpecException;
import java.util.regex.Pattern;
import java.util.regex.PatternSyntaxException;

/**
 * Reads one rule of TiDB's table filter: a pattern for the schema, a point, a pattern for the
 * table. Either is made of wildcards, quoted, or a regular expression between slashes. Source: TiDB
 * documentation, "Table Filter", section "Syntax".
 */
final class Wildcards {
  private final String rule;
  private final int flags;
  private int at;

  Wildcards(String rule, int from, boolean caseSensitive) {
    this.rule = rule;
    this.at = from;
    int insensitive = Pattern.CASE_INSENSITIVE | Pattern.UNICODE_CASE;
    this.flags = caseSensitive ? 0 : insensitive;
  }

  Pattern schema() {
    Pattern schema = name();
    if (at >= rule.length() || rule.charAt(at) != '.') {
      throw invalid("a point between schema and table");
    }
    at++;
    return schema;
  }

  Pattern table() {
    Pattern table = name();
    if (at != rule.length()) {
      throw invalid("nothing after the table");
    }
    return table;
  }

  private Pattern name() {
    char first = at < rule.length() ? rule.charAt(at) : '.';
    if (first == '/') {
      return regex();
    }
    boolean quoted = first == '"' || first == '`';
    String expression = quoted ? Pattern.quote(quoted(first)) : wildcards();
    try {
      return Pattern.compile("\\A" + expression + "\\z", flags | Pattern.DOTALL);
    } catch (PatternSyntaxException notARange) {
      throw invalid("a pattern");
    }
  }

  /** Up to the next slash that is not escaped; matches anywhere in the name. */
  private Pattern regex() {
    int from = ++at;
    while (at < rule.length() && rule.charAt(at) != '/') {
      at += rule.charAt(at) == '\\' ? 2 : 1;
    }
    if (at >= rule.length()) {
      throw invalid("a closing slash");
    }
    try {
      return GoRegex.compile(rule.substring(from, at++), flags);
    } catch (PatternSyntaxException notGo) {
      throw invalid("a regular expression of Go: " + notGo.getDescription());
    }
  }

  private String quoted(char quote) {
    StringBuilder text = new StringBuilder();
    for (at++; at < rule.length(); at++) {
      char c = rule.charAt(at);
      if (c == '\n' || c == '\r') {
        throw invalid("no line break");
      }
      if (c != quote) {
        text.append(c);
      } else if (at + 1 < rule.length() && rule.charAt(at + 1) == quote) {
        text.append(c);
        at++;
      } else {
        at++;
        return text.toString();
      }
    }
    throw invalid("a closing quote");
  }

  private String wildcards() {
    StringBuilder expression = new StringBuilder();
    int from = at;
    while (at < rule.length() && rule.charAt(at) != '.') {
      char c = rule.charAt(at++);
      switch (c) {
        case '*' -> expression.append(".*");
        case '?' -> expression.append('.');
        case '[' -> expression.append(range());
        case '\\' -> expression.append(escaped());
        default -> expression.append(Pattern.quote(plain(c)));
      }
    }
    if (at == from) {
      throw invalid("schema.table");
    }
    return expression.toString();
  }

  private String plain(char c) {
    boolean allowed = Character.isLetterOrDigit(c) || c == '$' || c == '_' || c >= 0x80;
    if (!allowed) {
      throw invalid("quotes or a backslash before '" + c + "'");
    }
    // the halves of a character beyond the basic plane must stay together
    boolean pair = Character.isHighSurrogate(c) && at < rule.length();
    return pair ? String.valueOf(c) + rule.charAt(at++) : String.valueOf(c);
  }

  private String escaped() {
    char c = at < rule.length() ? rule.charAt(at) : 'a';
    boolean alphanumeric = c < 0x80 && Character.isLetterOrDigit(c);
    if (alphanumeric) {
      throw invalid("after a backslash a character that is neither a letter nor a digit");
    }
    at++;
    return Pattern.quote(String.valueOf(c));
  }

  private String range() {
    int close = rule.indexOf(']', at);
    if (close <= at) {
      throw invalid("a closing bracket");
    }
    String inside = rule.substring(at, close);
    at = close + 1;
    boolean outside = inside.startsWith("!");
    String members =
        (outside ? inside.substring(1) : inside).replaceAll("[\\[\\]\\\\&^]", "\\\\$0");
    return "[" + (outside ? "^" : "") + members + "]";
  }

  private InvalidSpecException invalid(String expected) {
    return InvalidSpecException.of(
        Finding.error("changefeed.dispatch.matcher", "matcher", rule, expected));
  }
}
