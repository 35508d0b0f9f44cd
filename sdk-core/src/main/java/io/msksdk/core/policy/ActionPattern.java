package io.msksdk.core.policy;

import java.util.Locale;
import org.jspecify.annotations.Nullable;

/**
 * An entry of {@code Action} or {@code NotAction}: the service in full, then a pattern; case does
 * not matter. One that is empty or has white space in it matches nothing.
 */
final class ActionPattern {
  private final boolean everything;
  private final String service;
  private final @Nullable Glob name;

  private ActionPattern(boolean everything, String service, @Nullable Glob name) {
    this.everything = everything;
    this.service = service;
    this.name = name;
  }

  static ActionPattern of(String text) {
    if (text.equals("*") || text.equals("*:*")) {
      return new ActionPattern(true, "", null);
    }
    int colon = text.indexOf(':');
    String name = text.substring(colon + 1);
    boolean never = colon <= 0 || name.isEmpty() || text.chars().anyMatch(ActionPattern::isSpace);
    return new ActionPattern(
        false,
        text.substring(0, Math.max(colon, 0)).toLowerCase(Locale.ROOT),
        never ? null : Glob.ignoringCase(name));
  }

  /** Returns the service in lower case, empty for the pattern of everything. */
  String service() {
    return service;
  }

  boolean isEverything() {
    return everything;
  }

  boolean matches(AccessRequest request) {
    return matches(request.action(), request.serviceEnd());
  }

  boolean matches(String action, int colon) {
    return everything
        || (name != null
            && colon == service.length()
            && action.regionMatches(true, 0, service, 0, colon)
            && name.matches(action, colon + 1, action.length()));
  }

  private static boolean isSpace(int c) {
    return Character.isWhitespace(c) || Character.isSpaceChar(c);
  }
}
