package io.msksdk.auth.password;

import static java.util.Objects.requireNonNull;

import io.msksdk.core.check.InvalidSpecException;
import io.msksdk.core.jaas.JaasEntry;
import io.msksdk.core.time.Time;
import java.util.Map;
import org.apache.kafka.common.security.scram.ScramLoginModule;
import org.jspecify.annotations.Nullable;
import software.amazon.awssdk.services.secretsmanager.SecretsManagerClient;

/**
 * A user with a password, given or kept in a secret. Thread-safe.
 *
 * <p>Two logins are equal when user and password or the secret and its client are: Kafka lets the
 * clients of equal logins share one.
 */
public final class PasswordLogin {
  /** MSK has no other (Amazon MSK Developer Guide, "Sign-in credentials authentication"). */
  static final String MECHANISM = "SCRAM-SHA-512";

  /** Kafka compares settings that begin with {@code sasl.} before it shares a login. */
  static final String SETTING = "sasl.msk.scram.login";

  private final PasswordSource source;
  private final String user;

  private PasswordLogin(PasswordSource source) {
    this.source = source;
    this.user = source.current().user();
  }

  /**
   * Names who logs in.
   *
   * @param user the user
   * @param password its password; copied, so the caller's array can be cleared
   * @return the login
   * @throws InvalidSpecException if one of them is empty
   */
  public static PasswordLogin of(String user, char[] password) {
    return new PasswordLogin(
        Password.of(requireNonNull(user, "user"), requireNonNull(password, "password")));
  }

  /**
   * Reads user and password from a secret as MSK wants it, and reads them again for connections
   * that are made half a minute or more later: a rotated password is taken up without a restart.
   * When the secret cannot be read again, the password known last is used.
   *
   * @param secrets a client of AWS Secrets Manager, the caller's to close after the Kafka clients
   * @param secretId the secret's ARN or name, such as {@code AmazonMSK_orders}
   * @return the login
   * @throws io.msksdk.core.call.CallException if the secret cannot be read
   * @throws InvalidSpecException if it is not {@code {"username": .., "password": ..}}
   */
  public static PasswordLogin ofSecret(SecretsManagerClient secrets, String secretId) {
    return ofSecret(secrets, secretId, Time.system());
  }

  /**
   * The same on another clock, by which the age of what was read is told.
   *
   * @param secrets a client of AWS Secrets Manager, the caller's to close after the Kafka clients
   * @param secretId the secret's ARN or name
   * @param time the clock
   * @return the login
   * @throws io.msksdk.core.call.CallException if the secret cannot be read
   * @throws InvalidSpecException if it is not {@code {"username": .., "password": ..}}
   */
  public static PasswordLogin ofSecret(SecretsManagerClient secrets, String secretId, Time time) {
    return new PasswordLogin(
        RotatedSecret.read(
            requireNonNull(secrets, "secrets"), requireNonNull(secretId, "secretId"), time));
  }

  /**
   * Returns the user.
   *
   * @return its name, of a secret as it was first read
   */
  public String user() {
    return user;
  }

  /**
   * Returns the settings of a Kafka client that make it log in so.
   *
   * @return an unmodifiable map; this object is a value in it, so it cannot travel as text
   */
  public Map<String, Object> settings() {
    return Map.of(
        "security.protocol",
        "SASL_SSL",
        "sasl.mechanism",
        MECHANISM,
        "sasl.jaas.config",
        JaasEntry.of(ScramLoginModule.class.getName()).text(),
        // the class itself: by name Kafka would look it up in whatever loader a thread carries
        "sasl.client.callback.handler.class",
        PasswordCallbackHandler.class,
        SETTING,
        this);
  }

  /**
   * Returns the same settings as text, with the password as it is now: text cannot follow a
   * rotation. Never log them.
   *
   * @return an unmodifiable map
   */
  public Map<String, String> text() {
    Password now = source.current();
    return Map.of(
        "security.protocol",
        "SASL_SSL",
        "sasl.mechanism",
        MECHANISM,
        "sasl.jaas.config",
        JaasEntry.of(ScramLoginModule.class.getName())
            .option("username", now.user())
            .option("password", new String(now.characters()))
            .text());
  }

  /** What a connection made now logs in with. */
  Password current() {
    return source.current();
  }

  @Override
  public boolean equals(@Nullable Object other) {
    return other instanceof PasswordLogin that && source.equals(that.source);
  }

  @Override
  public int hashCode() {
    return source.hashCode();
  }

  /** Returns the user: the password is secret. */
  @Override
  public String toString() {
    return "PasswordLogin[" + user + "]";
  }
}
