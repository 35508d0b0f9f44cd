package io.msksdk.local.iam;

import java.util.Map;
import javax.security.auth.callback.CallbackHandler;
import javax.security.sasl.SaslClient;
import javax.security.sasl.SaslClientFactory;
import javax.security.sasl.SaslException;
import org.apache.kafka.common.security.authenticator.SaslClientCallbackHandler;
import org.apache.kafka.common.security.scram.internals.ScramSaslClient.ScramSaslClientFactory;
import org.jspecify.annotations.Nullable;

/** Makes Kafka's own SCRAM clients for the clients of this class loader's engines, and no other. */
public final class ScramClientFactory implements SaslClientFactory {
  private final SaslClientFactory clients = new ScramSaslClientFactory();

  /** Made by the JDK, by class name. */
  public ScramClientFactory() {}

  @Override
  public @Nullable SaslClient createSaslClient(
      String[] mechanisms,
      @Nullable String authorizationId,
      String protocol,
      String serverName,
      Map<String, ?> properties,
      CallbackHandler handler)
      throws SaslException {
    // null lets the JDK ask the factory of the class loader that the handler is of
    return handler instanceof SaslClientCallbackHandler
        ? clients.createSaslClient(
            mechanisms, authorizationId, protocol, serverName, properties, handler)
        : null;
  }

  @Override
  public String[] getMechanismNames(@Nullable Map<String, ?> properties) {
    return clients.getMechanismNames(properties);
  }
}
