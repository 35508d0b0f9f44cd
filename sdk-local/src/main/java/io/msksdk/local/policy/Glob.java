package io.msksdk.local.policy;

import java.util.Locale;

/**
 * A pattern with {@code *} (any text, also none) and {@code ?} (one character). Matching remembers
 * only the last star, so that no pattern takes more than pattern length times text length steps.
 */
final class Glob {
  private Glob() {}

  static boolean matches(String pattern, String text) {
    int p = 0;
    int t = 0;
    int star = -1;
    int retry = 0;
    while (t < text.length()) {
      if (p < pattern.length() && pattern.charAt(p) == '*') {
        star = p++;
        retry = t;
      } else if (p < pattern.length() && isMatch(pattern.charAt(p), text.charAt(t))) {
        p++;
        t++;
      } else if (star >= 0) {
        p = star + 1;
        t = ++retry;
      } else {
        return false;
      }
    }
    while (p < pattern.length() && pattern.charAt(p) == '*') {
      p++;
    }
    return p == pattern.length();
  }

  static boolean matchesIgnoringCase(String pattern, String text) {
    return matches(pattern.toLowerCase(Locale.ROOT), text.toLowerCase(Locale.ROOT));
  }

  /** Matches ARNs part by part: a star never crosses one of the first five colons. */
  static boolean matchesArn(String pattern, String arn) {
    if (pattern.equals("*")) {
      return true;
    }
    String[] patterns = pattern.split(":", 6);
    String[] parts = arn.split(":", 6);
    for (int i = 0; i < parts.length; i++) {
      // parts that a pattern leaves out are any
      if (i < patterns.length && !matches(patterns[i], parts[i])) {
        return false;
      }
    }
    return patterns.length <= parts.length;
  }

  private static boolean isMatch(char pattern, char text) {
    return pattern == '?' || pattern == text;
  }
}
