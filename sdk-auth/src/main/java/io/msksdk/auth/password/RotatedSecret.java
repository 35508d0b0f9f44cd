package io.msksdk.auth.password;

import io.msksdk.core.call.CallException;
import io.msksdk.core.call.CallPolicy;
import io.msksdk.core.call.Caller;
import io.msksdk.core.check.InvalidSpecException;
import io.msksdk.core.time.Time;
import java.time.Duration;
import org.jspecify.annotations.Nullable;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;
import software.amazon.awssdk.services.secretsmanager.SecretsManagerClient;

/**
 * A secret that may be rotated: read again for a new connection once it is older than half a
 * minute. MSK takes a new password within minutes of its rotation and then refuses new connections
 * with the old one, so a password that was read once would last until the next reconnect only.
 */
final class RotatedSecret implements PasswordSource {
  private static final Logger log = LoggerFactory.getLogger(RotatedSecret.class);

  /** Many connections at once are one call; one after a rotation waits no longer than this. */
  static final Duration MOST_AGE = Duration.ofSeconds(30);

  private final SecretsManagerClient secrets;
  private final String secretId;
  private final Time time;

  /**
   * A reading again holds up the client's network thread, and there is a password to go on with.
   */
  private final Caller again;

  private Password last;
  private long readAt;

  private RotatedSecret(
      SecretsManagerClient secrets, String secretId, Time time, Caller again, Password first) {
    this.secrets = secrets;
    this.secretId = secretId;
    this.time = time;
    this.again = again;
    this.last = first;
    this.readAt = time.nanos();
  }

  static RotatedSecret read(SecretsManagerClient secrets, String secretId, Time time) {
    Caller patient = Caller.of(CallPolicy.defaults(), time);
    Caller again = Caller.of(CallPolicy.builder().tries(1).build(), time);
    return new RotatedSecret(
        secrets, secretId, time, again, PasswordSecret.read(patient, secrets, secretId));
  }

  @Override
  public synchronized Password current() {
    long now = time.nanos();
    if (now - readAt >= MOST_AGE.toNanos()) {
      readAt = now;
      last = readAgain();
    }
    return last;
  }

  private Password readAgain() {
    try {
      return PasswordSecret.read(again, secrets, secretId);
    } catch (CallException | InvalidSpecException failed) {
      // the known password may well be good, and the brokers say so when it is not
      log.debug("[secret={}] not read again: {}", secretId, failed.code());
      return last;
    }
  }

  /** The same secret, read by the same client. */
  @Override
  public boolean equals(@Nullable Object other) {
    return other instanceof RotatedSecret that
        && secrets == that.secrets
        && secretId.equals(that.secretId);
  }

  @Override
  public int hashCode() {
    return secretId.hashCode();
  }

  @Override
  public String toString() {
    return secretId;
  }
}
