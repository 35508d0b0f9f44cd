package io.msksdk.auth.iam;

import io.msksdk.core.call.ClientException;
import io.msksdk.core.check.InvalidSpecException;
import java.util.List;
import java.util.Map;
import javax.security.auth.callback.Callback;
import javax.security.auth.callback.UnsupportedCallbackException;
import javax.security.auth.login.AppConfigurationEntry;
import org.apache.kafka.common.security.auth.AuthenticateCallbackHandler;
import org.jspecify.annotations.Nullable;
import software.amazon.msk.auth.iam.internals.AWSCredentialsCallback;

/**
 * Answers the official {@code AWS_MSK_IAM} mechanism with the credentials and the Region of an
 * {@link IamLogin}. Public because Kafka makes it by its class; there is no reason to use it
 * directly.
 */
public final class IamCallbackHandler implements AuthenticateCallbackHandler {
  private @Nullable LoginLease lease;

  /** Called by Kafka. */
  public IamCallbackHandler() {}

  /**
   * Takes the login out of a client's settings.
   *
   * @param configs the client's settings
   * @param saslMechanism the mechanism the client uses
   * @param jaasConfigEntries not used
   * @throws InvalidSpecException if the mechanism is another one, or the settings are not those of
   *     {@link IamLogin}
   */
  @Override
  public void configure(
      Map<String, ?> configs, String saslMechanism, List<AppConfigurationEntry> jaasConfigEntries) {
    lease = LoginLease.of(IamMechanism.OFFICIAL, configs, saslMechanism);
  }

  @Override
  public void handle(Callback[] callbacks) throws UnsupportedCallbackException {
    for (Callback callback : callbacks) {
      if (!(callback instanceof AWSCredentialsCallback asked)) {
        throw new UnsupportedCallbackException(
            callback, "IamCallbackHandler answers AWS_MSK_IAM only");
      }
      answer(asked, LoginLease.required(lease));
    }
  }

  /** Gives named credentials back; a provider belongs to whoever made it. */
  @Override
  public void close() {
    if (lease != null) {
      lease.close();
    }
  }

  private static void answer(AWSCredentialsCallback asked, LoginLease lease) {
    asked.setCustomRegionProvider(OfficialRegion.of(lease.login().region()));
    try {
      asked.setAwsCredentials(lease.credentials());
    } catch (ClientException e) {
      // the mechanism ends the login with this as its cause
      asked.setLoadingException(e);
    }
  }
}
