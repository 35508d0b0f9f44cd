package io.msksdk.local.identity;

import io.msksdk.core.policy.PolicyDocument;
import io.msksdk.core.policy.Statement;
import java.util.LinkedHashSet;
import java.util.List;
import java.util.Set;
import org.jspecify.annotations.Nullable;

/** Finds names of resources to try decisions on where no request has named one. */
final class SpokenNames {
  private static final String ANY = "\u0001any-name\u0001";

  private SpokenNames() {}

  static List<String> of(List<PolicyDocument> documents, String prefix) {
    Set<String> resources = new LinkedHashSet<>();
    for (PolicyDocument document : documents) {
      for (Statement statement : document.statements()) {
        if (statement.effect() == Statement.Effect.ALLOW) {
          statement.resources().forEach(pattern -> add(resources, pattern, prefix));
        }
      }
    }
    resources.add(prefix + ANY);
    return List.copyOf(resources);
  }

  private static void add(Set<String> resources, String pattern, String prefix) {
    String name = name(pattern, 0, prefix, 0);
    if (name != null) {
      resources.add(prefix + name);
    }
  }

  /** A name with which the rest of the pattern covers the rest of the prefix; null for none. */
  private static @Nullable String name(String pattern, int at, String prefix, int done) {
    if (done == prefix.length()) {
      return named(pattern, at);
    }
    if (at == pattern.length()) {
      return null;
    }
    char c = pattern.charAt(at);
    if (c == '*') {
      String without = name(pattern, at + 1, prefix, done);
      return without == null ? name(pattern, at, prefix, done + 1) : without;
    }
    return c == '?' || c == prefix.charAt(done) ? name(pattern, at + 1, prefix, done + 1) : null;
  }

  private static @Nullable String named(String pattern, int at) {
    String rest = pattern.substring(at);
    String shortest = rest.replace("*", "").replace('?', 'x');
    if (!shortest.isEmpty()) {
      return shortest;
    }
    return rest.isEmpty() ? null : ANY;
  }
}
