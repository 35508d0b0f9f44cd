package io.msksdk.local.http;

import java.util.List;
import java.util.Map;
import org.jspecify.annotations.Nullable;

/** A request as it came over the wire. Nobody changes it once it is read. */
public final class HttpCall {
  private final String method;
  private final String rawPath;
  private final @Nullable String rawQuery;
  private final Map<String, List<String>> headers;
  private final byte[] body;
  private final String sourceIp;

  HttpCall(
      String method,
      String rawPath,
      @Nullable String rawQuery,
      Map<String, List<String>> headers,
      byte[] body,
      String sourceIp) {
    this.method = method;
    this.rawPath = rawPath;
    this.rawQuery = rawQuery;
    this.headers = headers;
    this.body = body;
    this.sourceIp = sourceIp;
  }

  /**
   * Returns the HTTP method.
   *
   * @return the method in capitals
   */
  public String method() {
    return method;
  }

  /**
   * Returns the path with its percent signs, which signatures and routes need.
   *
   * @return the path as it is on the wire
   */
  public String rawPath() {
    return rawPath;
  }

  /**
   * Returns the query with its percent signs.
   *
   * @return the query as it is on the wire, null when there is none
   */
  public @Nullable String rawQuery() {
    return rawQuery;
  }

  /**
   * Returns all headers.
   *
   * @return the values by name
   */
  public Map<String, List<String>> headers() {
    return headers;
  }

  /**
   * Returns the whole body.
   *
   * @return the bytes themselves, not a copy
   */
  public byte[] body() {
    return body;
  }

  /**
   * Returns where the call comes from.
   *
   * @return the client's address
   */
  public String sourceIp() {
    return sourceIp;
  }

  /**
   * Returns the first value of a header.
   *
   * @param name the header's name; case does not matter
   * @return the value, empty when the header is missing
   */
  public String header(String name) {
    return headers.entrySet().stream()
        .filter(header -> name.equalsIgnoreCase(header.getKey()) && !header.getValue().isEmpty())
        .map(header -> header.getValue().get(0))
        .findFirst()
        .orElse("");
  }

  /**
   * Returns the query, decoded.
   *
   * @return the values of each name in their order
   */
  public Map<String, List<String>> query() {
    return HttpQuery.parse(rawQuery);
  }
}
