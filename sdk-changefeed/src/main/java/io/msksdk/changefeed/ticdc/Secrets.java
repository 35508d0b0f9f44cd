package io.msksdk.changefeed.ticdc;

import java.util.ArrayList;
import java.util.List;
import java.util.regex.Matcher;
import java.util.regex.Pattern;

/** Secrets in sink URIs: hidden from people, and known again where TiCDC has hidden them. */
final class Secrets {
  private static final String MASK = "xxxxx";

  /** A parameter of a query whose name says that its value is a secret. */
  private static final Pattern PARAMETER =
      Pattern.compile(
          "(?i)([?&][\\w.-]*(?:password|secret|token|access-key)[\\w.-]*=)([^&\\s\"]*)");

  private static final Pattern USER_INFO = Pattern.compile("(://[^:/?#@\\s]*:)([^/?#@\\s]*)(@)");

  /** What TiCDC puts in a secret's place: crosses in URIs, stars in configurations. */
  private static final Pattern MASKED = Pattern.compile("x{3,}|X{3,}|(?:\\*|%2A){3,}");

  private static final Pattern MASKED_VALUE =
      Pattern.compile(
          "[?&]([\\w.-]*(?:password|secret|token|access-key)[\\w.-]*)=(?:"
              + MASKED.pattern()
              + ")(?=&|#|$)");

  private Secrets() {}

  static String hide(String text) {
    String parameters = PARAMETER.matcher(text).replaceAll("$1" + MASK);
    return USER_INFO.matcher(parameters).replaceAll("$1" + MASK + "$3");
  }

  static boolean holdsSecret(String uri) {
    return !hide(uri).equals(uri);
  }

  static boolean isMask(String value) {
    return MASKED.matcher(value).matches();
  }

  /** The parts of a URI that TiCDC has masked. */
  static List<String> masked(String uri) {
    List<String> parts = new ArrayList<>();
    Matcher parameters = MASKED_VALUE.matcher(uri);
    while (parameters.find()) {
      parts.add(parameters.group(1));
    }
    Matcher user = USER_INFO.matcher(uri);
    if (user.find() && isMask(user.group(2))) {
      parts.add("the password before @");
    }
    return parts;
  }
}
