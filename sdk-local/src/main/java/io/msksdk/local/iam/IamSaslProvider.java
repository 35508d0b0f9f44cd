package io.msksdk.local.iam;

import java.security.Provider;
import java.security.Security;

/**
 * Registers the server of the mechanism with the JVM. Providers are JVM-wide while engines may live
 * in several class loaders: the name is unique per class loader, so that no engine takes the
 * registration of another one for its own.
 */
public final class IamSaslProvider extends Provider {
  private static final long serialVersionUID = 1L;

  private IamSaslProvider(String name) {
    super(name, "1", "Server of the SASL mechanism " + IamSaslServer.MECHANISM);
    put("SaslServerFactory." + IamSaslServer.MECHANISM, IamSaslServerFactory.class.getName());
  }

  private static String uniqueName() {
    return "MskLocal-"
        + Integer.toHexString(System.identityHashCode(IamSaslProvider.class.getClassLoader()));
  }

  /** Registers the mechanism for this class loader; does nothing when it is registered. */
  public static void register() {
    int position = Security.addProvider(new IamSaslProvider(uniqueName()));
    assert position != 0;
  }

  /** Takes the registration of this class loader back. */
  public static void unregister() {
    Security.removeProvider(uniqueName());
  }
}
