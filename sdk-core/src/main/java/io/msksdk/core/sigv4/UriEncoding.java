package io.msksdk.core.sigv4;

import static java.nio.charset.StandardCharsets.UTF_8;

import java.util.Arrays;

/** Percent-encoding of RFC 3986: everything but the unreserved characters, upper-case digits. */
public final class UriEncoding {
  private static final char[] DIGITS = "0123456789ABCDEF".toCharArray();

  private UriEncoding() {}

  /**
   * Encodes a text as one name, value or path segment.
   *
   * @param text any text; half a surrogate pair counts as a question mark
   * @return letters, digits, {@code -_.~} and percent signs
   */
  public static String encode(String text) {
    StringBuilder encoded = new StringBuilder(text.length() + 16);
    append(encoded, text.getBytes(UTF_8));
    return encoded.toString();
  }

  /**
   * Brings text as it stood on the wire into the one canonical encoding. It works on bytes: text
   * that is not UTF-8 must not be lost on the way, or two requests would share a signature.
   */
  static String canonical(String wire) {
    StringBuilder encoded = new StringBuilder(wire.length() + 16);
    append(encoded, decodedBytes(wire));
    return encoded.toString();
  }

  /** Decodes text as it stood on the wire. A plus is a plus, a lone percent sign stays. */
  static String decode(String wire) {
    return new String(decodedBytes(wire), UTF_8);
  }

  private static byte[] decodedBytes(String wire) {
    byte[] bytes = wire.getBytes(UTF_8);
    int length = 0;
    for (int i = 0; i < bytes.length; i++) {
      int value = bytes[i] == '%' ? escaped(bytes, i) : -1;
      bytes[length++] = value < 0 ? bytes[i] : (byte) value;
      i += value < 0 ? 0 : 2;
    }
    return Arrays.copyOf(bytes, length);
  }

  private static int escaped(byte[] bytes, int at) {
    if (at + 2 >= bytes.length) {
      return -1;
    }
    int high = Character.digit(bytes[at + 1], 16);
    int low = Character.digit(bytes[at + 2], 16);
    return high < 0 || low < 0 ? -1 : 16 * high + low;
  }

  private static void append(StringBuilder encoded, byte[] bytes) {
    for (byte b : bytes) {
      if (unreserved(b)) {
        encoded.append((char) b);
      } else {
        encoded.append('%').append(DIGITS[(b >> 4) & 0xF]).append(DIGITS[b & 0xF]);
      }
    }
  }

  private static boolean unreserved(byte b) {
    return ('a' <= b && b <= 'z')
        || ('A' <= b && b <= 'Z')
        || ('0' <= b && b <= '9')
        || b == '-'
        || b == '_'
        || b == '.'
        || b == '~';
  }
}
