package io.msksdk.auth.iam;

import io.msksdk.core.jaas.JaasEntry;
import java.util.Collections;
import java.util.Map;
import java.util.TreeMap;
import org.apache.kafka.common.security.auth.AuthenticateCallbackHandler;

/** A login in the settings of a Kafka client. {@link LoginLease} reads them back. */
final class LoginSettings {
  /**
   * The prefix is what counts: Kafka shares a login between clients whose JAAS text, handler
   * classes and settings that begin with {@code sasl.} are equal. Under another name two accounts
   * of one JVM would share one, and whatever a login module or login handler keeps would be the
   * first account's.
   */
  static final String LOGIN = "sasl.msk.iam.login";

  /** The name of credentials, in place of the object. */
  static final String CREDENTIALS = "sasl.msk.iam.credentials";

  /** The Region that goes with the name. */
  static final String REGION = "sasl.msk.iam.region";

  private LoginSettings() {}

  static Map<String, Object> of(IamMechanism mechanism, IamLogin login) {
    Map<String, Object> settings = new TreeMap<>(common(mechanism));
    // the class itself: by name Kafka would look it up in whatever loader a thread carries
    settings.put(handlerSetting(mechanism), handler(mechanism));
    settings.put(LOGIN, login);
    return Collections.unmodifiableMap(settings);
  }

  static Map<String, String> named(IamMechanism mechanism, String name, String region) {
    Map<String, String> settings = new TreeMap<>(common(mechanism));
    settings.put(handlerSetting(mechanism), handler(mechanism).getName());
    settings.put(CREDENTIALS, name);
    settings.put(REGION, region);
    return Collections.unmodifiableMap(settings);
  }

  private static Map<String, String> common(IamMechanism mechanism) {
    return Map.of(
        "security.protocol",
        "SASL_SSL",
        "sasl.mechanism",
        mechanism.saslName(),
        "sasl.jaas.config",
        JaasEntry.of(mechanism.loginModule()).text());
  }

  /** A token is made at login, a payload for every connection. */
  private static String handlerSetting(IamMechanism mechanism) {
    return mechanism == IamMechanism.TOKEN
        ? "sasl.login.callback.handler.class"
        : "sasl.client.callback.handler.class";
  }

  private static Class<? extends AuthenticateCallbackHandler> handler(IamMechanism mechanism) {
    return switch (mechanism) {
      case OFFICIAL -> IamCallbackHandler.class;
      case OWN -> IamSaslCallbackHandler.class;
      case TOKEN -> IamTokenCallbackHandler.class;
    };
  }
}
