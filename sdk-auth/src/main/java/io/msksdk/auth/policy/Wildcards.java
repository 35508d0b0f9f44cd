package io.msksdk.auth.policy;

/** What two patterns of {@code *} and {@code ?} have in common. */
final class Wildcards {
  private Wildcards() {}

  /** Whether every text that fits the second also fits the first, as far as one can see. */
  static boolean covers(String wider, String narrower) {
    boolean[] fits = new boolean[narrower.length() + 1];
    fits[0] = true;
    for (int i = 0; i < wider.length(); i++) {
      fits = step(wider.charAt(i), narrower, fits);
    }
    return fits[narrower.length()];
  }

  private static boolean[] step(char pattern, String text, boolean[] before) {
    boolean[] after = new boolean[before.length];
    after[0] = pattern == '*' && before[0];
    for (int at = 1; at < before.length; at++) {
      char c = text.charAt(at - 1);
      boolean one = pattern == '?' ? c != '*' : pattern == c;
      after[at] = pattern == '*' ? before[at] || after[at - 1] : before[at - 1] && one;
    }
    return after;
  }

  /** Whether some text fits both. */
  static boolean overlap(String some, String other) {
    boolean[][] fit = new boolean[some.length() + 1][other.length() + 1];
    for (int i = some.length(); i >= 0; i--) {
      for (int j = other.length(); j >= 0; j--) {
        fit[i][j] = overlap(some, i, other, j, fit);
      }
    }
    return fit[0][0];
  }

  private static boolean overlap(String some, int i, String other, int j, boolean[][] fit) {
    boolean ended = i == some.length();
    boolean otherEnded = j == other.length();
    if (ended && otherEnded) {
      return true;
    }
    if (!ended && some.charAt(i) == '*') {
      return fit[i + 1][j] || (!otherEnded && fit[i][j + 1]);
    }
    if (!otherEnded && other.charAt(j) == '*') {
      return fit[i][j + 1] || (!ended && fit[i + 1][j]);
    }
    return !ended && !otherEnded && alike(some.charAt(i), other.charAt(j)) && fit[i + 1][j + 1];
  }

  private static boolean alike(char one, char other) {
    return one == other || one == '?' || other == '?';
  }
}
