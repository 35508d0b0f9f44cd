package io.msksdk.auth.iam;

/**
 * Text inside a JSON string. Surrogates are written as escapes, each for itself, as the official
 * library does: so half a pair stays what it was.
 */
final class JsonText {
  private static final char[] DIGITS = "0123456789ABCDEF".toCharArray();

  private JsonText() {}

  static void append(StringBuilder json, String text) {
    for (int i = 0; i < text.length(); i++) {
      char c = text.charAt(i);
      switch (c) {
        case '"' -> json.append("\\\"");
        case '\\' -> json.append("\\\\");
        case '\b' -> json.append("\\b");
        case '\t' -> json.append("\\t");
        case '\n' -> json.append("\\n");
        case '\f' -> json.append("\\f");
        case '\r' -> json.append("\\r");
        default -> appendPlain(json, c);
      }
    }
  }

  private static void appendPlain(StringBuilder json, char c) {
    if (c < ' ' || Character.isSurrogate(c)) {
      json.append("\\u");
      for (int shift = 12; shift >= 0; shift -= 4) {
        json.append(DIGITS[(c >> shift) & 0xF]);
      }
    } else {
      json.append(c);
    }
  }
}
