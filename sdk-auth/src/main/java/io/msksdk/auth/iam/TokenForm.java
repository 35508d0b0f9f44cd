package io.msksdk.auth.iam;

import static java.nio.charset.StandardCharsets.UTF_8;

import io.msksdk.core.sigv4.Sha256;
import io.msksdk.core.sigv4.UriEncoding;
import java.util.Base64;
import org.jspecify.annotations.Nullable;

/**
 * The presigned URL of an OAUTHBEARER token, plain and in base64url, with noughts where the time of
 * day and the signature go: these two alone are encoded for each token. Its parameters stand in the
 * order of the official library. Immutable and thread-safe.
 */
final class TokenForm {
  private static final String NO_TIME = "000000";

  private final byte[] host;
  private final byte[] url;
  private final byte[] encoded;
  private final int timeAt;
  private final int signatureAt;

  private TokenForm(String host, String url, int timeAt, int signatureAt) {
    this.host = host.getBytes(UTF_8);
    this.url = url.getBytes(UTF_8);
    this.encoded = Base64.getUrlEncoder().withoutPadding().encode(this.url);
    this.timeAt = timeAt;
    this.signatureAt = signatureAt;
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
    url.append(NO_TIME).append("Z&X-Amz-SignedHeaders=host&X-Amz-Expires=");
    url.append(SigningDay.EXPIRY_SECONDS).append("&X-Amz-Credential=").append(credential);
    url.append("&X-Amz-Signature=");
    int signatureAt = url.length();
    url.append(Sha256.OF_NOTHING).append("&User-Agent=").append(UriEncoding.encode(userAgent));
    return new TokenForm(host, url.toString(), timeAt, signatureAt);
  }

  byte[] host() {
    return host;
  }

  /** The signature is taken from the buffer. */
  String write(SigningBuffer buffer, int secondOfDay, int signedAt) {
    int urlAt = buffer.length();
    buffer.put(url);
    buffer.writeTime(secondOfDay, urlAt + timeAt);
    buffer.overwrite(signedAt, Sha256.HEX_LENGTH, urlAt + signatureAt);
    int encodedAt = buffer.length();
    buffer.put(encoded);
    encode(buffer, urlAt, encodedAt, timeAt, timeAt + NO_TIME.length());
    encode(buffer, urlAt, encodedAt, signatureAt, signatureAt + Sha256.HEX_LENGTH);
    return buffer.asciiFrom(encodedAt);
  }

  /** Four characters stand for three bytes, so whole groups are encoded. The URL goes on behind. */
  private static void encode(SigningBuffer buffer, int urlAt, int encodedAt, int from, int to) {
    int first = from / 3;
    int end = (to + 2) / 3;
    buffer.encode(urlAt + 3 * first, urlAt + 3 * end, encodedAt + 4 * first);
  }
}
