package io.msksdk.local.iam;

import java.util.Map;
import javax.security.auth.Subject;
import javax.security.auth.callback.CallbackHandler;
import javax.security.auth.spi.LoginModule;

/**
 * Gives a client of the engine its SCRAM user. Kafka's own module registers its factories with the
 * JVM under one name for all class loaders, and an application's clients would get the engine's.
 */
public final class ScramClientLogin implements LoginModule {

  /** Made by JAAS, by class name. */
  public ScramClientLogin() {}

  @Override
  public void initialize(
      Subject subject, CallbackHandler handler, Map<String, ?> state, Map<String, ?> options) {
    subject.getPublicCredentials().add(String.valueOf(options.get("username")));
    subject.getPrivateCredentials().add(String.valueOf(options.get("password")));
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
    return true;
  }

  @Override
  public boolean logout() {
    return true;
  }
}
