package io.msksdk.changefeed.codec.internal;

import com.google.errorprone.annotations.CanIgnoreReturnValue;
import java.nio.charset.StandardCharsets;
import java.util.Locale;
import org.jspecify.annotations.Nullable;

/** Writes JSON with the escapes of TiCDC's own writer. */
public final class JsonWriter {
  private final StringBuilder out = new StringBuilder(256);

  @CanIgnoreReturnValue
  public JsonWriter raw(String text) {
    out.append(text);
    return this;
  }

  @CanIgnoreReturnValue
  public JsonWriter number(long value) {
    out.append(value);
    return this;
  }

  /** A comma unless something just opened. */
  @CanIgnoreReturnValue
  public JsonWriter separated() {
    char last = out.charAt(out.length() - 1);
    if (last != '{' && last != '[') {
      out.append(',');
    }
    return this;
  }

  @CanIgnoreReturnValue
  public JsonWriter string(@Nullable String text) {
    if (text == null) {
      return raw("null");
    }
    out.append('"');
    for (int i = 0; i < text.length(); i++) {
      append(text.charAt(i));
    }
    out.append('"');
    return this;
  }

  private void append(char c) {
    switch (c) {
      case '"', '\\' -> out.append('\\').append(c);
      case '\t' -> out.append("\\t");
      case '\n' -> out.append("\\n");
      case '\r' -> out.append("\\r");
      default -> {
        // beside controls what is special in HTML, and what ends a line in JavaScript alone
        if (c < ' ' || c == '&' || c == '<' || c == '>' || c == '\u2028' || c == '\u2029') {
          out.append(String.format(Locale.ROOT, "\\u%04x", (int) c));
        } else {
          out.append(c);
        }
      }
    }
  }

  public byte[] bytes() {
    return out.toString().getBytes(StandardCharsets.UTF_8);
  }

  @Override
  public String toString() {
    return out.toString();
  }
}
