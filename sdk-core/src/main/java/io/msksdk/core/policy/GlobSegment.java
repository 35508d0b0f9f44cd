package io.msksdk.core.policy;

/**
 * What stands between two stars of a pattern. Searching one without question marks reads every
 * character once (Knuth, Morris and Pratt), so that no pattern can make matching slow.
 */
final class GlobSegment {
  private final char[] chars;
  private final boolean[] anyChar;
  private final int[] fallback;
  private final boolean plain;
  private final boolean ignoreCase;

  GlobSegment(String text, boolean[] anyChar, boolean ignoreCase) {
    this.ignoreCase = ignoreCase;
    this.anyChar = anyChar.clone();
    this.chars = text.toCharArray();
    boolean literal = true;
    for (int i = 0; i < chars.length; i++) {
      chars[i] = folded(chars[i]);
      literal &= !anyChar[i];
    }
    this.plain = literal;
    this.fallback = literal ? fallbackOf(chars) : new int[0];
  }

  int length() {
    return chars.length;
  }

  boolean isAt(CharSequence text, int at) {
    for (int i = 0; i < chars.length; i++) {
      if (!anyChar[i] && chars[i] != folded(text.charAt(at + i))) {
        return false;
      }
    }
    return true;
  }

  /** Returns the index after the first occurrence, or -1. */
  int after(CharSequence text, int from, int to) {
    return plain ? afterPlain(text, from, to) : afterWithQuestionMarks(text, from, to);
  }

  private int afterPlain(CharSequence text, int from, int to) {
    int matched = 0;
    for (int i = from; i < to; i++) {
      char c = folded(text.charAt(i));
      while (matched > 0 && chars[matched] != c) {
        matched = fallback[matched - 1];
      }
      if (chars[matched] == c) {
        matched++;
      }
      if (matched == chars.length) {
        return i + 1;
      }
    }
    return -1;
  }

  /** The borders of prefixes do not hold for question marks: at most length times text steps. */
  private int afterWithQuestionMarks(CharSequence text, int from, int to) {
    for (int i = from; i + chars.length <= to; i++) {
      if (isAt(text, i)) {
        return i + chars.length;
      }
    }
    return -1;
  }

  private char folded(char c) {
    return ignoreCase ? Character.toLowerCase(Character.toUpperCase(c)) : c;
  }

  /** For each prefix, the length of its longest border: where to go on after a mismatch. */
  private static int[] fallbackOf(char[] chars) {
    int[] borders = new int[chars.length];
    int border = 0;
    for (int i = 1; i < chars.length; i++) {
      while (border > 0 && chars[i] != chars[border]) {
        border = borders[border - 1];
      }
      if (chars[i] == chars[border]) {
        border++;
      }
      borders[i] = border;
    }
    return borders;
  }
}
