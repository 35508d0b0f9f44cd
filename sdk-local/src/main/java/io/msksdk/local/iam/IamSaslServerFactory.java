package io.msksdk.local.iam;

import java.util.Map;
import java.util.stream.Stream;
import javax.security.auth.callback.CallbackHandler;
import javax.security.sasl.SaslServer;
import javax.security.sasl.SaslServerFactory;
import org.jspecify.annotations.Nullable;

/** Makes servers for the listeners of this class loader's engines and for no others. */
public final class IamSaslServerFactory implements SaslServerFactory {

  /** Made by the JDK, by class name. */
  public IamSaslServerFactory() {}

  @Override
  public @Nullable SaslServer createSaslServer(
      String mechanism,
      String protocol,
      String serverName,
      Map<String, ?> properties,
      CallbackHandler handler) {
    if (handler instanceof IamCallbackHandler ours) {
      for (LoginForm form : LoginForm.values()) {
        if (form.mechanism().equals(mechanism)) {
          return new IamSaslServer(ours.access(), form, ours.admits());
        }
      }
    }
    // a handler of another class loader's engine: its own factory comes later in the JDK's list
    return null;
  }

  @Override
  public String[] getMechanismNames(@Nullable Map<String, ?> properties) {
    return Stream.of(LoginForm.values()).map(LoginForm::mechanism).toArray(String[]::new);
  }
}
