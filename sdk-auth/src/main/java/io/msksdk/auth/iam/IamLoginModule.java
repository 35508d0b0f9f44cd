package io.msksdk.auth.iam;

import java.util.Map;
import javax.security.auth.Subject;
import javax.security.auth.callback.CallbackHandler;
import javax.security.auth.spi.LoginModule;

/**
 * The login module that Kafka wants beside {@link IamMechanism#OWN}. There is nothing to log in to:
 * every connection is signed anew. Public because JAAS makes it by its name; there is no reason to
 * use it directly.
 */
public final class IamLoginModule implements LoginModule {

  /** Called by JAAS. */
  public IamLoginModule() {}

  @Override
  public void initialize(
      Subject subject,
      CallbackHandler callbackHandler,
      Map<String, ?> sharedState,
      Map<String, ?> options) {
    // the callback handler of the client has all there is
  }

  @Override
  public boolean login() {
    return true;
  }

  @Override
  public boolean commit() {
    return true;
  }

  @Override
  public boolean abort() {
    return false;
  }

  @Override
  public boolean logout() {
    return true;
  }
}
