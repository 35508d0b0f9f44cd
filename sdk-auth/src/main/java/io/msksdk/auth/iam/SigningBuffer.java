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
  private static final int SECONDS_PER_HOUR = 3600;
  private static final int FIRST_PRINTABLE_BEYOND_ASCII = 0xA1;

  private final Sha256 hash = Sha256.create();
  private byte[] bytes = new byte[2048];
  private int length;

  void clear() {
    length = 0;
  }

  int length() {
    return length;
  }

  void put(byte[] part) {
    reserve(part.length);
    System.arraycopy(part, 0, bytes, length, part.length);
    length += part.length;
  }

  /** Puts a part of what is in the buffer once more. */
  void putAgain(int from, int to) {
    reserve(to - from);
    System.arraycopy(bytes, from, bytes, length, to - from);
    length += to - from;
  }

  /** Puts {@code HHmmss}. */
  void putTime(int secondOfDay) {
    reserve(6);
    writeTime(secondOfDay, length);
    length += 6;
  }

  void writeTime(int secondOfDay, int at) {
    writeTwo(secondOfDay / SECONDS_PER_HOUR, at);
    writeTwo(secondOfDay / 60 % 60, at + 2);
    writeTwo(secondOfDay % 60, at + 4);
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
      if (isHostAscii(c)) {
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

  /** Puts the signature, 64 digits, of what is between two places. */
  void putSignature(SigningKey key, int from, int to) {
    reserve(Sha256.HEX_LENGTH);
    key.sign(hash, bytes, from, to - from, bytes, length);
    length += Sha256.HEX_LENGTH;
  }

  void overwrite(int from, int count, int at) {
    System.arraycopy(bytes, from, bytes, at, count);
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

  byte[] bytesFrom(int from) {
    return Arrays.copyOfRange(bytes, from, length);
  }

  String asciiFrom(int from) {
    return new String(bytes, from, length - from, ISO_8859_1);
  }

  private void reserve(int count) {
    if (length + count > bytes.length) {
      bytes = Arrays.copyOf(bytes, Math.max(2 * bytes.length, length + count));
    }
  }

  private void writeTwo(int number, int at) {
    bytes[at] = (byte) ('0' + number / 10);
    bytes[at + 1] = (byte) ('0' + number % 10);
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

  private static boolean isHostAscii(char c) {
    return ('a' <= c && c <= 'z')
        || ('0' <= c && c <= ':')
        || c == '-'
        || c == '.'
        || ('A' <= c && c <= 'Z')
        || c == '_'
        || c == '~'
        || c == '['
        || c == ']';
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
