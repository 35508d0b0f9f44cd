package io.msksdk.core.policy;

import com.google.errorprone.annotations.CanIgnoreReturnValue;
import java.util.ArrayList;
import java.util.List;

/**
 * A pattern of characters, {@code *} (any text, also none) and {@code ?} (one character), matched
 * against the whole of a text without recursion, regular expressions or allocation. The text before
 * the first star and the one after the last star have their place; what lies between is found from
 * left to right, and a part once found is never looked at again.
 */
final class Glob {
  private final GlobSegment[] segments;

  private Glob(List<GlobSegment> segments) {
    this.segments = segments.toArray(new GlobSegment[0]);
  }

  boolean matches(CharSequence text) {
    return matches(text, 0, text.length());
  }

  boolean matches(CharSequence text, int from, int to) {
    GlobSegment first = segments[0];
    if (segments.length == 1) {
      return to - from == first.length() && first.isAt(text, from);
    }
    GlobSegment last = segments[segments.length - 1];
    int at = from + first.length();
    int end = to - last.length();
    if (at > end || !first.isAt(text, from) || !last.isAt(text, end)) {
      return false;
    }
    for (int i = 1; i < segments.length - 1 && at >= 0; i++) {
      at = segments[i].after(text, at, end);
    }
    return at >= 0;
  }

  /** Reads a pattern in which {@code *} and {@code ?} are wildcards. */
  static Glob of(String pattern) {
    return new Builder(false).pattern(pattern).build();
  }

  static Glob ignoringCase(String pattern) {
    return new Builder(true).pattern(pattern).build();
  }

  /** Collects a pattern from texts taken literally and texts with wildcards. */
  static final class Builder {
    private final boolean ignoreCase;
    private final List<GlobSegment> segments = new ArrayList<>();
    private final StringBuilder text = new StringBuilder();
    private final List<Boolean> anyChar = new ArrayList<>();
    private boolean afterStar;

    Builder(boolean ignoreCase) {
      this.ignoreCase = ignoreCase;
    }

    @CanIgnoreReturnValue
    Builder literal(String literal) {
      for (int i = 0; i < literal.length(); i++) {
        add(literal.charAt(i), false);
      }
      return this;
    }

    @CanIgnoreReturnValue
    Builder pattern(String pattern) {
      for (int i = 0; i < pattern.length(); i++) {
        char c = pattern.charAt(i);
        if (c == '*') {
          star();
        } else {
          add(c, c == '?');
        }
      }
      return this;
    }

    Glob build() {
      segments.add(segment());
      return new Glob(segments);
    }

    private void add(char c, boolean any) {
      text.append(c);
      anyChar.add(any);
      afterStar = false;
    }

    private void star() {
      if (!afterStar) {
        segments.add(segment());
      }
      afterStar = true;
    }

    private GlobSegment segment() {
      boolean[] any = new boolean[anyChar.size()];
      for (int i = 0; i < any.length; i++) {
        any[i] = anyChar.get(i);
      }
      GlobSegment segment = new GlobSegment(text.toString(), any, ignoreCase);
      text.setLength(0);
      anyChar.clear();
      return segment;
    }
  }
}
