package io.msksdk.benchmarks;

import java.io.IOException;
import java.lang.reflect.Field;
import javax.security.auth.callback.Callback;
import javax.security.auth.callback.UnsupportedCallbackException;
import org.apache.kafka.common.security.oauthbearer.OAuthBearerToken;
import org.apache.kafka.common.security.oauthbearer.OAuthBearerTokenCallback;
import software.amazon.awssdk.auth.credentials.AwsCredentials;
import software.amazon.awssdk.auth.credentials.AwsCredentialsProvider;
import software.amazon.awssdk.auth.credentials.StaticCredentialsProvider;
import software.amazon.awssdk.regions.Region;
import software.amazon.msk.auth.iam.IAMOAuthBearerLoginCallbackHandler;
import software.amazon.msk.auth.iam.internals.AWS4SignedPayloadGenerator;
import software.amazon.msk.auth.iam.internals.AuthenticationRequestParams;
import software.amazon.msk.auth.iam.internals.PayloadGenerationException;
import software.amazon.msk.auth.iam.internals.region.ConfigurableRegionProvider;

/** The peer: aws-msk-iam-auth, called as its own mechanism calls it. */
final class OfficialSigner {
  private final AwsCredentials credentials;
  private final AWS4SignedPayloadGenerator generator = new AWS4SignedPayloadGenerator();

  OfficialSigner(AwsCredentials credentials) {
    this.credentials = credentials;
  }

  byte[] payload() {
    try {
      return generator.signedPayload(
          AuthenticationRequestParams.create(
              SigningInput.HOST, credentials, SigningInput.USER_AGENT));
    } catch (PayloadGenerationException e) {
      throw new IllegalStateException(e);
    }
  }

  /** A configured login handler. It would look for credentials around the process. */
  IAMOAuthBearerLoginCallbackHandler tokens() throws ReflectiveOperationException {
    IAMOAuthBearerLoginCallbackHandler handler = new IAMOAuthBearerLoginCallbackHandler();
    AwsCredentialsProvider provider = StaticCredentialsProvider.create(credentials);
    set(handler, "credentialsProvider", provider);
    set(handler, "awsRegionProvider", new OneRegion());
    set(handler, "configured", true);
    return handler;
  }

  static OAuthBearerToken token(IAMOAuthBearerLoginCallbackHandler handler) {
    OAuthBearerTokenCallback asked = new OAuthBearerTokenCallback();
    try {
      handler.handle(new Callback[] {asked});
    } catch (IOException | UnsupportedCallbackException e) {
      throw new IllegalStateException(e);
    }
    return asked.token();
  }

  private static void set(Object handler, String name, Object value)
      throws ReflectiveOperationException {
    Field field = handler.getClass().getDeclaredField(name);
    field.setAccessible(true);
    field.set(handler, value);
  }

  private static final class OneRegion implements ConfigurableRegionProvider {
    @Override
    public Region getRegion(String host) {
      return getRegion();
    }

    @Override
    public Region getRegion() {
      return Region.of(SigningInput.REGION);
    }
  }
}
