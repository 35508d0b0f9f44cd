package io.msksdk.local.iam;

import java.security.Provider;
import java.security.Security;
import org.apache.kafka.common.security.scram.internals.ScramMechanism;

/**
 * Registers the servers of the mechanisms with the JVM. Providers are JVM-wide while engines may
 * live in several class loaders: the name is unique per class loader, so that no engine takes the
 * registration of another one for its own.
 */
public final class IamSaslProvider extends Provider {
  private static final long serialVersionUID = 1L;

  private IamSaslProvider(String name) {
    super(name, "1", "Servers of the SASL mechanisms of brokers, and the engine's own clients");
    for (LoginForm form : LoginForm.values()) {
      put("SaslServerFactory." + form.mechanism(), IamSaslServerFactory.class.getName());
    }
    for (String mechanism : ScramMechanism.mechanismNames()) {
      put("SaslServerFactory." + mechanism, ScramServerFactory.class.getName());
      put("SaslClientFactory." + mechanism, ScramClientFactory.class.getName());
    }
  }

  private static String uniqueName() {
    return "MskLocal-"
        + Integer.toHexString(System.identityHashCode(IamSaslProvider.class.getClassLoader()));
  }

  /** Registers the mechanisms for this class loader; does nothing when they are registered. */
  public static void register() {
    // first of all: Kafka's own factory of OAUTHBEARER, which an application's client registers,
    // throws at a handler of another class loader, while ours passes it on
    int position = Security.insertProviderAt(new IamSaslProvider(uniqueName()), 1);
    assert position != 0;
  }

  /** Takes the registration of this class loader back. */
  public static void unregister() {
    Security.removeProvider(uniqueName());
  }
}
