package io.msksdk.core.arn;

import java.util.Locale;

/**
 * The parts of an ARN and what each may look like. Deliberately no narrower than the vendor's own
 * samples, which have accounts of 13 digits and UUIDs that are not 8-4-4-4-12. (Amazon MSK
 * Developer Guide, "Authorization policy resources".)
 */
enum ArnPart {
  PARTITION("aws, aws-cn or aws-us-gov"),
  REGION("a Region such as eu-west-1"),
  ACCOUNT("12 digits"),
  CLUSTER_ACCOUNT("12 digits"),
  NAME("a name of letters, digits, dot, dash and underscore"),
  UUID("a UUID with its suffix such as -2"),
  OPERATION_UUID("a UUID"),
  TOPIC("1 to 249 letters, digits, dots, dashes and underscores"),
  GROUP("a group id, not empty"),
  TRANSACTIONAL_ID("a transactional id, not empty");

  private static final int LONGEST_TOPIC = 249;

  private static final int LOWER = 1;
  private static final int UPPER = 2;
  private static final int DIGIT = 4;
  private static final int DASH = 8;
  private static final int DOT_OR_UNDERSCORE = 16;
  private static final int PLAIN = LOWER | UPPER | DIGIT | DASH | DOT_OR_UNDERSCORE;

  private final String expected;
  private final String label;

  ArnPart(String expected) {
    this.expected = expected;
    this.label = camel(name());
  }

  boolean accepts(String text) {
    return accepts(text, 0, text.length());
  }

  /** Looks at a piece of a text in its place: a list of a thousand ARNs is not taken to pieces. */
  boolean accepts(String text, int begin, int end) {
    return switch (this) {
      case PARTITION ->
          is("aws", text, begin, end)
              || is("aws-cn", text, begin, end)
              || is("aws-us-gov", text, begin, end);
      case REGION -> region(text, begin, end);
      case ACCOUNT, CLUSTER_ACCOUNT -> account(text, begin, end);
      case NAME -> each(PLAIN, text, begin, end);
      case UUID, OPERATION_UUID -> each(LOWER | UPPER | DIGIT | DASH, text, begin, end);
      case TOPIC -> topic(text, begin, end);
      case GROUP, TRANSACTIONAL_ID -> begin < end;
    };
  }

  String expected() {
    return expected;
  }

  String label() {
    return label;
  }

  private static String camel(String name) {
    String[] words = name.toLowerCase(Locale.ROOT).split("_", -1);
    StringBuilder label = new StringBuilder(words[0]);
    for (int i = 1; i < words.length; i++) {
      label
          .append(Character.toUpperCase(words[i].charAt(0)))
          .append(words[i], 1, words[i].length());
    }
    return label.toString();
  }

  private static boolean is(String expected, String text, int begin, int end) {
    return end - begin == expected.length() && text.startsWith(expected, begin);
  }

  private static boolean region(String text, int begin, int end) {
    int dash = text.indexOf('-', begin);
    return begin < dash
        && dash < end
        && text.charAt(end - 1) != '-'
        && each(LOWER | DIGIT | DASH, text, begin, end);
  }

  private static boolean account(String text, int begin, int end) {
    int length = end - begin;
    return (length == 12 || length == 13) && each(DIGIT, text, begin, end);
  }

  private static boolean topic(String text, int begin, int end) {
    return each(PLAIN, text, begin, end)
        && end - begin <= LONGEST_TOPIC
        && !is(".", text, begin, end)
        && !is("..", text, begin, end);
  }

  private static boolean each(int allowed, String text, int begin, int end) {
    for (int i = begin; i < end; i++) {
      if ((kind(text.charAt(i)) & allowed) == 0) {
        return false;
      }
    }
    return begin < end;
  }

  private static int kind(char c) {
    if ('a' <= c && c <= 'z') {
      return LOWER;
    }
    if ('0' <= c && c <= '9') {
      return DIGIT;
    }
    if ('A' <= c && c <= 'Z') {
      return UPPER;
    }
    if (c == '-') {
      return DASH;
    }
    return c == '.' || c == '_' ? DOT_OR_UNDERSCORE : 0;
  }
}
