package io.msksdk.auth.password;

import static java.util.Objects.requireNonNull;

import io.msksdk.core.check.Finding;
import io.msksdk.core.check.Findings;
import io.msksdk.core.check.InvalidSpecException;
import io.msksdk.core.jaas.JaasEntry;
import java.util.Arrays;
import java.util.Map;
import org.apache.kafka.common.security.scram.ScramLoginModule;
import org.jspecify.annotations.Nullable;
import software.amazon.awssdk.services.secretsmanager.SecretsManagerClient;

/**
 * A user with a password. Immutable and thread-safe.
 *
 * <p>Two logins are equal when user and password are: Kafka lets the clients of equal logins share
 * one.
 */
public final class PasswordLogin {
  /** MSK has no other (Amazon MSK Developer Guide, "Sign-in credentials authentication"). */
  static final String MECHANISM = "SCRAM-SHA-512";

  /** Kafka compares settings that begin with {@code sasl.} before it shares a login. */
  static final String SETTING = "sasl.msk.scram.login";

  private final String user;
  private final char[] password;

  private PasswordLogin(String user, char[] password) {
    this.user = user;
    this.password = password;
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
    requireNonNull(user, "user");
    var unused =
        Findings.create()
            .add(missing("user", user.isBlank()))
            .add(missing("password", requireNonNull(password, "password").length == 0))
            .requireNoErrors();
    return new PasswordLogin(user, password.clone());
  }

  /**
   * Reads user and password from a secret as MSK wants it, with one call.
   *
   * @param secrets a client of AWS Secrets Manager, the caller's to close
   * @param secretId the secret's ARN or name, such as {@code AmazonMSK_orders}
   * @return the login, as the secret is now
   * @throws io.msksdk.core.call.CallException if the secret cannot be read
   * @throws InvalidSpecException if it is not {@code {"username": .., "password": ..}}
   */
  public static PasswordLogin ofSecret(SecretsManagerClient secrets, String secretId) {
    return PasswordSecret.read(requireNonNull(secrets, "secrets"), requireNonNull(secretId, "id"));
  }

  /**
   * Returns the user.
   *
   * @return its name
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
   * Returns the same settings as text. They hold the password: never log them.
   *
   * @return an unmodifiable map
   */
  public Map<String, String> text() {
    return Map.of(
        "security.protocol",
        "SASL_SSL",
        "sasl.mechanism",
        MECHANISM,
        "sasl.jaas.config",
        JaasEntry.of(ScramLoginModule.class.getName())
            .option("username", user)
            .option("password", new String(password))
            .text());
  }

  /** A copy, for a callback that clears what it is given. */
  char[] password() {
    return password.clone();
  }

  private static @Nullable Finding missing(String property, boolean empty) {
    return empty
        ? Finding.error("scram." + property, property, "(empty)", "the " + property + " of MSK")
        : null;
  }

  @Override
  public boolean equals(@Nullable Object other) {
    return other instanceof PasswordLogin that
        && user.equals(that.user)
        && Arrays.equals(password, that.password);
  }

  /** Of the user alone: a hash of the password would tell something of it. */
  @Override
  public int hashCode() {
    return user.hashCode();
  }

  /** Returns the user: the password is secret. */
  @Override
  public String toString() {
    return "PasswordLogin[" + user + "]";
  }
}
