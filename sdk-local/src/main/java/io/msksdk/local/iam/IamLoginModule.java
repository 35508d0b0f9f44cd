package io.msksdk.local.iam;

import java.util.Map;
import javax.security.auth.Subject;
import javax.security.auth.callback.CallbackHandler;
import javax.security.auth.spi.LoginModule;

/** Named in the listeners' JAAS text because Kafka demands one; a server has no login to do. */
public final class IamLoginModule implements LoginModule {

  /** Made by JAAS, by class name. */
  public IamLoginModule() {}

  @Override
  public void initialize(
      Subject subject, CallbackHandler handler, Map<String, ?> state, Map<String, ?> options) {}

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
    return true;
  }

  @Override
  public boolean logout() {
    return true;
  }
}
