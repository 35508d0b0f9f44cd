package io.msksdk.auth.iam;

import io.msksdk.core.check.InvalidSpecException;
import java.util.List;
import java.util.Map;
import javax.security.auth.callback.Callback;
import javax.security.auth.callback.CallbackHandler;
import javax.security.auth.callback.UnsupportedCallbackException;
import javax.security.auth.login.AppConfigurationEntry;
import javax.security.sasl.SaslClient;
import javax.security.sasl.SaslClientFactory;
import org.apache.kafka.common.security.auth.AuthenticateCallbackHandler;
import org.jspecify.annotations.Nullable;

/**
 * Holds the {@link IamLogin} of a client that speaks {@link IamMechanism#OWN}, and makes the SASL
 * client of each of its connections: the security provider, of which a JVM has one, hands the work
 * to the handler it is given. So classes of several loaders never meet. Public because Kafka makes
 * it by its class; there is no reason to use it directly.
 */
public final class IamSaslCallbackHandler
    implements AuthenticateCallbackHandler, SaslClientFactory {
  private @Nullable LoginLease lease;

  /** Called by Kafka. */
  public IamSaslCallbackHandler() {}

  /**
   * Takes the login out of a client's settings, and makes sure that the mechanism is registered.
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
    lease = LoginLease.of(IamMechanism.OWN, configs, saslMechanism);
    IamSaslProvider.register();
  }

  /** Called by the security provider. */
  @Override
  public @Nullable SaslClient createSaslClient(
      String[] mechanisms,
      @Nullable String authorizationId,
      String protocol,
      String serverName,
      Map<String, ?> props,
      CallbackHandler cbh) {
    return List.of(mechanisms).contains(IamMechanism.OWN.saslName())
        ? new IamSaslClient(serverName, LoginLease.required(lease))
        : null;
  }

  @Override
  public String[] getMechanismNames(Map<String, ?> props) {
    return new String[] {IamMechanism.OWN.saslName()};
  }

  /** Refuses every callback: the SASL client made here has no need to ask. */
  @Override
  public void handle(Callback[] callbacks) throws UnsupportedCallbackException {
    for (Callback callback : callbacks) {
      throw new UnsupportedCallbackException(
          callback, "IamSaslCallbackHandler makes SASL clients and answers none");
    }
  }

  /** Gives named credentials back; a provider belongs to whoever made it. */
  @Override
  public void close() {
    if (lease != null) {
      lease.close();
    }
  }
}
