package io.msksdk.auth.iam;

import static java.nio.charset.StandardCharsets.ISO_8859_1;

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
  private static final byte[] BASE64_URL =
      "ABCDEFGHIJKLMNOPQRSTUVWXYZabcdefghijklmnopqrstuvwxyz0123456789-_".getBytes(ISO_8859_1);
  private static final boolean[] HOST_ASCII = hostAscii();
  private static final int SECONDS_PER_HOUR = 3600;
  private static final int FIRST_PRINTABLE_BEYOND_ASCII = 0xA1;

  private final Sha256 hash = Sha256.create();
  private byte[] bytes = new byte[2048];
  private int length;

  /** {@code HHmmss} in digits. */
  private final byte[] time = new byte[6];

  /** Empties the buffer for a signature of this time of day. */
  void begin(int secondOfDay) {
    length = 0;
    writeTwo(secondOfDay / SECONDS_PER_HOUR, 0);
    writeTwo(secondOfDay / 60 % 60, 2);
    writeTwo(secondOfDay % 60, 4);
  }

  int length() {
    return length;
  }

  void put(byte[] part) {
    reserve(part.length);
    System.arraycopy(part, 0, bytes, length, part.length);
    length += part.length;
  }

  /** Puts a part in which {@code HHmmss} has its place. */
  void putTimed(byte[] part, int timeAt) {
    copyTime(reserved(part), length + timeAt);
    length += part.length;
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

  /** Puts a part in which the signature, 64 digits, of what is between two places has its own. */
  void putSigned(byte[] part, int signatureAt, SigningKey key, int from, int to) {
    sign(key, from, to, reserved(part), length + signatureAt);
    length += part.length;
  }

  /** Writes the signature, 64 digits, of what is between two places. */
  void sign(SigningKey key, int from, int to, byte[] target, int at) {
    key.sign(hash, bytes, from, to - from, target, at);
  }

  void copyTime(byte[] target, int at) {
    for (int i = 0; i < time.length; i++) {
      target[at + i] = time[i];
    }
  }

  void copy(int from, int to, byte[] target, int at) {
    System.arraycopy(bytes, from, target, at, to - from);
  }

  /** Encodes groups of three bytes anew, as base64url, over what their encoding was before. */
  void encode(int from, int to, int at) {
    int next = at;
    for (int i = from; i < to; i += 3) {
      int group = (bytes[i] & 0xFF) << 16 | (bytes[i + 1] & 0xFF) << 8 | (bytes[i + 2] & 0xFF);
      bytes[next++] = BASE64_URL[group >> 18];
      bytes[next++] = BASE64_URL[(group >> 12) & 0x3F];
      bytes[next++] = BASE64_URL[(group >> 6) & 0x3F];
      bytes[next++] = BASE64_URL[group & 0x3F];
    }
  }

  String ascii(int from, int to) {
    return new String(bytes, from, to - from, ISO_8859_1);
  }

  private byte[] reserved(byte[] part) {
    reserve(part.length);
    System.arraycopy(part, 0, bytes, length, part.length);
    return bytes;
  }

  private void reserve(int count) {
    if (length + count > bytes.length) {
      bytes = Arrays.copyOf(bytes, Math.max(2 * bytes.length, length + count));
    }
  }

  private void writeTwo(int number, int at) {
    time[at] = (byte) ('0' + number / 10);
    time[at + 1] = (byte) ('0' + number % 10);
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
