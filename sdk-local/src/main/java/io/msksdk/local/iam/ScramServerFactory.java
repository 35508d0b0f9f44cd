package io.msksdk.local.iam;

import java.util.Map;
import javax.security.auth.callback.CallbackHandler;
import javax.security.sasl.SaslException;
import javax.security.sasl.SaslServer;
import javax.security.sasl.SaslServerFactory;
import org.apache.kafka.common.security.scram.internals.ScramSaslServer.ScramSaslServerFactory;
import org.apache.kafka.common.security.scram.internals.ScramServerCallbackHandler;
import org.jspecify.annotations.Nullable;

/**
 * Makes Kafka's own SCRAM servers for the listeners of this class loader's engines. Kafka registers
 * its factory with the JVM under one name for all class loaders: when an application's client has
 * done so first, that one is asked, and its server cannot read the users of the engine's brokers.
 */
public final class ScramServerFactory implements SaslServerFactory {
  private final SaslServerFactory servers = new ScramSaslServerFactory();

  /** Made by the JDK, by class name. */
  public ScramServerFactory() {}

  @Override
  public @Nullable SaslServer createSaslServer(
      String mechanism,
      String protocol,
      String serverName,
      Map<String, ?> properties,
      CallbackHandler handler)
      throws SaslException {
    // null lets the JDK ask the factory of the class loader that the handler is of
    return handler instanceof ScramServerCallbackHandler
        ? servers.createSaslServer(mechanism, protocol, serverName, properties, handler)
        : null;
  }

  @Override
  public String[] getMechanismNames(@Nullable Map<String, ?> properties) {
    return servers.getMechanismNames(properties);
  }
}
