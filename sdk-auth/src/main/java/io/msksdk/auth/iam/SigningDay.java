package io.msksdk.auth.iam;

import io.msksdk.core.check.Finding;
import io.msksdk.core.check.InvalidSpecException;
import io.msksdk.core.sigv4.Sha256;
import io.msksdk.core.sigv4.SigningCredentials;
import io.msksdk.core.sigv4.SigningKey;
import io.msksdk.core.sigv4.SigningKeys;
import io.msksdk.core.sigv4.UriEncoding;
import java.time.LocalDate;
import java.util.concurrent.atomic.AtomicReference;
import org.jspecify.annotations.Nullable;

/**
 * Everything that is the same in all signatures of one access key on one day. Only the time of day,
 * the host and what follows from them is missing. Thread-safe.
 *
 * <p>On the path of a client's first login: no string concatenation, lambda or record here, they
 * start machinery that a cold JVM needs tens of milliseconds for.
 */
final class SigningDay {
  static final int EXPIRY_SECONDS = 900;

  private static final String SERVICE = "kafka-cluster";

  private static final String REQUEST_END = "\n\nhost\n".concat(Sha256.OF_NOTHING);

  private final long epochDay;
  private final String accessKeyId;
  private final String secret;
  private final @Nullable String token;
  private final SigningKey key;
  private final TimedText beforeHost;
  private final TimedText afterHost;
  private final PayloadForm payload;
  private final TokenForm tokenForm;

  /** A draft that no thread writes now. */
  private final AtomicReference<@Nullable TokenDraft> spare = new AtomicReference<>();

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
    this.beforeHost = TimedText.of(requestStart(queryCredential, day), requestRest(queryToken));
    String toSign = "AWS4-HMAC-SHA256\n".concat(day).concat("T");
    String toSignRest = "Z\n".concat(scope).concat("\n");
    this.afterHost = TimedText.of(REQUEST_END.concat(toSign), toSignRest);
    this.payload = PayloadForm.of(day, credential, token, target.userAgent);
    this.tokenForm =
        TokenForm.of(
            key,
            beforeHost.with(target.tokenHost.concat(REQUEST_END)),
            TimedText.of(toSign, toSignRest),
            new TokenForm.Url(
                target.tokenHost, day, queryCredential, queryToken, target.userAgent));
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
    buffer.put(beforeHost);
    int hostAt = buffer.length();
    buffer.putHost(host);
    int hostEnd = buffer.length();
    int toSignAt = hostEnd + REQUEST_END.length();
    buffer.put(afterHost);
    buffer.putHash(0, toSignAt);
    return payload.write(buffer, key, toSignAt, hostAt, hostEnd);
  }

  /** A thread that finds the draft in use makes one more; one of them is kept. */
  String token(int secondOfDay) {
    TokenDraft draft = spare.getAndSet(null);
    if (draft == null) {
      draft = new TokenDraft(tokenForm);
    }
    String token = draft.token(secondOfDay);
    spare.setRelease(draft);
    return token;
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
