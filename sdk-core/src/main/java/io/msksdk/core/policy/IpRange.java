package io.msksdk.core.policy;

import java.util.Arrays;
import org.jspecify.annotations.Nullable;

/**
 * An address of IPv4 or IPv6, or a block of them in CIDR notation. Addresses are read here, since
 * the JDK's reader would ask the name service about a text that is none.
 */
final class IpRange {
  private static final int V4 = 4;
  private static final int V6 = 16;

  private final byte[] address;
  private final int prefix;

  private IpRange(byte[] address, int prefix) {
    this.address = address;
    this.prefix = prefix;
  }

  static Comparison comparison(String expected) {
    IpRange range = parse(expected);
    return (value, context) -> {
      byte[] address = address(value);
      return range == null || address == null
          ? Comparison.Outcome.UNREADABLE
          : Comparison.Outcome.of(range.contains(address));
    };
  }

  static @Nullable IpRange parse(String text) {
    int slash = text.indexOf('/');
    byte[] address = address(slash < 0 ? text : text.substring(0, slash));
    if (address == null) {
      return null;
    }
    int bits = address.length * Byte.SIZE;
    int prefix = slash < 0 ? bits : decimal(text.substring(slash + 1), bits);
    return prefix < 0 ? null : new IpRange(address, prefix);
  }

  /** Addresses of the other family are outside of every block. */
  boolean contains(byte[] other) {
    if (other.length != address.length) {
      return false;
    }
    int whole = prefix / Byte.SIZE;
    if (!Arrays.equals(address, 0, whole, other, 0, whole)) {
      return false;
    }
    int rest = prefix % Byte.SIZE;
    int mask = rest == 0 ? 0 : 0xFF << (Byte.SIZE - rest);
    return rest == 0 || ((address[whole] ^ other[whole]) & mask & 0xFF) == 0;
  }

  static byte @Nullable [] address(String text) {
    return text.indexOf(':') >= 0 ? v6(text) : v4(text);
  }

  private static byte @Nullable [] v4(String text) {
    String[] parts = text.split("\\.", -1);
    byte[] address = new byte[V4];
    if (parts.length != V4) {
      return null;
    }
    for (int i = 0; i < V4; i++) {
      int value = decimal(parts[i], 255);
      if (value < 0) {
        return null;
      }
      address[i] = (byte) value;
    }
    return address;
  }

  private static byte @Nullable [] v6(String text) {
    int gap = text.indexOf("::");
    if (gap < 0) {
      byte[] whole = groups(text);
      return whole != null && whole.length == V6 ? whole : null;
    }
    if (text.indexOf("::", gap + 1) >= 0) {
      return null;
    }
    byte[] head = groups(text.substring(0, gap));
    byte[] tail = groups(text.substring(gap + 2));
    if (head == null || tail == null || head.length + tail.length > V6 - 2) {
      return null;
    }
    byte[] address = Arrays.copyOf(head, V6);
    System.arraycopy(tail, 0, address, V6 - tail.length, tail.length);
    return address;
  }

  /** Groups of four hexadecimal digits; the last may be an IPv4 address. */
  private static byte @Nullable [] groups(String text) {
    if (text.isEmpty()) {
      return new byte[0];
    }
    String[] parts = text.split(":", -1);
    byte[] bytes = new byte[parts.length * 2 + 2];
    int length = 0;
    for (int i = 0; i < parts.length; i++) {
      byte[] embedded = i == parts.length - 1 ? v4(parts[i]) : null;
      int value = embedded == null ? hexadecimal(parts[i]) : 0;
      if (value < 0) {
        return null;
      }
      byte[] group = embedded == null ? new byte[] {(byte) (value >> 8), (byte) value} : embedded;
      System.arraycopy(group, 0, bytes, length, group.length);
      length += group.length;
    }
    return Arrays.copyOf(bytes, length);
  }

  private static int hexadecimal(String text) {
    int value = text.isEmpty() || text.length() > 4 ? -1 : 0;
    for (int i = 0; i < text.length() && value >= 0; i++) {
      char c = text.charAt(i);
      int digit = c < 128 ? Character.digit(c, 16) : -1;
      value = digit < 0 ? -1 : value * 16 + digit;
    }
    return value;
  }

  private static int decimal(String text, int most) {
    int value = text.isEmpty() || text.length() > 3 ? -1 : 0;
    for (int i = 0; i < text.length() && value >= 0; i++) {
      char c = text.charAt(i);
      value = c < '0' || c > '9' ? -1 : value * 10 + (c - '0');
    }
    return value > most ? -1 : value;
  }
}
