package io.msksdk.auth.scram;

import static java.util.Objects.requireNonNull;

import io.msksdk.core.check.Finding;
import io.msksdk.core.check.Findings;
import io.msksdk.core.check.InvalidSpecException;
import io.msksdk.core.sigv4.Sha256;
import java.nio.charset.StandardCharsets;
import java.util.Arrays;

/**
 * A user to be: a name, a password, and the key its secret is encrypted with. Holds a copy of the
 * password until {@link #close()}; shows it nowhere.
 *
 * <pre>{@code
 * try (ScramUser alice = ScramUser.of("alice", password, kmsKeyArn)) {
 *   ScramSecret secret = users.save(alice);
 * }
 * }</pre>
 */
public final class ScramUser implements AutoCloseable {
  static final String PREFIX = "AmazonMSK_";
  private static final String ALIAS = "alias/";

  private final String name;
  private final char[] password;
  private final String kmsKey;
  private final String secretName;

  private ScramUser(String name, char[] password, String kmsKey, String secretName) {
    this.name = name;
    this.password = password;
    this.kmsKey = kmsKey;
    this.secretName = secretName;
  }

  /**
   * Describes a user whose secret is named {@code AmazonMSK_<name>}. Characters that Secrets
   * Manager does not allow become dashes, and 8 digits at the end then tell such names apart.
   *
   * @param name what the user logs in as
   * @param password any text that is not empty; copied, so the caller can clear its own
   * @param kmsKey the id or ARN of a symmetric customer managed key; MSK cannot use a secret under
   *     the default key of Secrets Manager
   * @return the user
   * @throws InvalidSpecException if a value is blank, or the key is an alias; the findings name all
   */
  public static ScramUser of(String name, char[] password, String kmsKey) {
    requireNonNull(name, "name");
    requireNonNull(password, "password");
    requireNonNull(kmsKey, "kmsKey");
    Findings findings = Findings.create();
    if (name.isBlank()) {
      findings.add(Finding.error("scram.name", "name", name, "a name that is not blank"));
    }
    if (password.length == 0) {
      findings.add(Finding.error("scram.password", "password", null, "a password"));
    }
    if (kmsKey.isBlank() || kmsKey.startsWith(ALIAS) || kmsKey.contains(":" + ALIAS)) {
      findings.add(
          Finding.error("scram.key", "kmsKey", kmsKey, "the id or ARN of a customer managed key")
              .advising("MSK takes no alias here, and no secret under the default key."));
    }
    findings.requireNoErrors();
    return new ScramUser(name, password.clone(), kmsKey, secretName(name));
  }

  /**
   * Gives the secret another name.
   *
   * @param secretName begins with {@code AmazonMSK_}
   * @return the same user with that secret; each of the two is closed for itself
   * @throws InvalidSpecException if the name does not begin so or Secrets Manager does not allow it
   */
  public ScramUser inSecret(String secretName) {
    boolean fits =
        secretName.startsWith(PREFIX)
            && secretName.length() > PREFIX.length()
            && secretName.equals(safe(secretName));
    if (!fits) {
      throw InvalidSpecException.of(
          Finding.error(
              "scram.secret-name",
              "secretName",
              secretName,
              PREFIX + " and then letters, digits and any of /_+=.@-"));
    }
    return new ScramUser(name, password.clone(), kmsKey, secretName);
  }

  /**
   * Returns what the user logs in as.
   *
   * @return the name
   */
  public String name() {
    return name;
  }

  /**
   * Returns where name and password are kept.
   *
   * @return the name of the secret
   */
  public String secretName() {
    return secretName;
  }

  String kmsKey() {
    return kmsKey;
  }

  /** The form MSK reads: a JSON object of the two. */
  String json() {
    StringBuilder json = new StringBuilder("{\"username\":\"");
    for (int i = 0; i < name.length(); i++) {
      append(json, name.charAt(i));
    }
    json.append("\",\"password\":\"");
    for (char c : password) {
      append(json, c);
    }
    return json.append("\"}").toString();
  }

  /** Overwrites the password. */
  @Override
  public void close() {
    Arrays.fill(password, '\0');
  }

  /** Returns the name and the name of the secret. */
  @Override
  public String toString() {
    return "ScramUser[" + name + ", " + secretName + "]";
  }

  private static String secretName(String user) {
    String safe = safe(user);
    return PREFIX + (safe.equals(user) ? user : safe + "-" + told(user));
  }

  /**
   * Tells names apart that differ in what was replaced: one must not overwrite another's secret.
   */
  private static String told(String user) {
    return Sha256.create().hex(user.getBytes(StandardCharsets.UTF_8)).substring(0, 8);
  }

  /** Secrets Manager allows fewer characters in names than Kafka does. */
  private static String safe(String text) {
    StringBuilder safe = new StringBuilder();
    for (int i = 0; i < text.length(); i++) {
      char c = text.charAt(i);
      boolean plain = (c >= 'a' && c <= 'z') || (c >= 'A' && c <= 'Z') || (c >= '0' && c <= '9');
      safe.append(plain || "/_+=.@-".indexOf(c) >= 0 ? c : '-');
    }
    return safe.toString();
  }

  private static void append(StringBuilder json, char c) {
    if (c == '"' || c == '\\') {
      json.append('\\').append(c);
    } else if (c < ' ' || c > '~') {
      json.append(String.format("\\u%04x", (int) c));
    } else {
      json.append(c);
    }
  }
}
