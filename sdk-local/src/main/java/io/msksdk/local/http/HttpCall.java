package io.msksdk.local.http;

import java.net.URLDecoder;
import java.nio.charset.StandardCharsets;
import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import org.jspecify.annotations.Nullable;

/**
 * A request as it came over the wire.
 *
 * @param method the HTTP method
 * @param rawPath the path with its percent signs, which signatures and routes need
 * @param rawQuery the query with its percent signs, null when there is none
 * @param headers all headers
 * @param body the whole body
 */
public record HttpCall(
    String method,
    String rawPath,
    @Nullable String rawQuery,
    Map<String, List<String>> headers,
    byte[] body) {

  /**
   * Returns the query, decoded.
   *
   * @return the values of each name in their order
   */
  public Map<String, List<String>> query() {
    Map<String, List<String>> query = new LinkedHashMap<>();
    if (rawQuery == null || rawQuery.isEmpty()) {
      return query;
    }
    for (String part : rawQuery.split("&", -1)) {
      int equals = part.indexOf('=');
      String name = decoded(equals < 0 ? part : part.substring(0, equals));
      String value = equals < 0 ? "" : decoded(part.substring(equals + 1));
      query.computeIfAbsent(name, n -> new ArrayList<>()).add(value);
    }
    return query;
  }

  /**
   * Decodes percent signs and nothing else: in the service's URLs a plus is a plus.
   *
   * @param text a path segment or a part of a query
   * @return the text it stands for
   */
  public static String decoded(String text) {
    return URLDecoder.decode(text.replace("+", "%2B"), StandardCharsets.UTF_8);
  }
}
