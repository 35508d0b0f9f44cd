package io.msksdk.core.policy;

import java.util.ArrayList;
import java.util.List;
import java.util.Locale;
import org.jspecify.annotations.Nullable;

/**
 * A text of a policy in which variables such as <code>${aws:username}</code>, <code>
 * ${aws:PrincipalTag/team, 'none'}</code> and the escapes <code>${*}</code>, <code>${?}</code>,
 * <code>${$}</code> are replaced. What a variable stands for is taken literally: a star in it is no
 * wildcard. Without variables it is compiled once. Source: IAM User Guide, "IAM policy elements:
 * Variables and tags".
 */
final class TextPattern {
  private final List<Part> parts;
  private final boolean wildcards;
  private final boolean ignoreCase;
  private final @Nullable Glob fixed;

  /** A piece of the text; one with a key is a variable, whose text is its default. */
  private record Part(@Nullable String text, @Nullable String key, boolean escaped) {}

  private TextPattern(List<Part> parts, boolean wildcards, boolean ignoreCase) {
    this.parts = parts;
    this.wildcards = wildcards;
    this.ignoreCase = ignoreCase;
    boolean variable = parts.stream().anyMatch(part -> part.key() != null);
    this.fixed = variable ? null : resolved(null);
  }

  static TextPattern of(String text, boolean variables, boolean wildcards) {
    return new TextPattern(parts(text, variables), wildcards, false);
  }

  static TextPattern ignoringCase(String text, boolean variables) {
    return new TextPattern(parts(text, variables), false, true);
  }

  boolean matches(CharSequence text, RequestContext context) {
    return matches(text, 0, text.length(), context);
  }

  /** A pattern with a variable that has no value matches nothing. */
  boolean matches(CharSequence text, int from, int to, RequestContext context) {
    Glob glob = fixed == null ? resolved(context) : fixed;
    return glob != null && glob.matches(text, from, to);
  }

  private @Nullable Glob resolved(@Nullable RequestContext context) {
    Glob.Builder glob = new Glob.Builder(ignoreCase);
    for (Part part : parts) {
      String text = part.key() == null ? part.text() : value(part.key(), part.text(), context);
      if (text == null) {
        return null;
      }
      if (wildcards && !part.escaped()) {
        glob.pattern(text);
      } else {
        glob.literal(text);
      }
    }
    return glob.build();
  }

  private static @Nullable String value(
      String key, @Nullable String fallback, @Nullable RequestContext context) {
    ContextValue value = context == null ? null : context.lookUp(key);
    if (value == null) {
      return fallback;
    }
    return value.multiple() ? null : value.single();
  }

  private static List<Part> parts(String text, boolean variables) {
    List<Part> parts = new ArrayList<>();
    int at = 0;
    while (at < text.length()) {
      int start = variables ? text.indexOf("${", at) : -1;
      int end = start < 0 ? -1 : text.indexOf('}', start);
      if (end < 0) {
        break;
      }
      if (start > at) {
        parts.add(new Part(text.substring(at, start), null, false));
      }
      parts.add(variable(text.substring(start + 2, end)));
      at = end + 1;
    }
    if (at < text.length()) {
      parts.add(new Part(text.substring(at), null, false));
    }
    return List.copyOf(parts);
  }

  private static Part variable(String inside) {
    if (inside.equals("*") || inside.equals("?") || inside.equals("$")) {
      return new Part(inside, null, true);
    }
    int comma = inside.indexOf(',');
    String key = (comma < 0 ? inside : inside.substring(0, comma)).strip();
    String fallback = comma < 0 ? "" : inside.substring(comma + 1).strip();
    boolean quoted = fallback.length() >= 2 && fallback.startsWith("'") && fallback.endsWith("'");
    return new Part(
        quoted ? fallback.substring(1, fallback.length() - 1) : null,
        key.toLowerCase(Locale.ROOT),
        true);
  }
}
