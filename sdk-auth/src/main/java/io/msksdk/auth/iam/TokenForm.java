package io.msksdk.auth.iam;

import static java.nio.charset.StandardCharsets.UTF_8;

import io.msksdk.core.sigv4.Sha256;
import io.msksdk.core.sigv4.SigningKey;
import io.msksdk.core.sigv4.UriEncoding;
import java.util.Arrays;
import java.util.Base64;
import org.jspecify.annotations.Nullable;

/**
 * The presigned URL of an OAUTHBEARER token, plain and in base64url, with noughts where the time of
 * day and the signature go: these two alone are encoded for each token. Its parameters stand in the
 * order of the official library. Immutable and thread-safe.
 */
final class TokenForm {
  private final byte[] host;
  private final byte[] encoded;
  private final Groups time;
  private final Groups signature;

  private TokenForm(String host, String text, int timeAt, int signatureAt) {
    this.host = host.getBytes(UTF_8);
    byte[] url = text.getBytes(UTF_8);
    this.encoded = Base64.getUrlEncoder().withoutPadding().encode(url);
    this.time = new Groups(url, timeAt, SigningDay.NO_TIME.length());
    this.signature = new Groups(url, signatureAt, Sha256.HEX_LENGTH);
  }

  static TokenForm of(
      String host, String day, String credential, @Nullable String token, String userAgent) {
    StringBuilder url = new StringBuilder(1024);
    url.append("https://").append(host).append("?Action=kafka-cluster%3AConnect");
    if (token != null) {
      url.append("&X-Amz-Security-Token=").append(token);
    }
    url.append("&X-Amz-Algorithm=AWS4-HMAC-SHA256&X-Amz-Date=").append(day).append('T');
    int timeAt = url.length();
    url.append(SigningDay.NO_TIME).append("Z&X-Amz-SignedHeaders=host&X-Amz-Expires=");
    url.append(SigningDay.EXPIRY_SECONDS).append("&X-Amz-Credential=").append(credential);
    url.append("&X-Amz-Signature=");
    int signatureAt = url.length();
    url.append(Sha256.OF_NOTHING).append("&User-Agent=").append(UriEncoding.encode(userAgent));
    return new TokenForm(host, url.toString(), timeAt, signatureAt);
  }

  byte[] host() {
    return host;
  }

  String write(SigningBuffer buffer, SigningKey key, int toSignAt) {
    int toSignEnd = buffer.length();
    buffer.put(encoded);
    int end = buffer.length();
    buffer.putTimed(time.url, time.at);
    buffer.encode(end, buffer.length(), toSignEnd + time.encodedAt);
    int signed = buffer.length();
    buffer.putSigned(signature.url, signature.at, key, toSignAt, toSignEnd);
    buffer.encode(signed, buffer.length(), toSignEnd + signature.encodedAt);
    return buffer.ascii(toSignEnd, end);
  }

  /**
   * The part of the URL that is encoded anew for a value in it. Four characters stand for three
   * bytes, so it is whole groups of three; the URL goes on behind each value.
   */
  private static final class Groups {
    private final byte[] url;
    private final int at;
    private final int encodedAt;

    Groups(byte[] url, int valueAt, int length) {
      int first = valueAt / 3;
      int end = (valueAt + length + 2) / 3;
      this.url = Arrays.copyOfRange(url, 3 * first, 3 * end);
      this.at = valueAt - 3 * first;
      this.encodedAt = 4 * first;
    }
  }
}
