package io.msksdk.core.sigv4;

import java.security.DigestException;
import java.security.MessageDigest;
import java.security.NoSuchAlgorithmException;

/**
 * A reusable SHA-256 whose result is lower-case hexadecimal, as SigV4 writes it. Not thread-safe.
 */
public final class Sha256 {
  /** The hash of no bytes at all: the payload hash of a request without a body. */
  public static final String OF_NOTHING =
      "e3b0c44298fc1c149afbf4c8996fb92427ae41e4649b934ca495991b7852b855";

  /** The number of characters of a hash in hexadecimal. */
  public static final int HEX_LENGTH = 64;

  private static final int LENGTH = 32;

  private final MessageDigest digest = newDigest();

  /** Where every result goes first, so that none is garbage. */
  private final byte[] sum = new byte[LENGTH];

  private Sha256() {}

  /**
   * Creates a hash function.
   *
   * @return a hash function for one thread
   */
  public static Sha256 create() {
    return new Sha256();
  }

  /**
   * Hashes bytes.
   *
   * @param data what to hash
   * @return 64 hexadecimal characters
   */
  public String hex(byte[] data) {
    return Hex.text(digest.digest(data));
  }

  /**
   * Hashes a part of an array and writes the result as ASCII into another one (or the same one).
   *
   * @param data the array that holds what to hash
   * @param offset where it begins
   * @param length how many bytes
   * @param target the array to write 64 bytes into
   * @param at where to write them
   */
  public void hex(byte[] data, int offset, int length, byte[] target, int at) {
    digest.update(data, offset, length);
    end();
    Hex.write(sum, target, at);
  }

  /** Writes the HMAC of a part of an array, as {@link #hex(byte[], int, int, byte[], int)} does. */
  void hmacHex(Hmac key, byte[] data, int offset, int length, byte[] target, int at) {
    digest.update(key.innerPad());
    digest.update(data, offset, length);
    end();
    digest.update(key.outerPad());
    digest.update(sum);
    end();
    Hex.write(sum, target, at);
  }

  private void end() {
    try {
      digest.digest(sum, 0, LENGTH);
    } catch (DigestException e) {
      throw new IllegalStateException(
          "SHA-256: a result of another length (expected: " + LENGTH + " bytes)", e);
    }
  }

  static MessageDigest newDigest() {
    try {
      return MessageDigest.getInstance("SHA-256");
    } catch (NoSuchAlgorithmException e) {
      throw new IllegalStateException("SHA-256 is missing, though every Java platform has it", e);
    }
  }
}
