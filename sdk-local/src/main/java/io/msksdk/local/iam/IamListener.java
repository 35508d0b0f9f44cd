package io.msksdk.local.iam;

import static java.util.stream.Collectors.joining;

import java.time.Duration;
import java.util.HashMap;
import java.util.Locale;
import java.util.Map;
import java.util.stream.Stream;

/** The configuration of a listener for IAM. */
public final class IamListener {
  // the longest session of a role: no connection outlives what it was opened with
  private static final Duration LONGEST_SESSION = Duration.ofHours(12);

  private IamListener() {}

  /**
   * Returns the properties of a listener that takes both mechanisms of IAM.
   *
   * @param prefix what the keys begin with, such as {@code listener.name.iam.}
   * @return the properties
   */
  public static Map<String, String> properties(String prefix) {
    Map<String, String> properties = new HashMap<>();
    properties.put(
        prefix + "sasl.enabled.mechanisms",
        Stream.of(LoginForm.values()).map(LoginForm::mechanism).collect(joining(",")));
    for (LoginForm form : LoginForm.values()) {
      String of = prefix + form.mechanism().toLowerCase(Locale.ROOT) + ".";
      // for OAUTHBEARER too: Kafka's own login module registers its SASL factories with the JVM
      // under one name for all class loaders, and the application's clients would get the engine's
      properties.put(of + "sasl.jaas.config", IamLoginModule.class.getName() + " required;");
      properties.put(of + "sasl.server.callback.handler.class", IamCallbackHandler.class.getName());
      properties.put(of + "connections.max.reauth.ms", Long.toString(LONGEST_SESSION.toMillis()));
    }
    return properties;
  }
}
