package io.msksdk.core.sigv4;

import static java.nio.charset.StandardCharsets.UTF_8;

/**
 * The key of one secret, day, Region and service, which all signatures of that scope are made with.
 * Immutable and thread-safe.
 *
 * <p>This class and {@link SigningKeys} stand on the path of a Kafka client's first login, so
 * neither concatenates strings, uses a record or a lambda: each of these starts the JVM's
 * invokedynamic machinery, tens of milliseconds when it is cold.
 */
public final class SigningKey {
  private final Hmac hmac;

  private SigningKey(Hmac hmac) {
    this.hmac = hmac;
  }

  /**
   * Derives a key. {@link SigningKeys} keeps the derived ones.
   *
   * @param secretAccessKey the secret of the access key
   * @param day the day in UTC as {@code yyyyMMdd}
   * @param region the Region, such as {@code eu-west-1}
   * @param service the signing name of the service, such as {@code kafka-cluster}
   * @return the key
   */
  public static SigningKey derive(
      String secretAccessKey, String day, String region, String service) {
    byte[] key = "AWS4".concat(secretAccessKey).getBytes(UTF_8);
    key = Hmac.of(key).sum(day.getBytes(UTF_8));
    key = Hmac.of(key).sum(region.getBytes(UTF_8));
    key = Hmac.of(key).sum(service.getBytes(UTF_8));
    return new SigningKey(Hmac.of(Hmac.of(key).sum(CredentialScope.TERMINATOR.getBytes(UTF_8))));
  }

  /**
   * Signs a string to sign.
   *
   * @param stringToSign its bytes
   * @return the signature, 64 hexadecimal characters
   */
  public String sign(byte[] stringToSign) {
    return Hex.text(hmac.sum(stringToSign));
  }

  /**
   * Signs a string to sign that is a part of an array, and writes the signature as ASCII into
   * another one (or the same one).
   *
   * @param data the array that holds the string to sign
   * @param offset where it begins
   * @param length how many bytes
   * @param target the array to write 64 bytes into
   * @param at where to write them
   */
  public void sign(byte[] data, int offset, int length, byte[] target, int at) {
    Hex.write(hmac.sum(data, offset, length), target, at);
  }

  /**
   * Signs as {@link #sign(byte[], int, int, byte[], int)} does, with the caller's own hash function
   * and therefore without any garbage.
   *
   * @param hash a hash function of the calling thread
   * @param data the array that holds the string to sign
   * @param offset where it begins
   * @param length how many bytes
   * @param target the array to write 64 bytes into
   * @param at where to write them
   */
  public void sign(Sha256 hash, byte[] data, int offset, int length, byte[] target, int at) {
    hash.hmacHex(hmac, data, offset, length, target, at);
  }
}
