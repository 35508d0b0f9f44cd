package io.msksdk.auth.iam;

import io.msksdk.auth.credentials.CredentialNames;
import io.msksdk.auth.credentials.SharedCredentials;
import io.msksdk.core.MskException;
import io.msksdk.core.call.ClientException;
import io.msksdk.core.check.Finding;
import io.msksdk.core.check.InvalidSpecException;
import io.msksdk.core.time.Time;
import java.time.Duration;
import java.util.Map;
import java.util.Optional;
import org.jspecify.annotations.Nullable;
import software.amazon.awssdk.auth.credentials.AwsCredentials;

/**
 * The login of one client, as a callback handler of Kafka holds it: an object of the application,
 * or shared credentials that were named and go back with the client.
 */
final class LoginLease implements AutoCloseable {
  private final IamLogin login;
  private final Runnable release;

  private LoginLease(IamLogin login, Runnable release) {
    this.login = login;
    this.release = release;
  }

  /** Takes a login out of a client's settings. */
  static LoginLease of(IamMechanism mechanism, Map<String, ?> configs, String saslMechanism) {
    if (!mechanism.saslName().equals(saslMechanism)) {
      throw InvalidSpecException.of(
          Finding.error("iam.mechanism", "sasl.mechanism", saslMechanism, mechanism.saslName()));
    }
    Object name = configs.get(LoginSettings.CREDENTIALS);
    if (configs.get(LoginSettings.LOGIN) == null && name != null) {
      return named(name.toString(), configs.get(LoginSettings.REGION));
    }
    return new LoginLease(given(configs.get(LoginSettings.LOGIN)), () -> {});
  }

  /** The lease that a handler must have when Kafka asks it something. */
  static LoginLease required(@Nullable LoginLease lease) {
    return lease == null ? new LoginLease(given(null), () -> {}) : lease;
  }

  IamLogin login() {
    return login;
  }

  /** Credentials that can sign, or the reason why there are none. */
  AwsCredentials credentials() {
    long start = Time.system().nanos();
    try {
      AwsCredentials credentials = resolved();
      tell(start, Optional.empty());
      return credentials;
    } catch (MskException e) {
      tell(start, Optional.of(e.code()));
      throw e;
    }
  }

  private void tell(long start, Optional<String> error) {
    Duration took = Duration.ofNanos(Time.system().nanos() - start);
    login.tell(new LoginEvent(login.region(), took, error));
  }

  private AwsCredentials resolved() {
    AwsCredentials credentials;
    try {
      credentials = login.provider().resolveCredentials();
    } catch (MskException e) {
      // ours: says what is wrong, and no secret
      throw refused("cannot answer, " + e.getMessage(), "", e);
    } catch (RuntimeException e) {
      throw refused("threw " + e.getClass().getName(), "See the cause.", e);
    }
    if (credentials == null) {
      throw refused("returned null", "Correct the provider.", null);
    }
    if (isBlank(credentials.accessKeyId()) || isBlank(credentials.secretAccessKey())) {
      throw refused(
          "returned credentials without a key",
          "Anonymous credentials cannot sign; use a provider of an IAM identity.",
          null);
    }
    return credentials;
  }

  @Override
  public void close() {
    release.run();
  }

  private static LoginLease named(String name, @Nullable Object region) {
    if (region == null) {
      throw InvalidSpecException.of(
          Finding.error("iam.region-missing", LoginSettings.REGION, null, "the cluster's Region"));
    }
    SharedCredentials credentials = SharedCredentials.acquire(CredentialNames.find(name));
    try {
      return new LoginLease(IamLogin.of(credentials, region.toString()), credentials::close);
    } catch (InvalidSpecException e) {
      credentials.close();
      throw e;
    }
  }

  private static IamLogin given(@Nullable Object value) {
    if (value instanceof IamLogin login) {
      return login;
    }
    throw InvalidSpecException.of(
        Finding.error(
                "iam.login",
                LoginSettings.LOGIN,
                value == null ? null : "a " + value.getClass().getName(),
                "the object that KafkaAuth.iam put there")
            .advising(
                "Pass the client the properties of KafkaAuth whole and as objects; this one cannot"
                    + " be written to a file. For files there is ClientProperties.text()."));
  }

  /** Only the provider's class is named: what it throws or returns may hold a secret. */
  private ClientException refused(String what, String remedy, @Nullable Throwable cause) {
    String name = login.provider().getClass().getName();
    return ClientException.notSent(
        "IAM login",
        "credentials provider " + name + ": " + what + " (expected: AWS credentials).",
        remedy,
        cause);
  }

  private static boolean isBlank(@Nullable String text) {
    return text == null || text.isBlank();
  }
}
