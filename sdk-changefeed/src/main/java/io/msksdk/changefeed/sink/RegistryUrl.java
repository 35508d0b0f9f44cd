package io.msksdk.changefeed.sink;

import static java.util.Objects.requireNonNull;

import io.msksdk.core.check.Finding;
import io.msksdk.core.check.InvalidSpecException;
import io.msksdk.core.sigv4.UriEncoding;
import java.net.URI;
import org.jspecify.annotations.Nullable;

/**
 * The URL of a schema registry of Confluent's kind, with user and secret percent-encoded in it:
 * TiCDC fails to log in when they are not. Source: TiDB documentation, "Integrate Data with
 * Confluent Cloud and Snowflake", section "Create a Kafka changefeed". Immutable and thread-safe.
 */
public final class RegistryUrl {
  private static final String MASK = "xxxxx";

  private final String text;

  private RegistryUrl(String text) {
    this.text = text;
  }

  /**
   * Returns the URL of a registry without authentication.
   *
   * @param endpoint such as {@code https://registry.example.com}
   * @return the URL
   * @throws InvalidSpecException when the endpoint is not of {@code http} or {@code https}, or has
   *     a user in it already
   */
  public static RegistryUrl of(String endpoint) {
    return new RegistryUrl(checked(endpoint));
  }

  /**
   * Returns the URL of a registry with authentication. Its credentials are its own: a TiDB user
   * does not open it.
   *
   * @param endpoint such as {@code https://registry.example.com}
   * @param user the user or API key, as it is and not percent-encoded
   * @param secret the password or API secret, as it is and not percent-encoded
   * @return the URL
   * @throws InvalidSpecException when the endpoint is not of {@code http} or {@code https}, or has
   *     a user in it already
   */
  public static RegistryUrl of(String endpoint, String user, String secret) {
    String url = checked(endpoint);
    int host = url.indexOf("//") + 2;
    String login = UriEncoding.encode(user) + ":" + UriEncoding.encode(secret);
    return new RegistryUrl(url.substring(0, host) + login + "@" + url.substring(host));
  }

  private static String checked(String endpoint) {
    requireNonNull(endpoint, "endpoint");
    Finding finding = fault("endpoint", endpoint);
    if (finding == null && endpoint.contains("@")) {
      finding =
          Finding.error("changefeed.sink.registry", "endpoint", Finding.HIDDEN, "no user in it")
              .advising("Pass user and secret on their own: they are encoded here.");
    }
    if (finding != null) {
      throw InvalidSpecException.of(finding);
    }
    return endpoint;
  }

  /** What is wrong with a URL that may have a login in it. */
  static @Nullable Finding fault(String property, String url) {
    try {
      URI uri = URI.create(url);
      boolean web = "http".equals(uri.getScheme()) || "https".equals(uri.getScheme());
      if (web && uri.getHost() != null) {
        return null;
      }
    } catch (IllegalArgumentException notEncoded) {
      // falls through: the text itself may hold a secret and stays out of the finding
    }
    return Finding.error(
            "changefeed.sink.registry", property, Finding.HIDDEN, "https://[user:secret@]host")
        .advising("Percent-encode user and secret, or let RegistryUrl do it.");
  }

  static String masked(String url) {
    int slashes = url.indexOf("//");
    int at = url.lastIndexOf('@');
    if (slashes < 0 || at < slashes) {
      return url;
    }
    int colon = url.indexOf(':', slashes);
    int end = colon < 0 || colon > at ? slashes + 2 : colon + 1;
    return url.substring(0, end) + MASK + url.substring(at);
  }

  /**
   * Returns the URL for TiCDC, with the secret in it.
   *
   * @return the URL
   */
  public String text() {
    return text;
  }

  @Override
  public boolean equals(@Nullable Object other) {
    return other instanceof RegistryUrl that && text.equals(that.text);
  }

  @Override
  public int hashCode() {
    return text.hashCode();
  }

  /** Returns the URL without the secret. */
  @Override
  public String toString() {
    return masked(text);
  }
}
