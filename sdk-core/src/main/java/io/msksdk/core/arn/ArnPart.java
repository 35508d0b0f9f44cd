package io.msksdk.core.arn;

import java.util.Locale;
import java.util.function.IntPredicate;

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

  private final String expected;
  private final String label;

  ArnPart(String expected) {
    this.expected = expected;
    this.label = camel(name());
  }

  boolean accepts(String text) {
    return switch (this) {
      case PARTITION -> text.equals("aws") || text.equals("aws-cn") || text.equals("aws-us-gov");
      case REGION ->
          text.indexOf('-') > 0 && !text.endsWith("-") && each(text, ArnPart::lowerOrDash);
      case ACCOUNT, CLUSTER_ACCOUNT -> account(text);
      case NAME -> plainName(text);
      case UUID, OPERATION_UUID -> each(text, ArnPart::alphanumericOrDash);
      case TOPIC -> topic(text);
      case GROUP, TRANSACTIONAL_ID -> !text.isEmpty();
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

  private static boolean account(String text) {
    return (text.length() == 12 || text.length() == 13) && each(text, ArnPart::digit);
  }

  private static boolean plainName(String text) {
    return each(text, c -> alphanumericOrDash(c) || c == '.' || c == '_');
  }

  private static boolean topic(String text) {
    return plainName(text)
        && text.length() <= LONGEST_TOPIC
        && !text.equals(".")
        && !text.equals("..");
  }

  private static boolean each(String text, IntPredicate allowed) {
    boolean all = !text.isEmpty();
    for (int i = 0; i < text.length(); i++) {
      all &= allowed.test(text.charAt(i));
    }
    return all;
  }

  private static boolean digit(int c) {
    return '0' <= c && c <= '9';
  }

  private static boolean lowerOrDash(int c) {
    return ('a' <= c && c <= 'z') || digit(c) || c == '-';
  }

  private static boolean alphanumericOrDash(int c) {
    return lowerOrDash(c) || ('A' <= c && c <= 'Z');
  }
}
