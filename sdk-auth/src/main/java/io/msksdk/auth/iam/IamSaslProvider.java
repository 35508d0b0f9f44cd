package io.msksdk.auth.iam;

import java.security.Provider;
import java.security.Security;
import java.util.List;
import java.util.Map;
import javax.security.auth.callback.CallbackHandler;
import javax.security.sasl.SaslClient;
import javax.security.sasl.SaslClientFactory;
import javax.security.sasl.SaslException;
import org.jspecify.annotations.Nullable;

/**
 * The one place where {@code AWS_MSK_IAM} is registered for {@link IamMechanism#OWN}. Its factory
 * serves the handlers of any class loader and returns none for others', so that the official
 * mechanism can be used in the same JVM.
 */
final class IamSaslProvider extends Provider {
  private static final long serialVersionUID = 1L;
  private static final String NAME = "MskSdkSasl";
  private static final String TYPE = "SaslClientFactory";

  private IamSaslProvider() {
    super(NAME, "1.0", "AWS_MSK_IAM of the MSK SDK for Java");
    putService(new Factories(this));
  }

  /**
   * Does nothing when it is registered. Before all others: the official mechanism takes any
   * handler, also one that it cannot work with. The only service is this one, so the order of
   * everything else stays as it was.
   */
  static void register() {
    if (Security.getProvider(NAME) == null) {
      Security.insertProviderAt(new IamSaslProvider(), 1);
    }
  }

  /** Makes the factory without reflection, which a native image would have to be told of. */
  private static final class Factories extends Service {
    Factories(Provider provider) {
      super(
          provider,
          TYPE,
          IamMechanism.OWN.saslName(),
          HandlersOwn.class.getName(),
          List.of(),
          Map.of());
    }

    @Override
    public Object newInstance(@Nullable Object parameter) {
      return new HandlersOwn();
    }
  }

  /** Lets the callback handler make the SASL client. Knows JDK types only. */
  private static final class HandlersOwn implements SaslClientFactory {
    @Override
    public @Nullable SaslClient createSaslClient(
        String[] mechanisms,
        @Nullable String authorizationId,
        String protocol,
        String serverName,
        Map<String, ?> props,
        CallbackHandler cbh)
        throws SaslException {
      return cbh instanceof SaslClientFactory own
          ? own.createSaslClient(mechanisms, authorizationId, protocol, serverName, props, cbh)
          : null;
    }

    @Override
    public String[] getMechanismNames(Map<String, ?> props) {
      return new String[] {IamMechanism.OWN.saslName()};
    }
  }
}
