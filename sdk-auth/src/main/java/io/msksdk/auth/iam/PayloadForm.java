package io.msksdk.auth.iam;

import static java.nio.charset.StandardCharsets.UTF_8;

import io.msksdk.core.sigv4.Sha256;
import org.jspecify.annotations.Nullable;

/**
 * The JSON of the AWS_MSK_IAM mechanism without the time of day, the signature and the host. Its
 * members stand in the order of the official library. Immutable and thread-safe.
 */
final class PayloadForm {
  private static final byte[] TO_SIGNATURE =
      "Z\",\"x-amz-signedheaders\":\"host\",\"x-amz-signature\":\"".getBytes(UTF_8);
  private static final byte[] TO_HOST = "\",\"host\":\"".getBytes(UTF_8);

  private final byte[] start;
  private final byte[] rest;

  private PayloadForm(byte[] start, byte[] rest) {
    this.start = start;
    this.rest = rest;
  }

  static PayloadForm of(String day, String credential, @Nullable String token, String userAgent) {
    StringBuilder start = new StringBuilder(32);
    start.append("{\"x-amz-date\":\"").append(day).append('T');
    StringBuilder rest = new StringBuilder(512);
    rest.append("\",\"action\":\"kafka-cluster:Connect\",\"x-amz-expires\":\"");
    rest.append(SigningDay.EXPIRY_SECONDS);
    if (token != null) {
      rest.append("\",\"x-amz-security-token\":\"");
      JsonText.append(rest, token);
    }
    rest.append("\",\"version\":\"2020_10_22\",\"x-amz-algorithm\":\"AWS4-HMAC-SHA256\"");
    rest.append(",\"x-amz-credential\":\"");
    JsonText.append(rest, credential);
    rest.append("\",\"user-agent\":\"");
    JsonText.append(rest, userAgent);
    rest.append("\"}");
    return new PayloadForm(start.toString().getBytes(UTF_8), rest.toString().getBytes(UTF_8));
  }

  /** Signature and host are taken from the buffer; a host holds nothing that JSON escapes. */
  byte[] write(SigningBuffer buffer, int secondOfDay, int signatureAt, int hostAt, int hostEnd) {
    int from = buffer.length();
    buffer.put(start);
    buffer.putTime(secondOfDay);
    buffer.put(TO_SIGNATURE);
    buffer.putAgain(signatureAt, signatureAt + Sha256.HEX_LENGTH);
    buffer.put(TO_HOST);
    buffer.putAgain(hostAt, hostEnd);
    buffer.put(rest);
    return buffer.bytesFrom(from);
  }
}
