package io.msksdk.testkit;

import io.msksdk.core.time.Time;
import java.util.List;
import java.util.Map;
import javax.security.auth.callback.Callback;
import javax.security.auth.callback.UnsupportedCallbackException;
import javax.security.auth.login.AppConfigurationEntry;
import org.apache.kafka.common.security.auth.AuthenticateCallbackHandler;
import org.apache.kafka.common.security.oauthbearer.OAuthBearerTokenCallback;
import org.jspecify.annotations.Nullable;

/**
 * Makes the tokens of {@link LocalLogin#iamToken}. Public because Kafka makes it by name; there is
 * no reason to use it directly.
 */
public final class LocalTokenCallbackHandler implements AuthenticateCallbackHandler {
  private static final String MECHANISM = "OAUTHBEARER";

  private @Nullable LocalIdentity identity;
  private String region = "";

  /** Called by Kafka. */
  public LocalTokenCallbackHandler() {}

  @Override
  public void configure(
      Map<String, ?> configs, String saslMechanism, List<AppConfigurationEntry> jaasEntries) {
    if (!MECHANISM.equals(saslMechanism)) {
      throw LocalMskException.argument(
          "sasl.mechanism: " + saslMechanism + " (expected: " + MECHANISM + ").", null);
    }
    identity = ClientProperties.identity(configs);
    region = ClientProperties.region(configs);
  }

  @Override
  public void handle(Callback[] callbacks) throws UnsupportedCallbackException {
    for (Callback callback : callbacks) {
      if (!(callback instanceof OAuthBearerTokenCallback wanted) || identity == null) {
        throw new UnsupportedCallbackException(callback);
      }
      wanted.token(LocalToken.of(identity, region, Time.system().now()));
    }
  }

  @Override
  public void close() {
    // nothing was opened
  }
}
