package io.msksdk.auth.iam;

import io.msksdk.core.call.ClientException;
import io.msksdk.core.check.Finding;
import io.msksdk.core.check.InvalidSpecException;
import java.util.List;
import java.util.Map;
import javax.security.auth.callback.Callback;
import javax.security.auth.callback.UnsupportedCallbackException;
import javax.security.auth.login.AppConfigurationEntry;
import org.apache.kafka.common.security.auth.AuthenticateCallbackHandler;
import org.jspecify.annotations.Nullable;
import software.amazon.awssdk.auth.credentials.AwsCredentials;
import software.amazon.msk.auth.iam.internals.AWSCredentialsCallback;

/**
 * Answers the official {@code AWS_MSK_IAM} mechanism with the credentials and the Region of an
 * {@link IamLogin}. Public because Kafka makes it by its class; there is no reason to use it
 * directly.
 */
public final class IamCallbackHandler implements AuthenticateCallbackHandler {
  private @Nullable IamLogin login;

  /** Called by Kafka. */
  public IamCallbackHandler() {}

  /**
   * Takes the login out of a client's settings.
   *
   * @param configs the client's settings
   * @param saslMechanism the mechanism the client uses
   * @param jaasConfigEntries not used
   * @throws InvalidSpecException if the mechanism is another one, or the settings are not those of
   *     {@link IamLogin#settings()}
   */
  @Override
  public void configure(
      Map<String, ?> configs, String saslMechanism, List<AppConfigurationEntry> jaasConfigEntries) {
    if (!IamLogin.MECHANISM.equals(saslMechanism)) {
      throw InvalidSpecException.of(
          Finding.error("iam.mechanism", "sasl.mechanism", saslMechanism, IamLogin.MECHANISM));
    }
    login = required(configs.get(IamLogin.SETTING));
  }

  @Override
  public void handle(Callback[] callbacks) throws UnsupportedCallbackException {
    for (Callback callback : callbacks) {
      if (!(callback instanceof AWSCredentialsCallback asked)) {
        throw new UnsupportedCallbackException(
            callback, "IamCallbackHandler answers AWS_MSK_IAM only");
      }
      answer(asked, required(login));
    }
  }

  /** Does nothing: the provider belongs to whoever made it. */
  @Override
  public void close() {
    // nothing was opened
  }

  private static void answer(AWSCredentialsCallback asked, IamLogin login) {
    asked.setCustomRegionProvider(login.regionForAnyHost());
    try {
      asked.setAwsCredentials(usable(login));
    } catch (ClientException e) {
      // the mechanism ends the login with this as its cause
      asked.setLoadingException(e);
    }
  }

  private static AwsCredentials usable(IamLogin login) {
    AwsCredentials credentials;
    try {
      credentials = login.provider().resolveCredentials();
    } catch (RuntimeException e) {
      throw refused(login, "threw " + e.getClass().getName(), "See the cause.", e);
    }
    if (credentials == null) {
      throw refused(login, "returned null", "Correct the provider.", null);
    }
    if (isBlank(credentials.accessKeyId()) || isBlank(credentials.secretAccessKey())) {
      throw refused(
          login,
          "returned credentials without a key",
          "Anonymous credentials cannot sign; use a provider of an IAM identity.",
          null);
    }
    return credentials;
  }

  /** Only the provider's class is named: what it throws or returns may hold a secret. */
  private static ClientException refused(
      IamLogin login, String what, String remedy, @Nullable Throwable cause) {
    String name = login.provider().getClass().getName();
    return ClientException.notSent(
        IamLogin.MECHANISM,
        "credentials provider " + name + ": " + what + " (expected: AWS credentials).",
        remedy,
        cause);
  }

  private static IamLogin required(@Nullable Object value) {
    if (value instanceof IamLogin login) {
      return login;
    }
    throw InvalidSpecException.of(
        Finding.error(
                "iam.login",
                IamLogin.SETTING,
                value == null ? null : "a " + value.getClass().getName(),
                "the object that KafkaAuth.iam put there")
            .advising(
                "Pass the client the properties of KafkaAuth whole and as objects; this one cannot"
                    + " be written to a file."));
  }

  private static boolean isBlank(@Nullable String text) {
    return text == null || text.isBlank();
  }
}
