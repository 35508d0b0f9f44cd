package io.msksdk.changefeed.dispatch;

import java.util.regex.Matcher;
import java.util.regex.Pattern;

/**
 * Regular expressions of Go's dialect, RE2, for Java: what RE2 does not have is refused, what it
 * writes otherwise is rewritten.
 */
final class GoRegex {
  private static final Pattern FOREIGN =
      Pattern.compile("\\(\\?(?:[=!>]|<[=!])|\\\\[1-9GZXRhHkuU]|[*+?}]\\+");
  private static final Pattern ESCAPED =
      Pattern.compile("\\\\Q.*?(?:\\\\E|$)|\\\\\\\\", Pattern.DOTALL);
  private static final Pattern CLASS = Pattern.compile("\\[:(\\^?)(\\w+):]");

  private GoRegex() {}

  /** Says whether RE2 lacks something the expression uses: looking around, references back, ... */
  static boolean foreign(String regex) {
    return FOREIGN.matcher(ESCAPED.matcher(regex).replaceAll("")).find();
  }

  static String forJava(String regex) {
    Matcher classes = CLASS.matcher(regex.replace("(?P<", "(?<"));
    return classes.replaceAll(
        found ->
            Matcher.quoteReplacement(
                (found.group(1).isEmpty() ? "\\p{" : "\\P{") + posix(found.group(2)) + "}"));
  }

  private static String posix(String name) {
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
      default -> name;
    };
  }
}
