package io.msksdk.auth.iam;

import io.msksdk.core.call.ClientException;
import io.msksdk.core.check.InvalidSpecException;
import java.util.List;
import java.util.Map;
import java.util.Set;
import javax.security.auth.callback.Callback;
import javax.security.auth.callback.UnsupportedCallbackException;
import javax.security.auth.login.AppConfigurationEntry;
import org.apache.kafka.common.security.auth.AuthenticateCallbackHandler;
import org.apache.kafka.common.security.auth.SaslExtensionsCallback;
import org.apache.kafka.common.security.oauthbearer.OAuthBearerToken;
import org.apache.kafka.common.security.oauthbearer.OAuthBearerTokenCallback;
import org.jspecify.annotations.Nullable;

/**
 * Gives Kafka's {@code OAUTHBEARER} login a token of an {@link IamLogin}. Kafka asks for one when a
 * login begins and again before it ends. Public because Kafka makes it by its class; there is no
 * reason to use it directly.
 */
public final class IamTokenCallbackHandler implements AuthenticateCallbackHandler {
  private @Nullable LoginLease lease;

  /** Called by Kafka. */
  public IamTokenCallbackHandler() {}

  /**
   * Takes the login out of a client's settings.
   *
   * @param configs the client's settings
   * @param saslMechanism the mechanism the client uses
   * @param jaasConfigEntries not used
   * @throws InvalidSpecException if the mechanism is another one, or the settings are not those of
   *     {@link IamLogin}
   */
  @Override
  public void configure(
      Map<String, ?> configs, String saslMechanism, List<AppConfigurationEntry> jaasConfigEntries) {
    lease = LoginLease.of(IamMechanism.TOKEN, configs, saslMechanism);
  }

  @Override
  public void handle(Callback[] callbacks) throws UnsupportedCallbackException {
    for (Callback callback : callbacks) {
      if (callback instanceof OAuthBearerTokenCallback asked) {
        answer(asked, LoginLease.required(lease));
      } else if (!(callback instanceof SaslExtensionsCallback)) {
        throw new UnsupportedCallbackException(
            callback, "IamTokenCallbackHandler answers OAUTHBEARER only");
      }
    }
  }

  /** Gives named credentials back; a provider belongs to whoever made it. */
  @Override
  public void close() {
    if (lease != null) {
      lease.close();
    }
  }

  private static void answer(OAuthBearerTokenCallback asked, LoginLease lease) {
    try {
      asked.token(new KafkaToken(lease.login().signer().token(lease.credentials())));
    } catch (ClientException e) {
      // a thrown one would be replaced by "internal error" in Kafka's login module
      asked.error(e.code(), e.getMessage(), null);
    }
  }

  /** A token in Kafka's terms. Who it is of, the broker reads from its signature. */
  private record KafkaToken(IamToken token) implements OAuthBearerToken {
    @Override
    public String value() {
      return token.value();
    }

    @Override
    public Set<String> scope() {
      return Set.of();
    }

    @Override
    public long lifetimeMs() {
      return token.expiresAt().toEpochMilli();
    }

    @Override
    public String principalName() {
      return "kafka-cluster";
    }

    @Override
    public Long startTimeMs() {
      return token.signedAt().toEpochMilli();
    }
  }
}
