package io.msksdk.core.sigv4;

import static java.util.Objects.requireNonNull;

import com.google.errorprone.annotations.CanIgnoreReturnValue;
import io.msksdk.core.check.Finding;
import io.msksdk.core.check.InvalidSpecException;
import java.util.ArrayList;
import java.util.Collections;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.Objects;
import java.util.Optional;
import org.jspecify.annotations.Nullable;

/**
 * An HTTP request as far as a signature covers it: method, path, query, headers and the hash of the
 * body. Immutable and thread-safe; its text shows method and path alone, as the query and the
 * headers may hold tokens.
 *
 * <p>The path is given as it is on the wire, with its percent signs. A request without a body needs
 * no payload; its hash is the one of no bytes.
 */
public final class SignableRequest {
  /** The payload hash of a request whose body is not signed. */
  public static final String UNSIGNED_PAYLOAD = "UNSIGNED-PAYLOAD";

  static final String CONTENT_HASH = "x-amz-content-sha256";

  private final String method;
  private final String rawPath;
  private final List<QueryParameter> query;
  private final Map<String, String> headers;
  private final String payloadHash;

  private SignableRequest(Builder builder) {
    this.method = builder.method;
    this.rawPath = builder.rawPath;
    this.query = List.copyOf(builder.query);
    this.headers = Collections.unmodifiableMap(new LinkedHashMap<>(builder.headers));
    this.payloadHash = builder.payloadHash;
  }

  /**
   * Begins a description.
   *
   * @param method the HTTP method in upper case
   * @param rawPath the path as it is on the wire, without the query; empty means {@code /}
   * @return a builder without query, headers and body
   * @throws InvalidSpecException if the method is not of letters
   */
  public static Builder builder(String method, String rawPath) {
    return new Builder(checkedMethod(method), requireNonNull(rawPath, "rawPath"));
  }

  /**
   * Returns the HTTP method.
   *
   * @return the method
   */
  public String method() {
    return method;
  }

  /**
   * Returns the path as it is on the wire.
   *
   * @return the path with its percent signs
   */
  public String rawPath() {
    return rawPath;
  }

  /**
   * Returns a header. Repeated headers are joined by commas, spaces at the ends are gone and inner
   * ones collapsed, as in the signature.
   *
   * @param name the name in any case
   * @return the value, empty when there is no such header
   */
  public Optional<String> header(String name) {
    return Optional.ofNullable(headerOrNull(name));
  }

  /**
   * Returns the first query parameter of a name, decoded.
   *
   * @param name the name, decoded; its case matters
   * @return the value, empty when there is no such parameter
   */
  public Optional<String> queryParameter(String name) {
    return query.stream().filter(p -> p.named(name)).findFirst().map(QueryParameter::value);
  }

  /**
   * Returns the hash of the body, or what stands for it.
   *
   * @return the payload hash given to the builder; the header {@code x-amz-content-sha256}, which
   *     replaces it in a signature, is not looked at
   */
  public String payloadHash() {
    return payloadHash;
  }

  /**
   * Begins a description that equals this one.
   *
   * @return a builder with all the values of this description
   */
  public Builder toBuilder() {
    Builder builder = new Builder(method, rawPath);
    builder.query.addAll(query);
    builder.headers.putAll(headers);
    builder.payloadHash = payloadHash;
    return builder;
  }

  @Nullable String headerOrNull(String name) {
    return headers.get(name.toLowerCase(Locale.ROOT));
  }

  /** The header names in lower case, sorted, as a signer lists them. */
  List<String> sortedHeaderNames() {
    return headers.keySet().stream().sorted().toList();
  }

  List<QueryParameter> query() {
    return query;
  }

  private static String checkedMethod(String method) {
    requireNonNull(method, "method");
    boolean letters = !method.isEmpty();
    for (int i = 0; i < method.length(); i++) {
      letters &= 'A' <= method.charAt(i) && method.charAt(i) <= 'Z';
    }
    if (!letters) {
      throw InvalidSpecException.of(
          Finding.error("request.method", "method", method, "upper-case letters, such as GET"));
    }
    return method;
  }

  @Override
  public boolean equals(@Nullable Object other) {
    return other instanceof SignableRequest that
        && method.equals(that.method)
        && rawPath.equals(that.rawPath)
        && query.equals(that.query)
        && headers.equals(that.headers)
        && payloadHash.equals(that.payloadHash);
  }

  @Override
  public int hashCode() {
    return Objects.hash(method, rawPath, query, headers, payloadHash);
  }

  @Override
  public String toString() {
    return "SignableRequest[" + method + " " + rawPath + "]";
  }

  /** Collects the parts of a request. Not thread-safe. */
  public static final class Builder {
    private final String method;
    private final String rawPath;
    private final List<QueryParameter> query = new ArrayList<>();
    private final Map<String, String> headers = new LinkedHashMap<>();
    private String payloadHash = Sha256.OF_NOTHING;

    private Builder(String method, String rawPath) {
      this.method = method;
      this.rawPath = rawPath;
    }

    /**
     * Adds the parameters of a query as it is on the wire. A plus is a plus, not a space.
     *
     * @param rawQuery the text after the question mark, or null when there is none
     * @return this
     */
    @CanIgnoreReturnValue
    public Builder addRawQuery(@Nullable String rawQuery) {
      int from = 0;
      while (rawQuery != null && from < rawQuery.length()) {
        int end = rawQuery.indexOf('&', from);
        end = end < 0 ? rawQuery.length() : end;
        if (end > from) {
          query.add(QueryParameter.ofWire(rawQuery.substring(from, end)));
        }
        from = end + 1;
      }
      return this;
    }

    /**
     * Adds a query parameter.
     *
     * @param name the name, not encoded
     * @param value the value, not encoded
     * @return this
     */
    @CanIgnoreReturnValue
    public Builder addQueryParameter(String name, String value) {
      query.add(QueryParameter.of(name, value));
      return this;
    }

    /**
     * Takes out the query parameters of a name, such as the User-Agent that MSK's OAUTHBEARER
     * tokens carry unsigned.
     *
     * @param name the name, not encoded
     * @return this
     */
    @CanIgnoreReturnValue
    public Builder dropQueryParameter(String name) {
      query.removeIf(parameter -> parameter.named(name));
      return this;
    }

    /**
     * Adds a header. Values of the same name are joined by commas.
     *
     * @param name the name in any case
     * @param value the value
     * @return this
     */
    @CanIgnoreReturnValue
    public Builder addHeader(String name, String value) {
      headers.merge(name.toLowerCase(Locale.ROOT), collapsed(value), (one, two) -> one + "," + two);
      return this;
    }

    /**
     * Adds headers as HTTP servers and clients hand them over.
     *
     * @param all values by name, the names in any case
     * @return this
     */
    @CanIgnoreReturnValue
    public Builder addHeaders(Map<String, ? extends Iterable<String>> all) {
      all.forEach((name, values) -> values.forEach(value -> addHeader(name, value)));
      return this;
    }

    /**
     * Sets the body, of which the hash is kept. The default is no body.
     *
     * @param body the bytes of the body
     * @return this
     */
    @CanIgnoreReturnValue
    public Builder body(byte[] body) {
      return payloadHash(Sha256.create().hex(body));
    }

    /**
     * Sets the hash of the body, where it is known without the body.
     *
     * @param hash 64 hexadecimal characters, or {@link #UNSIGNED_PAYLOAD}
     * @return this
     */
    @CanIgnoreReturnValue
    public Builder payloadHash(String hash) {
      this.payloadHash = requireNonNull(hash, "hash");
      return this;
    }

    /**
     * Ends the description.
     *
     * @return the description
     */
    public SignableRequest build() {
      return new SignableRequest(this);
    }

    private static String collapsed(String value) {
      StringBuilder text = new StringBuilder(value.length());
      for (int i = 0; i < value.length(); i++) {
        char c = value.charAt(i);
        boolean space = c == ' ' || ('\t' <= c && c <= '\r');
        if (!space) {
          text.append(c);
        } else if (text.length() > 0 && text.charAt(text.length() - 1) != ' ') {
          text.append(' ');
        }
      }
      int length = text.length();
      if (length > 0 && text.charAt(length - 1) == ' ') {
        text.setLength(length - 1);
      }
      return text.toString();
    }
  }
}
