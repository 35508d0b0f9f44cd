package io.msksdk.local.iam;

import java.util.List;
import java.util.Map;
import java.util.function.Supplier;
import javax.security.auth.callback.Callback;
import javax.security.auth.callback.UnsupportedCallbackException;
import javax.security.auth.login.AppConfigurationEntry;
import org.apache.kafka.common.security.auth.AuthenticateCallbackHandler;
import org.apache.kafka.common.security.oauthbearer.OAuthBearerTokenCallback;
import software.amazon.awssdk.auth.credentials.AwsCredentials;
import software.amazon.msk.auth.iam.internals.AWSCredentialsCallback;

/** Hands a client the credentials of the moment, for either mechanism. Made by Kafka. */
public final class ChangingCredentials implements AuthenticateCallbackHandler {
  /** The key of a supplier; the prefix keeps logins of different callers apart. */
  static final String CONFIG = "sasl.test.credentials";

  private Supplier<AwsCredentials> credentials;

  @Override
  @SuppressWarnings("unchecked")
  public void configure(
      Map<String, ?> configs, String mechanism, List<AppConfigurationEntry> jaas) {
    credentials = (Supplier<AwsCredentials>) configs.get(CONFIG);
  }

  @Override
  public void handle(Callback[] callbacks) throws UnsupportedCallbackException {
    for (Callback callback : callbacks) {
      if (callback instanceof AWSCredentialsCallback wanted) {
        wanted.setAwsCredentials(credentials.get());
      } else if (callback instanceof OAuthBearerTokenCallback wanted) {
        wanted.token(new MskToken(credentials.get()));
      } else {
        throw new UnsupportedCallbackException(callback);
      }
    }
  }

  @Override
  public void close() {}
}
