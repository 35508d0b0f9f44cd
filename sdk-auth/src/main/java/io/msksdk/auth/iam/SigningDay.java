package io.msksdk.auth.iam;

import static java.nio.charset.StandardCharsets.UTF_8;

import io.msksdk.core.check.Finding;
import io.msksdk.core.check.InvalidSpecException;
import io.msksdk.core.sigv4.Sha256;
import io.msksdk.core.sigv4.SigningCredentials;
import io.msksdk.core.sigv4.SigningKey;
import io.msksdk.core.sigv4.SigningKeys;
import io.msksdk.core.sigv4.UriEncoding;
import java.time.LocalDate;
import org.jspecify.annotations.Nullable;

/**
 * Everything that is the same in all signatures of one access key on one day. Only the time of day,
 * the host and what follows from them is missing. Immutable and thread-safe.
 *
 * <p>On the path of a client's first login: no string concatenation, lambda or record here, they
 * start machinery that a cold JVM needs tens of milliseconds for.
 */
final class SigningDay {
  static final int EXPIRY_SECONDS = 900;

  private static final String SERVICE = "kafka-cluster";

  /** Keeps the place of the time of day. */
  static final String NO_TIME = "000000";

  private static final String REQUEST_END = "\n\nhost\n".concat(Sha256.OF_NOTHING);

  private final long epochDay;
  private final String accessKeyId;
  private final String secret;
  private final @Nullable String token;
  private final SigningKey key;
  private final byte[] beforeHost;
  private final int requestTimeAt;
  private final byte[] afterHost;
  private final int toSignTimeAt;
  private final PayloadForm payload;
  private final TokenForm tokenForm;

  private SigningDay(
      long epochDay, SigningCredentials signer, @Nullable String token, Target target) {
    this.epochDay = epochDay;
    this.accessKeyId = signer.accessKeyId();
    this.secret = signer.secretAccessKey();
    this.token = token;
    String day = day(epochDay);
    this.key = target.keys.key(signer, day, target.region, SERVICE);
    String scope =
        text(64)
            .append(day)
            .append('/')
            .append(target.region)
            .append('/')
            .append(SERVICE)
            .append("/aws4_request")
            .toString();
    String credential = text(96).append(accessKeyId).append('/').append(scope).toString();
    String queryCredential = UriEncoding.encode(credential);
    String queryToken = token == null ? null : UriEncoding.encode(token);
    String request = requestStart(queryCredential, day);
    this.requestTimeAt = request.length();
    this.beforeHost = request.concat(NO_TIME).concat(requestRest(queryToken)).getBytes(UTF_8);
    String toSign = REQUEST_END.concat("AWS4-HMAC-SHA256\n").concat(day).concat("T");
    this.toSignTimeAt = toSign.length();
    this.afterHost =
        toSign.concat(NO_TIME).concat("Z\n").concat(scope).concat("\n").getBytes(UTF_8);
    this.payload = PayloadForm.of(day, credential, token, target.userAgent);
    this.tokenForm =
        TokenForm.of(target.tokenHost, day, queryCredential, queryToken, target.userAgent);
  }

  static SigningDay of(
      long epochDay,
      @Nullable String accessKeyId,
      @Nullable String secret,
      @Nullable String token,
      Target target) {
    if (accessKeyId == null || secret == null) {
      throw InvalidSpecException.of(
          Finding.error("iam.credentials", "credentials", null, "an access key with its secret")
              .advising("Anonymous credentials cannot sign; use those of an IAM identity."));
    }
    return new SigningDay(epochDay, SigningCredentials.of(accessKeyId, secret), token, target);
  }

  /** Whether this is what these credentials need on that day. */
  boolean matches(
      long day,
      @Nullable String otherAccessKeyId,
      @Nullable String otherSecret,
      @Nullable String otherToken) {
    return epochDay == day
        && accessKeyId.equals(otherAccessKeyId)
        && secret.equals(otherSecret)
        && (token == null ? otherToken == null : token.equals(otherToken));
  }

  byte[] payload(SigningBuffer buffer, String host, int secondOfDay) {
    buffer.begin(secondOfDay);
    buffer.putTimed(beforeHost, requestTimeAt);
    int hostAt = buffer.length();
    buffer.putHost(host);
    int hostEnd = buffer.length();
    return payload.write(buffer, key, toSign(buffer), hostAt, hostEnd);
  }

  String token(SigningBuffer buffer, int secondOfDay) {
    buffer.begin(secondOfDay);
    buffer.putTimed(beforeHost, requestTimeAt);
    buffer.put(tokenForm.host());
    return tokenForm.write(buffer, key, toSign(buffer));
  }

  /** Ends the canonical request that is in the buffer, and returns where the string to sign is. */
  private int toSign(SigningBuffer buffer) {
    int requestEnd = buffer.length() + REQUEST_END.length();
    buffer.putTimed(afterHost, toSignTimeAt);
    buffer.putHash(0, requestEnd);
    return requestEnd;
  }

  private static String requestStart(String credential, String day) {
    return text(256)
        .append("GET\n/\nAction=kafka-cluster%3AConnect&X-Amz-Algorithm=AWS4-HMAC-SHA256")
        .append("&X-Amz-Credential=")
        .append(credential)
        .append("&X-Amz-Date=")
        .append(day)
        .append('T')
        .toString();
  }

  private static String requestRest(@Nullable String token) {
    StringBuilder rest = text(128).append("Z&X-Amz-Expires=").append(EXPIRY_SECONDS);
    if (token != null) {
      rest.append("&X-Amz-Security-Token=").append(token);
    }
    return rest.append("&X-Amz-SignedHeaders=host\nhost:").toString();
  }

  private static String day(long epochDay) {
    LocalDate date = LocalDate.ofEpochDay(epochDay);
    int number = 10_000 * date.getYear() + 100 * date.getMonthValue() + date.getDayOfMonth();
    return Integer.toString(number);
  }

  private static StringBuilder text(int capacity) {
    return new StringBuilder(capacity);
  }

  /** Returns the key id and the day: the rest is secret. */
  @Override
  public String toString() {
    return "SigningDay[".concat(accessKeyId).concat("]");
  }

  /** What all signatures of one signer are for. */
  static final class Target {
    private final String region;
    private final String userAgent;
    private final String tokenHost;
    private final SigningKeys keys;

    Target(String region, String userAgent, SigningKeys keys) {
      this.region = region;
      this.userAgent = userAgent;
      this.tokenHost = "kafka.".concat(region).concat(".amazonaws.com");
      this.keys = keys;
    }

    String region() {
      return region;
    }
  }
}
