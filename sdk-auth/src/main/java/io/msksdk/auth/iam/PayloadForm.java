package io.msksdk.auth.iam;

import static java.nio.charset.StandardCharsets.UTF_8;

import io.msksdk.core.sigv4.Sha256;
import io.msksdk.core.sigv4.SigningKey;
import org.jspecify.annotations.Nullable;

/**
 * The JSON of the AWS_MSK_IAM mechanism without the time of day, the signature and the host. Its
 * members stand in the order of the official library. Immutable and thread-safe.
 */
final class PayloadForm {
  private static final String TO_SIGNATURE =
      "Z\",\"x-amz-signedheaders\":\"host\",\"x-amz-signature\":\"";

  private final byte[] beforeHost;
  private final int timeAt;
  private final int signatureAt;
  private final byte[] afterHost;

  private PayloadForm(String beforeHost, int timeAt, int signatureAt, String afterHost) {
    this.beforeHost = beforeHost.getBytes(UTF_8);
    this.timeAt = timeAt;
    this.signatureAt = signatureAt;
    this.afterHost = afterHost.getBytes(UTF_8);
  }

  static PayloadForm of(String day, String credential, @Nullable String token, String userAgent) {
    StringBuilder start = new StringBuilder(192);
    start.append("{\"x-amz-date\":\"").append(day).append('T');
    int timeAt = start.length();
    start.append(TimeDigits.NONE).append(TO_SIGNATURE);
    int signatureAt = start.length();
    start.append(Sha256.OF_NOTHING).append("\",\"host\":\"");
    return new PayloadForm(
        start.toString(), timeAt, signatureAt, rest(credential, token, userAgent));
  }

  private static String rest(String credential, @Nullable String token, String userAgent) {
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
    return rest.toString();
  }

  /** The host is taken from the buffer: it holds nothing that JSON escapes. */
  byte[] write(SigningBuffer buffer, SigningKey key, int toSignAt, int hostAt, int hostEnd) {
    int restAt = beforeHost.length + hostEnd - hostAt;
    byte[] payload = new byte[restAt + afterHost.length];
    System.arraycopy(beforeHost, 0, payload, 0, beforeHost.length);
    buffer.copyTime(payload, timeAt);
    buffer.sign(key, toSignAt, buffer.length(), payload, signatureAt);
    buffer.copy(hostAt, hostEnd, payload, beforeHost.length);
    System.arraycopy(afterHost, 0, payload, restAt, afterHost.length);
    return payload;
  }
}
