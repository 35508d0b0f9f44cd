package io.msksdk.auth.password;

import java.util.LinkedHashMap;
import java.util.Map;
import java.util.Optional;
import org.jspecify.annotations.Nullable;

/**
 * Reads a JSON object whose members are texts, which is all that a secret of MSK may be; numbers,
 * true, false and null are skipped. A JSON library would be a dependency for this alone.
 */
final class FlatJson {
  private static final int HEX = 16;

  private final String json;
  private int at;

  private FlatJson(String json) {
    this.json = json;
  }

  /** Empty for everything else. */
  static Optional<Map<String, String>> members(String json) {
    return Optional.ofNullable(new FlatJson(json).object());
  }

  private @Nullable Map<String, String> object() {
    Map<String, String> members = new LinkedHashMap<>();
    if (!takes('{')) {
      return null;
    }
    boolean more = !takes('}');
    while (more) {
      String name = text();
      if (name == null || !takes(':') || !value(name, members)) {
        return null;
      }
      more = takes(',');
      if (!more && !takes('}')) {
        return null;
      }
    }
    skipBlanks();
    return at == json.length() ? members : null;
  }

  private boolean value(String name, Map<String, String> members) {
    skipBlanks();
    if (at < json.length() && json.charAt(at) == '"') {
      String value = text();
      members.put(name, value == null ? "" : value);
      return value != null;
    }
    int start = at;
    while (at < json.length()
        && (Character.isLetterOrDigit(json.charAt(at)) || ".+-".indexOf(json.charAt(at)) >= 0)) {
      at++;
    }
    return at > start;
  }

  private @Nullable String text() {
    if (!takes('"')) {
      return null;
    }
    StringBuilder text = new StringBuilder();
    while (at < json.length()) {
      char c = json.charAt(at++);
      if (c == '"') {
        return text.toString();
      }
      if (c == '\\' && !escaped(text)) {
        return null;
      }
      if (c != '\\') {
        text.append(c);
      }
    }
    return null;
  }

  private boolean escaped(StringBuilder text) {
    if (at == json.length()) {
      return false;
    }
    char c = json.charAt(at++);
    int plain = "\"\\/bfnrt".indexOf(c);
    if (plain >= 0) {
      text.append("\"\\/\b\f\n\r\t".charAt(plain));
      return true;
    }
    return c == 'u' && unicode(text);
  }

  private boolean unicode(StringBuilder text) {
    int code = 0;
    for (int i = 0; i < 4; i++) {
      int digit = at < json.length() ? Character.digit(json.charAt(at++), HEX) : -1;
      if (digit < 0) {
        return false;
      }
      code = HEX * code + digit;
    }
    text.append((char) code);
    return true;
  }

  private boolean takes(char c) {
    skipBlanks();
    boolean there = at < json.length() && json.charAt(at) == c;
    at += there ? 1 : 0;
    return there;
  }

  private void skipBlanks() {
    while (at < json.length() && " \t\r\n".indexOf(json.charAt(at)) >= 0) {
      at++;
    }
  }
}
