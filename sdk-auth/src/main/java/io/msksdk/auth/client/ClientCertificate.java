package io.msksdk.auth.client;

import static java.util.Objects.requireNonNull;

import io.msksdk.core.check.InvalidSpecException;
import java.io.IOException;
import java.io.UncheckedIOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.Map;
import java.util.TreeMap;
import java.util.stream.Collectors;
import org.apache.kafka.common.config.types.Password;

/**
 * The certificate of a client with its key. Immutable and thread-safe; its text shows neither key
 * nor password.
 *
 * <pre>{@code
 * KafkaAuth.mtls(ClientCertificate.files(Path.of("client.pem"), Path.of("client.key")));
 * }</pre>
 */
public final class ClientCertificate {
  private final String from;
  private final Map<String, Object> settings;

  private ClientCertificate(String from, Map<String, Object> settings) {
    this.from = from;
    this.settings = settings;
  }

  /**
   * Takes certificate and key as PEM text.
   *
   * @param chain the client's certificate, then those that lead to the authority
   * @param key its private key in PKCS 8 form, not encrypted
   * @return the certificate
   * @throws InvalidSpecException if one of them is not what it should be
   */
  public static ClientCertificate pem(String chain, String key) {
    return pem("PEM text", chain, key);
  }

  /**
   * Reads certificate and key from PEM files, once and now.
   *
   * @param chain holds the client's certificate, then those that lead to the authority
   * @param key holds its private key in PKCS 8 form, not encrypted
   * @return the certificate
   * @throws InvalidSpecException if one of them is not what it should be
   * @throws UncheckedIOException if one of them cannot be read
   */
  public static ClientCertificate files(Path chain, Path key) {
    return pem(chain.toString(), read(chain), read(key));
  }

  /**
   * Takes certificate and key from a key store, which clients open when they are made. It is opened
   * here as well, to find out its type and whether the password is right.
   *
   * @param path a key store in PKCS 12 or JKS form, with one private key
   * @param password the password of the store and of its key; copied
   * @return the certificate
   * @throws InvalidSpecException if it is no key store, has no key, or the password is wrong
   */
  public static ClientCertificate keyStore(Path path, char[] password) {
    String type = CertificateRules.typeOfKeyStore(requireNonNull(path, "path"), password);
    Password hidden = new Password(new String(password));
    return new ClientCertificate(
        path.toString(),
        Map.of(
            "ssl.keystore.type",
            type,
            "ssl.keystore.location",
            path.toAbsolutePath().toString(),
            "ssl.keystore.password",
            hidden,
            "ssl.key.password",
            hidden));
  }

  private static ClientCertificate pem(String from, String chain, String key) {
    CertificateRules.check(requireNonNull(chain, "chain"), requireNonNull(key, "key"));
    return new ClientCertificate(
        from,
        Map.of(
            "ssl.keystore.type",
            "PEM",
            "ssl.keystore.certificate.chain",
            new Password(chain),
            "ssl.keystore.key",
            new Password(key)));
  }

  private static String read(Path path) {
    try {
      return Files.readString(path);
    } catch (IOException e) {
      throw new UncheckedIOException(e);
    }
  }

  Map<String, Object> settings() {
    return settings;
  }

  Map<String, String> text() {
    return settings.entrySet().stream()
        .collect(
            Collectors.toMap(
                Map.Entry::getKey, e -> text(e.getValue()), (one, other) -> one, TreeMap::new));
  }

  private static String text(Object value) {
    return value instanceof Password hidden ? hidden.value() : value.toString();
  }

  /** Returns where it is from. */
  @Override
  public String toString() {
    return "ClientCertificate[" + from + "]";
  }
}
