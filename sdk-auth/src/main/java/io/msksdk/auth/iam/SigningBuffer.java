package io.msksdk.auth.iam;

import io.msksdk.core.check.Finding;
import io.msksdk.core.check.InvalidSpecException;
import io.msksdk.core.sigv4.Sha256;
import io.msksdk.core.sigv4.SigningKey;
import java.util.Arrays;

/**
 * Where one signature after the other is put together, so that nothing but the result is new. Not
 * thread-safe; after an exception its hash function is in an unknown state and it must not be used
 * again.
 */
final class SigningBuffer {
  private static final boolean[] HOST_ASCII = hostAscii();
  private static final int FIRST_PRINTABLE_BEYOND_ASCII = 0xA1;

  private final Sha256 hash = Sha256.create();
  private byte[] bytes = new byte[2048];
  private int length;
  private int secondOfDay;

  /** Empties the buffer for a signature of this time of day. */
  void begin(int newSecondOfDay) {
    length = 0;
    secondOfDay = newSecondOfDay;
  }

  int length() {
    return length;
  }

  /** Puts a part with the time of day. */
  void put(TimedText part) {
    byte[] text = part.bytes();
    reserve(text.length);
    System.arraycopy(text, 0, bytes, length, text.length);
    TimeDigits.write(secondOfDay, bytes, length + part.timeAt());
    length += text.length;
  }

  /**
   * Puts a host in UTF-8. What cannot stand in a URL is refused: it could end the host and begin
   * another line of what is signed.
   */
  void putHost(String host) {
    reserve(3 * host.length());
    int next = length;
    for (int i = 0; i < host.length(); i++) {
      char c = host.charAt(i);
      if (c < 128 && HOST_ASCII[c]) {
        bytes[next++] = (byte) c;
      } else if (isPrintable(c)) {
        next = writeUtf8(c, next);
      } else {
        throw refused(host);
      }
    }
    if (next == length) {
      throw refused(host);
    }
    length = next;
  }

  /** Puts the SHA-256, as 64 digits, of what is between two places. */
  void putHash(int from, int to) {
    reserve(Sha256.HEX_LENGTH);
    hash.hex(bytes, from, to - from, bytes, length);
    length += Sha256.HEX_LENGTH;
  }

  /** Writes the signature, 64 digits, of what is between two places. */
  void sign(SigningKey key, int from, int to, byte[] target, int at) {
    key.sign(hash, bytes, from, to - from, target, at);
  }

  void copyTime(byte[] target, int at) {
    TimeDigits.write(secondOfDay, target, at);
  }

  void copy(int from, int to, byte[] target, int at) {
    System.arraycopy(bytes, from, target, at, to - from);
  }

  private void reserve(int count) {
    if (length + count > bytes.length) {
      bytes = Arrays.copyOf(bytes, Math.max(2 * bytes.length, length + count));
    }
  }

  private int writeUtf8(char c, int at) {
    int next = at;
    if (c < 0x800) {
      bytes[next++] = (byte) (0xC0 | c >> 6);
    } else {
      bytes[next++] = (byte) (0xE0 | c >> 12);
      bytes[next++] = (byte) (0x80 | (c >> 6 & 0x3F));
    }
    bytes[next++] = (byte) (0x80 | (c & 0x3F));
    return next;
  }

  private static boolean[] hostAscii() {
    boolean[] allowed = new boolean[128];
    for (char c : "-.:_~[]".toCharArray()) {
      allowed[c] = true;
    }
    for (char c = 0; c < allowed.length; c++) {
      allowed[c] |= ('a' <= c && c <= 'z') || ('A' <= c && c <= 'Z') || ('0' <= c && c <= '9');
    }
    return allowed;
  }

  private static boolean isPrintable(char c) {
    return c >= FIRST_PRINTABLE_BEYOND_ASCII
        && !Character.isSurrogate(c)
        && !Character.isSpaceChar(c);
  }

  private static InvalidSpecException refused(String host) {
    return InvalidSpecException.of(
        Finding.error("iam.host", "host", host, "the name or the address of a broker"));
  }
}
