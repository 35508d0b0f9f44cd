package io.msksdk.auth.password;

import io.msksdk.core.check.Finding;
import io.msksdk.core.check.InvalidSpecException;
import java.util.Arrays;
import java.util.List;
import java.util.Map;
import javax.security.auth.callback.Callback;
import javax.security.auth.callback.NameCallback;
import javax.security.auth.callback.PasswordCallback;
import javax.security.auth.callback.UnsupportedCallbackException;
import javax.security.auth.login.AppConfigurationEntry;
import org.apache.kafka.common.security.auth.AuthenticateCallbackHandler;
import org.apache.kafka.common.security.scram.ScramExtensionsCallback;
import org.jspecify.annotations.Nullable;

/**
 * Answers Kafka's SCRAM client with user and password of a {@link PasswordLogin}. Public because
 * Kafka makes it by its class; there is no reason to use it directly.
 */
public final class PasswordCallbackHandler implements AuthenticateCallbackHandler {
  private @Nullable PasswordLogin login;

  /** What the last connection gave as its name: its password is asked for in a second callback. */
  private @Nullable Password given;

  /** Called by Kafka. */
  public PasswordCallbackHandler() {}

  /**
   * Takes the login out of a client's settings.
   *
   * @param configs the client's settings
   * @param saslMechanism the mechanism the client uses
   * @param jaasConfigEntries not used
   * @throws InvalidSpecException if the settings are not those of {@link PasswordLogin#settings()}
   */
  @Override
  public void configure(
      Map<String, ?> configs, String saslMechanism, List<AppConfigurationEntry> jaasConfigEntries) {
    if (!PasswordLogin.MECHANISM.equals(saslMechanism)) {
      throw InvalidSpecException.of(
          Finding.error(
              "scram.mechanism", "sasl.mechanism", saslMechanism, PasswordLogin.MECHANISM));
    }
    login = required(configs.get(PasswordLogin.SETTING));
  }

  @Override
  public void handle(Callback[] callbacks) throws UnsupportedCallbackException {
    PasswordLogin known = required(login);
    for (Callback callback : callbacks) {
      if (callback instanceof NameCallback name) {
        Password now = known.current();
        given = now;
        name.setName(now.user());
      } else if (callback instanceof PasswordCallback asked) {
        char[] password = (given == null ? known.current() : given).characters();
        asked.setPassword(password);
        // the callback has a copy of its own
        Arrays.fill(password, ' ');
      } else if (!(callback instanceof ScramExtensionsCallback)) {
        throw new UnsupportedCallbackException(
            callback, "PasswordCallbackHandler answers SCRAM only");
      }
    }
  }

  /** Does nothing: nothing was opened. */
  @Override
  public void close() {
    login = null;
    given = null;
  }

  private static PasswordLogin required(@Nullable Object value) {
    if (value instanceof PasswordLogin login) {
      return login;
    }
    throw InvalidSpecException.of(
        Finding.error(
                "scram.login",
                PasswordLogin.SETTING,
                value == null ? null : "a " + value.getClass().getName(),
                "the object that KafkaAuth.scram put there")
            .advising(
                "Pass the client the properties of KafkaAuth whole and as objects; for files there"
                    + " is ClientProperties.text()."));
  }
}
