package io.msksdk.auth.iam;

import static java.nio.charset.StandardCharsets.UTF_8;

import io.msksdk.core.sigv4.Sha256;
import io.msksdk.core.sigv4.SigningKey;
import io.msksdk.core.sigv4.UriEncoding;
import java.util.Base64;
import org.jspecify.annotations.Nullable;

/**
 * All that goes into an OAUTHBEARER token of one day: what is hashed, what is signed, and the
 * presigned URL in base64url, each with noughts where the time of day, the hash and the signature
 * go. The URL's parameters stand in the order of the official library. Immutable and thread-safe.
 */
final class TokenForm {
  private final SigningKey key;
  private final TimedText request;
  private final TimedText toSign;
  private final byte[] encoded;
  private final EncodedPart time;
  private final EncodedPart signature;

  private TokenForm(SigningKey key, TimedText request, TimedText toSign, Url url) {
    this.key = key;
    this.request = request;
    this.toSign = toSign;
    byte[] plain = url.text.toString().getBytes(UTF_8);
    this.encoded = Base64.getUrlEncoder().withoutPadding().encode(plain);
    this.time = EncodedPart.of(plain, url.timeAt, TimeDigits.NONE.length());
    this.signature = EncodedPart.of(plain, url.signatureAt, Sha256.HEX_LENGTH);
  }

  /** Of a canonical request that ends with the host, and a string to sign that lacks its hash. */
  static TokenForm of(SigningKey key, TimedText request, TimedText toSign, Url url) {
    return new TokenForm(key, request, toSign.with(Sha256.OF_NOTHING), url);
  }

  SigningKey key() {
    return key;
  }

  /** The canonical request, for the caller to write into. */
  TimedText request() {
    return request.copy();
  }

  /** The string to sign, for the caller to write into; it ends with the hash of the request. */
  TimedText toSign() {
    return toSign.copy();
  }

  /** The token, for the caller to write into. */
  byte[] encoded() {
    return encoded.clone();
  }

  /** Where the token has its time, for the caller to write into. */
  EncodedPart time() {
    return time.copy();
  }

  /** Where the token has its signature, for the caller to write into. */
  EncodedPart signature() {
    return signature.copy();
  }

  /** The presigned URL. */
  static final class Url {
    private final StringBuilder text = new StringBuilder(1024);
    private final int timeAt;
    private final int signatureAt;

    Url(String host, String day, String credential, @Nullable String token, String userAgent) {
      text.append("https://").append(host).append("?Action=kafka-cluster%3AConnect");
      if (token != null) {
        text.append("&X-Amz-Security-Token=").append(token);
      }
      text.append("&X-Amz-Algorithm=AWS4-HMAC-SHA256&X-Amz-Date=").append(day).append('T');
      timeAt = text.length();
      text.append(TimeDigits.NONE).append("Z&X-Amz-SignedHeaders=host&X-Amz-Expires=");
      text.append(SigningDay.EXPIRY_SECONDS).append("&X-Amz-Credential=").append(credential);
      text.append("&X-Amz-Signature=");
      signatureAt = text.length();
      text.append(Sha256.OF_NOTHING).append("&User-Agent=").append(UriEncoding.encode(userAgent));
    }
  }
}
