package io.msksdk.auth.iam;

import static java.nio.charset.StandardCharsets.UTF_8;

import java.io.IOException;
import java.lang.reflect.Field;
import java.lang.reflect.Method;
import java.time.Instant;
import java.time.LocalDateTime;
import java.time.ZoneOffset;
import java.time.format.DateTimeFormatter;
import java.util.Base64;
import java.util.regex.Matcher;
import java.util.regex.Pattern;
import javax.security.auth.callback.Callback;
import javax.security.auth.callback.UnsupportedCallbackException;
import org.apache.kafka.common.security.oauthbearer.OAuthBearerToken;
import org.apache.kafka.common.security.oauthbearer.OAuthBearerTokenCallback;
import software.amazon.awssdk.auth.credentials.AwsCredentials;
import software.amazon.awssdk.auth.credentials.AwsCredentialsProvider;
import software.amazon.awssdk.regions.Region;
import software.amazon.msk.auth.iam.IAMOAuthBearerLoginCallbackHandler;
import software.amazon.msk.auth.iam.internals.AWS4SignedPayloadGenerator;
import software.amazon.msk.auth.iam.internals.AuthenticationRequestParams;
import software.amazon.msk.auth.iam.internals.PayloadGenerationException;

/**
 * What the official library signs, always now, and the time that it signed at. It looks at the
 * clock twice: when a second ends in between, what it signs is good for 899 seconds and not
 * compared.
 */
final class OfficialSigner {
  private static final Pattern DATE = Pattern.compile("(?i)X-Amz-Date[\":=]+(\\d{8}T\\d{6}Z)");
  private static final DateTimeFormatter FORM = DateTimeFormatter.ofPattern("yyyyMMdd'T'HHmmss'Z'");

  private OfficialSigner() {}

  static byte[] payload(String host, AwsCredentials credentials, Region region, String userAgent)
      throws PayloadGenerationException {
    AuthenticationRequestParams asked =
        AuthenticationRequestParams.create(
            host, credentials, userAgent, new OfficialRegion(region));
    byte[] payload;
    do {
      payload = new AWS4SignedPayloadGenerator().signedPayload(asked);
    } while (!new String(payload, UTF_8).contains("\"x-amz-expires\":\"900\""));
    return payload;
  }

  /** The handler takes credentials from the process's surroundings; it is given these instead. */
  static OAuthBearerToken token(AwsCredentials credentials, Region region)
      throws ReflectiveOperationException, IOException, UnsupportedCallbackException {
    IAMOAuthBearerLoginCallbackHandler handler = new IAMOAuthBearerLoginCallbackHandler();
    AwsCredentialsProvider provider = () -> credentials;
    set(handler, "credentialsProvider", provider);
    set(handler, "awsRegionProvider", new OfficialRegion(region));
    set(handler, "configured", true);
    OAuthBearerTokenCallback asked = new OAuthBearerTokenCallback();
    do {
      handler.handle(new Callback[] {asked});
    } while (!isWhole(asked.token().value()));
    return asked.token();
  }

  /** The text of a token alone: the library cannot read back all that it signs. */
  static String tokenValue(AwsCredentials credentials, Region region)
      throws ReflectiveOperationException {
    Method made =
        IAMOAuthBearerLoginCallbackHandler.class.getDeclaredMethod(
            "generateTokenValue", AwsCredentials.class, Region.class);
    made.setAccessible(true);
    String token;
    do {
      token = (String) made.invoke(new IAMOAuthBearerLoginCallbackHandler(), credentials, region);
    } while (!isWhole(token));
    return token;
  }

  private static boolean isWhole(String token) {
    return new String(Base64.getUrlDecoder().decode(token), UTF_8).contains("X-Amz-Expires=900&");
  }

  static Instant signedAt(String text) {
    Matcher date = DATE.matcher(text);
    if (!date.find()) {
      throw new AssertionError("no date in " + text);
    }
    return LocalDateTime.parse(date.group(1), FORM).toInstant(ZoneOffset.UTC);
  }

  private static void set(Object handler, String field, Object value)
      throws ReflectiveOperationException {
    Field found = handler.getClass().getDeclaredField(field);
    found.setAccessible(true);
    found.set(handler, value);
  }
}
