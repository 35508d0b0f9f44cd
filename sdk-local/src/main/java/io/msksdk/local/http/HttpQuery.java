package io.msksdk.local.http;

import java.net.URLDecoder;
import java.nio.charset.StandardCharsets;
import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import org.jspecify.annotations.Nullable;

/** The query of a URL and its encoding. */
public final class HttpQuery {
  private HttpQuery() {}

  /**
   * Parses a query.
   *
   * @param rawQuery the query with its percent signs, null when there is none
   * @return the decoded values of each name in their order
   */
  public static Map<String, List<String>> parse(@Nullable String rawQuery) {
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
