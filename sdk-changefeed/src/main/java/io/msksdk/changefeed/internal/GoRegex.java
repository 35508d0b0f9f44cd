package io.msksdk.changefeed.internal;

import java.util.regex.Matcher;
import java.util.regex.Pattern;
import java.util.regex.PatternSyntaxException;

/**
 * Regular expressions of Go's dialect, RE2, for Java: what RE2 does not have is refused, and what
 * Java reads otherwise is rewritten.
 */
public final class GoRegex {
  /** What may follow a backslash, beside every mark that is neither letter nor digit. */
  private static final String ESCAPES = "AbBdDwWsSzQpPxafnrtv0";

  private static final Pattern REPEAT = Pattern.compile("\\{(\\d{1,9})(?:,(\\d{0,9}))?}");
  private static final Pattern GROUP = Pattern.compile("\\(\\?(?:P?<\\w+>|([imsU-]*)([:)]))");
  private static final Pattern POSIX = Pattern.compile("\\[:(\\^?)(\\w+):]");
  private static final Pattern PROPERTY = Pattern.compile("([pP])\\{(\\^?)(\\w+)}");
  private static final int MOST_REPEATS = 1000;
  private static final String SPACES = "\\t\\n\\f\\r ";

  private final String regex;
  private final boolean lines;
  private final StringBuilder java =
      new StringBuilder("(?d-s)"); // a point, and \n alone ends lines
  private int at;

  private GoRegex(String regex) {
    this.regex = regex;
    this.lines = Pattern.compile("\\(\\?[is-]*m").matcher(regex).find();
  }

  /**
   * Compiles an expression that matches anywhere.
   *
   * @param regex an expression as Go reads it
   * @param flags flags of {@link Pattern}
   * @return what matches the same in Java
   * @throws PatternSyntaxException when Go would refuse it
   */
  public static Pattern compile(String regex, int flags) {
    return Pattern.compile(new GoRegex(regex).translated(), flags);
  }

  private String translated() {
    while (at < regex.length()) {
      char c = regex.charAt(at);
      switch (c) {
        case '\\' -> escape(false);
        case '[' -> characters();
        case '(' -> group();
        case '{' -> repeat();
        case '$' -> take(lines ? "$" : "\\z"); // Java's also stands before a last line break
        case '*', '+', '?' -> quantifier(c);
        default -> take(String.valueOf(c));
      }
    }
    return java.toString();
  }

  private void take(String written) {
    java.append(written);
    at++;
  }

  private void quantifier(char c) {
    take(String.valueOf(c));
    noPossessive();
  }

  private void noPossessive() {
    if (at < regex.length() && regex.charAt(at) == '+') {
      throw refused("no possessive repetition");
    }
  }

  /** A brace that begins no repetition is itself. */
  private void repeat() {
    Matcher repeat = REPEAT.matcher(regex).region(at, regex.length());
    if (!repeat.lookingAt()) {
      take("\\{");
      return;
    }
    String most = repeat.group(2) == null ? "" : repeat.group(2);
    if (tooMany(repeat.group(1)) || tooMany(most)) {
      throw refused("at most " + MOST_REPEATS + " repetitions");
    }
    java.append(repeat.group());
    at = repeat.end();
    noPossessive();
  }

  private static boolean tooMany(String number) {
    return !number.isEmpty() && Integer.parseInt(number) > MOST_REPEATS;
  }

  private void group() {
    if (!regex.startsWith("(?", at)) {
      take("(");
      return;
    }
    Matcher group = GROUP.matcher(regex).region(at, regex.length());
    if (!group.lookingAt()) {
      throw refused("no look-around and no other group than (?:, (?P<name> and (?ims)");
    }
    String flags = group.group(1);
    if (flags == null) {
      java.append('('); // names differ in what they may hold, and nothing refers to them
    } else if (flags.contains("U")) {
      throw refused("no flag U");
    } else {
      java.append("(?").append(flags.replace("i", "iu")).append(group.group(2));
    }
    at = group.end();
  }

  private void escape(boolean within) {
    if (at + 1 == regex.length()) {
      throw refused("something after the last backslash");
    }
    char next = regex.charAt(at + 1);
    boolean mark = next < 0x80 && !Character.isLetterOrDigit(next);
    if (!mark && ESCAPES.indexOf(next) < 0) {
      throw refused("no \\" + next + ", which only other dialects have");
    }
    switch (next) {
      case 'Q' -> quoted();
      case 'p', 'P' -> property();
      case 's' -> twice(within ? SPACES : "[" + SPACES + "]");
      case 'S' -> twice("[^" + SPACES + "]");
      case 'v' -> twice("\\x0B");
      case 'z' -> twice("\\z");
      default -> twice("\\" + next);
    }
  }

  private void twice(String written) {
    java.append(written);
    at += 2;
  }

  private void quoted() {
    int end = regex.indexOf("\\E", at);
    String text = regex.substring(at + 2, end < 0 ? regex.length() : end);
    java.append(Pattern.quote(text));
    at = end < 0 ? regex.length() : end + 2;
  }

  /** Go writes scripts without the Is that Java wants. */
  private void property() {
    Matcher property = PROPERTY.matcher(regex).region(at + 1, regex.length());
    if (!property.lookingAt()) {
      twice("\\" + regex.charAt(at + 1));
      return;
    }
    boolean not = property.group(1).equals("P") != property.group(2).equals("^");
    String name = property.group(3);
    java.append(not ? "\\P{" : "\\p{").append(name.length() > 2 ? "Is" : "").append(name);
    java.append('}');
    at = property.end();
  }

  /** Between brackets Java has intersections and classes in classes, Go has not. */
  private void characters() {
    take("[");
    if (at < regex.length() && regex.charAt(at) == '^') {
      take("^");
    }
    boolean first = true;
    while (at < regex.length() && (first || regex.charAt(at) != ']')) {
      character(regex.charAt(at));
      first = false;
    }
    if (at >= regex.length()) {
      throw refused("a closing bracket");
    }
    take("]");
  }

  private void character(char c) {
    Matcher posix = POSIX.matcher(regex).region(at, regex.length());
    if (c == '[' && posix.lookingAt()) {
      String not = posix.group(1).isEmpty() ? "\\p{" : "\\P{";
      java.append(not).append(posix(posix.group(2))).append('}');
      at = posix.end();
    } else if (c == '\\') {
      escape(true);
    } else {
      take("[]&^".indexOf(c) < 0 ? String.valueOf(c) : "\\" + c);
    }
  }

  private String posix(String name) {
    return switch (name) {
      case "alnum" -> "Alnum";
      case "alpha" -> "Alpha";
      case "ascii" -> "ASCII";
      case "blank" -> "Blank";
      case "cntrl" -> "Cntrl";
      case "digit" -> "Digit";
      case "graph" -> "Graph";
      case "lower" -> "Lower";
      case "print" -> "Print";
      case "punct" -> "Punct";
      case "space" -> "Space";
      case "upper" -> "Upper";
      case "xdigit" -> "XDigit";
      default -> throw refused("a class of Go, such as [:alpha:]");
    };
  }

  private PatternSyntaxException refused(String expected) {
    return new PatternSyntaxException(expected, regex, at);
  }
}
