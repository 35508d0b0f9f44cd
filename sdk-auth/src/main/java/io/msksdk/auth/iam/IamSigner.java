package io.msksdk.auth.iam;

import static java.util.Objects.requireNonNull;

import io.msksdk.core.check.Finding;
import io.msksdk.core.check.InvalidSpecException;
import io.msksdk.core.sigv4.SigningKeys;
import io.msksdk.core.time.Time;
import java.time.Instant;
import java.util.Optional;
import java.util.concurrent.atomic.AtomicReference;
import org.jspecify.annotations.Nullable;
import software.amazon.awssdk.identity.spi.AwsCredentialsIdentity;
import software.amazon.awssdk.identity.spi.AwsSessionCredentialsIdentity;

/**
 * Signs logins to MSK clusters of one Region with IAM access control: the payload of the {@code
 * AWS_MSK_IAM} mechanism and the token of {@code OAUTHBEARER}. Both are, byte for byte, what the
 * official aws-msk-iam-auth library makes of the same input at the same time.
 *
 * <p>Thread-safe, and best made once: what is the same in all signatures of an access key on one
 * day, the derived key first of all, is kept. Only the JDK's SHA-256 is used.
 */
public final class IamSigner {
  private static final int KEYS_KEPT = 16;
  private static final long SECONDS_PER_DAY = 86_400;
  private static final String USER_AGENT = "msk-sdk-java lang/java#";

  private final SigningDay.Target target;
  private final Time time;

  /** What was signed with last, and nearly always is next. */
  private volatile @Nullable SigningDay latest;

  /** A buffer that no thread uses now. */
  private final AtomicReference<@Nullable SigningBuffer> spare = new AtomicReference<>();

  private IamSigner(String region, String userAgent, Time time) {
    this.target =
        new SigningDay.Target(checkedRegion(region), userAgent, SigningKeys.create(KEYS_KEPT));
    this.time = time;
  }

  /**
   * Creates a signer that names this library and the Java version as its user agent.
   *
   * @param region the clusters' Region, such as {@code eu-west-1}
   * @return the signer
   * @throws InvalidSpecException if the Region has other characters than {@code a-z}, {@code 0-9}
   *     and {@code -}
   */
  public static IamSigner of(String region) {
    return of(region, USER_AGENT.concat(System.getProperty("java.version", "")));
  }

  /**
   * Creates a signer with a user agent of its own.
   *
   * @param region the clusters' Region, such as {@code eu-west-1}
   * @param userAgent names the application to MSK; any text, sent unsigned
   * @return the signer
   * @throws InvalidSpecException if the Region has other characters than {@code a-z}, {@code 0-9}
   *     and {@code -}
   */
  public static IamSigner of(String region, String userAgent) {
    return of(region, userAgent, Time.system());
  }

  static IamSigner of(String region, String userAgent, Time time) {
    return new IamSigner(region, requireNonNull(userAgent, "userAgent"), time);
  }

  /**
   * Returns the Region that is signed for.
   *
   * @return such as {@code eu-west-1}
   */
  public String region() {
    return target.region();
  }

  /**
   * Signs a login with {@code AWS_MSK_IAM} now.
   *
   * @param host the broker, by the name or the address the client connects to; without the port
   * @param credentials who logs in
   * @return the client's message, JSON in UTF-8, good for 15 minutes; a secret
   * @throws InvalidSpecException if the host holds what no host can, or the credentials have no key
   */
  public byte[] payload(String host, AwsCredentialsIdentity credentials) {
    return payload(host, credentials, time.now());
  }

  /**
   * Signs a login with {@code AWS_MSK_IAM} as of a given time.
   *
   * @param host the broker, by the name or the address the client connects to; without the port
   * @param credentials who logs in
   * @param at the signing time, of which whole seconds count
   * @return the client's message, JSON in UTF-8, good for 15 minutes from then; a secret
   * @throws InvalidSpecException if the host holds what no host can, or the credentials have no key
   */
  public byte[] payload(String host, AwsCredentialsIdentity credentials, Instant at) {
    long second = at.getEpochSecond();
    SigningDay day = day(second, credentials);
    SigningBuffer buffer = takeBuffer();
    byte[] payload = day.payload(buffer, host, secondOfDay(second));
    spare.setRelease(buffer);
    return payload;
  }

  /**
   * Signs a login with {@code OAUTHBEARER} now. The token is good for any broker of the Region.
   *
   * @param credentials who logs in
   * @return the token
   * @throws InvalidSpecException if the credentials have no key
   */
  public IamToken token(AwsCredentialsIdentity credentials) {
    return token(credentials, time.now());
  }

  /**
   * Signs a login with {@code OAUTHBEARER} as of a given time. The token is good for any broker of
   * the Region. It is signed for {@code kafka.<region>.amazonaws.com} in every partition, China
   * included, as the official library does.
   *
   * @param credentials who logs in
   * @param at the signing time, of which whole seconds count
   * @return the token
   * @throws InvalidSpecException if the credentials have no key
   */
  public IamToken token(AwsCredentialsIdentity credentials, Instant at) {
    long second = at.getEpochSecond();
    String value = day(second, credentials).token(secondOfDay(second));
    return new IamToken(value, second, earlierEnd(second, credentials));
  }

  private SigningDay day(long second, AwsCredentialsIdentity credentials) {
    long epochDay = Math.floorDiv(second, SECONDS_PER_DAY);
    String accessKeyId = trimmed(credentials.accessKeyId());
    String secret = trimmed(credentials.secretAccessKey());
    String token =
        credentials instanceof AwsSessionCredentialsIdentity session
            ? trimmed(session.sessionToken())
            : null;
    SigningDay last = latest;
    if (last != null && last.matches(epochDay, accessKeyId, secret, token)) {
      return last;
    }
    SigningDay day = SigningDay.of(epochDay, accessKeyId, secret, token, target);
    latest = day;
    return day;
  }

  /** A thread that finds the buffer in use makes one more; one of them is kept. */
  private SigningBuffer takeBuffer() {
    SigningBuffer buffer = spare.getAndSet(null);
    return buffer == null ? new SigningBuffer() : buffer;
  }

  /** When the credentials end, where that is before the token would end by itself. */
  private static @Nullable Instant earlierEnd(long second, AwsCredentialsIdentity credentials) {
    Optional<Instant> end = credentials.expirationTime();
    return end.isPresent()
            && end.get().isBefore(Instant.ofEpochSecond(second + SigningDay.EXPIRY_SECONDS))
        ? end.get()
        : null;
  }

  private static int secondOfDay(long second) {
    return (int) Math.floorMod(second, SECONDS_PER_DAY);
  }

  /** The AWS SDK signs without the blanks that a copied key may have around it. */
  private static @Nullable String trimmed(@Nullable String text) {
    return text == null ? null : text.trim();
  }

  private static String checkedRegion(String region) {
    boolean valid = !region.isEmpty();
    for (int i = 0; i < region.length(); i++) {
      char c = region.charAt(i);
      valid &= ('a' <= c && c <= 'z') || ('0' <= c && c <= '9') || c == '-';
    }
    if (!valid) {
      throw InvalidSpecException.of(
          Finding.error("region.malformed", "region", region, "such as eu-west-1"));
    }
    return region;
  }

  /** Returns the Region: what is kept is secret. */
  @Override
  public String toString() {
    return "IamSigner[".concat(target.region()).concat("]");
  }
}
